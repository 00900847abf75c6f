import type { Invitation } from '../../domain/tenants/accept-invitation.ts';
import type { InvitableRole } from '../../domain/tenants/invitations.ts';
import type { Colleague, OpenInvitation, People } from '../../domain/tenants/people.ts';

declare module '../visit.ts' {
  interface Views {
    'people/index': PeoplePage;
    'people/removal': RemovalPage;
    'people/invitation': InvitationPage;
    'people/invitation-closed': object;
  }
}

export interface PeoplePage extends People {
  readonly tenant: string;
  readonly me: string;
  readonly mayInvite: boolean;
  readonly mayPay: boolean;
  /** No seat is left for another invitation … */
  readonly full: boolean;
  /** … and not even for all who are invited. */
  readonly tooMany: boolean;
  readonly invitationDays: number;
  readonly invitableRoles: readonly InvitableRole[];
  /** The invitation whose address the form corrects. */
  readonly instead: OpenInvitation | undefined;
  /** What was typed into the form for invitations, and the words at its fields. */
  readonly email: string;
  readonly role: string;
  readonly problems: Readonly<Record<string, string>>;
}

export interface RemovalPage {
  readonly tenant: string;
  readonly tenantName: string;
  readonly person: Colleague;
  /** The person removes themselves. */
  readonly leaving: boolean;
  /** How long their name stays with what they wrote. */
  readonly months: number;
  /** What they are responsible for, with where it is listed, counted to one more than `most`. */
  readonly owned: readonly {
    readonly kind: 'contacts' | 'companies' | 'deals';
    readonly count: number;
    readonly href: string | undefined;
  }[];
  readonly most: number;
}

export interface InvitationPage extends Invitation {
  readonly tenantId: string;
  readonly token: string;
  /** The address of the person signed in, when somebody is. */
  readonly signedInAs: string | undefined;
  readonly here: string;
  readonly name: string;
  readonly shortest: number;
  readonly problems: Readonly<Record<string, string>>;
}
