import type { RequestKind } from '../../domain/privacy/requests/kinds.ts';
import type { OwnRequest } from '../../domain/privacy/requests/own-requests.ts';
import type { AccountCertificate } from '../../domain/users/own-erasure/certificate.ts';
import type { SignInEvent } from '../../domain/users/sign-in-events.ts';
import type { KeyGroup } from './keys.ts';
import type { ActiveSession, Membership, SignedInUser } from '../../domain/users/sessions.ts';

declare module '../visit.ts' {
  interface Views {
    'account/show': AccountPage;
    'account/erasure': OwnErasurePage;
    'account/keys': KeysPage;
    'account/_keys-dialog': KeysPage;
    'account/erased': { readonly email: string };
    'account/certificate': AccountCertificatePage;
    'account/requests': OwnRequestsPage;
    'account/tenants': { readonly memberships: readonly Membership[] };
  }
}

/** Rows of something, as people call it. */
export interface NamedRows {
  readonly label: string;
  readonly rows: number;
}

/** Something that is kept, until when, in words, and under which law. */
export interface NamedKept extends NamedRows {
  readonly until: string;
  readonly law: string;
}

interface OwnErasureRows {
  readonly former: readonly NamedRows[];
  readonly kept: readonly NamedKept[];
}

/** What erasing an account does, and what stands in its way. */
export interface NamedPreview extends OwnErasureRows {
  readonly deleted: readonly NamedRows[];
  readonly soleOwnerOf: readonly { readonly slug: string; readonly name: string }[];
  readonly operator: boolean;
}

export interface OwnErasurePage extends NamedPreview {
  /** What they have asked OnNet for that cannot be given once the account is gone. */
  readonly waitsFor: readonly RequestKind[];
  /** The address as typed. */
  readonly email: string;
  readonly problems: Readonly<Record<string, string>>;
}

export interface AccountCertificatePage extends OwnErasureRows {
  readonly certificate: AccountCertificate;
  /** `YYYY-MM-DD`. */
  readonly backupsGoneOn: string;
  readonly erased: readonly NamedRows[];
  readonly fileHref: string;
}

export interface KeysPage {
  readonly groups: readonly KeyGroup[];
  /** The reader has switched them off. */
  readonly off: boolean;
}

export interface OwnRequestsPage {
  readonly requests: readonly OwnRequest[];
  readonly kinds: readonly RequestKind[];
  readonly typed: { readonly kind: string; readonly message: string };
  readonly problems: Readonly<Record<string, string>>;
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
