import type { Overview } from '../../domain/tenants/overview.ts';
import type { PrivacyLine } from '../contacts/pages.ts';

declare module '../visit.ts' {
  interface Views {
    'home/public': { readonly trialDays: number; readonly sample: PrivacyLine };
    'home/tenant': TenantHomePage;
  }
}

export interface TenantHomePage extends Overview {
  readonly tenant: string;
  readonly givenName: string;
  readonly now: Date;
  /** Numbers as they are written, with a plus where counting stopped. */
  readonly lateCount: string;
  readonly dealCount: string;
}
