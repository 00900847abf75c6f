import type { SignInEvent } from '../../domain/users/sign-in-events.ts';
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
  /** The newest sign-ins and tries, and for how many days they are kept, and of these with the whole address. */
  readonly signIns: readonly SignInEvent[];
  readonly signInDays: { readonly kept: number; readonly whole: number };
  readonly now: Date;
  readonly shortest: number;
  /** Words at the fields that were refused. */
  readonly problems: Readonly<Record<string, string>>;
  /** The name as typed, when it was refused. */
  readonly name: string;
}
