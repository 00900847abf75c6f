import { outside } from '../outside.ts';

/** The full address of a tenant's page about its subscription. The web has the same in src/web/paths.ts, and a test holds them together. */
export const billingLink = (slug: string): string => `${outside().publicUrl}/t/${encodeURIComponent(slug)}/billing`;
