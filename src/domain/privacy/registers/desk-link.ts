import { outside } from '../../outside.ts';

/** The full address of a room of a tenant's privacy desk, for a mail that no request asked for. */
export const deskLink = (slug: string, room: 'sub-processors' | 'breaches' | 'agreement' | 'ending'): string =>
  `${outside().publicUrl}/t/${slug}/privacy/${room}`;
