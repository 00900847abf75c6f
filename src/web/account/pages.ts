import type { ActiveSession, Membership, SignedInUser } from '../../domain/users/sessions.ts';

declare module '../visit.ts' {
  interface Views {
    'account/show': AccountPage;
    'account/tenants': { readonly memberships: readonly Membership[] };
  }
}

export interface AccountPage {
  readonly user: SignedInUser;
  readonly sessions: readonly (ActiveSession & { readonly current: boolean })[];
  readonly now: Date;
  readonly shortest: number;
  /** Words at the fields that were refused. */
  readonly problems: Readonly<Record<string, string>>;
  /** The name as typed, when it was refused. */
  readonly name: string;
}
