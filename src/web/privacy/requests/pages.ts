import type { MeasuredRequests } from '../../../domain/privacy/requests/measured.ts';
import type { TypedRepresentation } from '../../../domain/privacy/requests/representation.ts';
import type { RestrictedAccount } from '../../../domain/privacy/fulfilment/account-restriction.ts';
import type { Decision, RequestKind } from '../../../domain/privacy/requests/kinds.ts';
import type { RequestFigures } from '../../../domain/privacy/requests/request-list.ts';
import type { RequestRecord } from '../../../domain/privacy/requests/request-record.ts';
import type { ShownStep } from '../../steps.ts';
import type { ShownNotice } from '../disclosures/pages.ts';
import type { CopyPage } from '../../access/pages.ts';
import type { NamedPreview } from '../../account/pages.ts';
import type { DeskPage } from '../pages.ts';
import type { ShownFulfilment } from './fulfilment.ts';
import type { DeskHrefs, RequestAct } from './desk-place.ts';
import type { ShownRequest, Urgency } from './shown-request.ts';
import type { RequestStep } from './steps.ts';

// What the pages of data subject requests get to show. At OnNet's own desk there are no tabs.
declare module '../../visit.ts' {
  interface Views {
    'privacy/requests/index': RequestsPage;
    'privacy/requests/new': NewRequestPage;
    'privacy/requests/show': RequestPage;
    'privacy/requests/copy': RequestCopyPage;
    'privacy/requests/account-erasure': UserErasurePage;
    'privacy/public/request': PublicRequestPage;
    'privacy/public/new-address': NewAddressPage;
    'privacy/public/received': PublicReceivedPage;
    'privacy/public/identity': IdentityPage;
    'privacy/public/identity-answered': IdentityAnsweredPage;
    'privacy/public/identity-closed': { readonly [name in never]: string };
  }
}

export interface RequestsPage extends DeskPage {
  readonly hrefs: DeskHrefs;
  readonly ended: boolean;
  readonly figures: RequestFigures;
  /** How they were answered in the last twelve whole months. */
  readonly measured: MeasuredRequests;
  /** At OnNet's own desk: accounts that are locked, each with the request it came from. */
  readonly locked: readonly RestrictedAccount[];
  readonly requests: readonly ShownRequest[];
  readonly next: string | undefined;
  /** The full address of the public form. */
  readonly formLink: string;
  /** The address that takes mail; undefined where none is taken in. */
  readonly address: string | undefined;
}

export interface TypedNewRequest extends TypedRepresentation {
  readonly kind: string;
  readonly channel: string;
  readonly requesterName: string;
  readonly requesterEmail: string;
  readonly message: string;
  readonly receivedOn: string;
  readonly language: 'nb' | 'en';
  readonly personId: string;
}

export interface NewRequestPage extends DeskPage {
  readonly hrefs: DeskHrefs;
  /** What the form is known by when it is sent again. */
  readonly id: string;
  readonly typed: TypedNewRequest;
  readonly problems: Readonly<Record<string, string>>;
}

export interface UserErasurePage extends NamedPreview {
  readonly personName: string;
  readonly waitsFor: readonly { readonly kind: RequestKind; readonly href: string }[];
  readonly actHref: string;
  readonly backHref: string;
}

export interface NewAddressPage {
  readonly email: string;
  readonly confirmed: boolean;
  /** Where the form is sent; once it is confirmed, where they sign in. */
  readonly here: string;
}

export interface ShownEvent {
  readonly id: string;
  readonly at: Date;
  readonly icon: string;
  readonly who: string;
  readonly what: string;
  readonly extra: readonly string[];
  readonly note: string | undefined;
}

export interface RequestPage extends DeskPage, RequestRecord {
  readonly hrefs: DeskHrefs;
  readonly title: string;
  /** The words the person was looked for by. */
  readonly find: string;
  /** What the same message can ask for as well. */
  readonly alsoKinds: readonly RequestKind[];
  /** The form that the page shows without the others. */
  readonly alone: 'answer' | 'extension' | undefined;
  /** Whether it waits for an answer. */
  readonly waits: boolean;
  /** What it is taken through, with what comes now; nothing once it has ended. */
  readonly steps: readonly ShownStep<RequestStep>[];
  readonly urgency: Urgency;
  readonly clockWords: string;
  readonly mayExtend: boolean;
  /** What the law says of who asks for another; undefined when they ask for themselves. */
  readonly representation:
    | {
        readonly ofChild: boolean;
        readonly personCanAnswer: boolean;
        readonly noRight: boolean;
        /** Where we have read it, where nobody has held it against the law itself. */
        readonly lawReading: readonly string[];
      }
    | undefined;
  readonly childAge: number;
  /** Days left of the first month. */
  readonly extendDays: number;
  /** How the request may be answered; nothing else is offered. */
  readonly decisions: readonly Decision[];
  readonly grounds: readonly { readonly value: string; readonly label: string }[];
  /** The ground to answer on where the person is erased. */
  readonly erasedGround: string;
  readonly groundWords: string | undefined;
  /** What every letter but that of a granted request ends with, in the person's language. */
  readonly remedies: string;
  /** Recipients who are told of what was done, and where a member ticks them off. */
  readonly notices: readonly ShownNotice[];
  readonly noticesHref: string;
  readonly shown: ShownFulfilment;
  readonly shownEvents: readonly ShownEvent[];
  readonly otherRequests: readonly ShownRequest[];
  /** The act that was refused, and why. */
  readonly refused: RequestAct | undefined;
  readonly problems: Readonly<Record<string, string>>;
  /** The id of the part of the page where it stands. */
  readonly wrongPart: string | undefined;
  /** What was typed in a field of it; the empty text otherwise. */
  readonly typed: (name: string) => string;
  /** What was chosen of several with one name; nothing otherwise. */
  readonly typedAll: (name: string) => readonly string[];
}

/** The copy of a request, for whoever hands it over. */
export interface RequestCopyPage extends CopyPage {
  readonly backHref: string;
  readonly personName: string;
}

export interface PublicRequestPage {
  readonly controllerName: string;
  /** OnNet itself: then it is asked who has the data. */
  readonly own: boolean;
  /** What the form is known by when it is sent again. */
  readonly id: string;
  readonly here: string;
  readonly kinds: readonly RequestKind[];
  readonly address: string | undefined;
  /** What whoever writes is told of what becomes of it (Art. 13): by whom, for how many years, and where to complain. */
  readonly handled: {
    readonly who: string;
    readonly entity: string;
    readonly years: number;
    readonly authority: { readonly name: string; readonly link: string };
  };
  readonly typed: TypedRepresentation & {
    readonly kind: string;
    readonly name: string;
    readonly email: string;
    readonly message: string;
    readonly addressee: string;
  };
  readonly problems: Readonly<Record<string, string>>;
  /** Why nothing was taken in at all. */
  readonly refused: string | undefined;
}

export interface PublicReceivedPage {
  readonly controllerName: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** By when all is gone anyway, where the customer has ended. */
  readonly goneBy: string | undefined;
}

export interface IdentityPage {
  readonly controllerName: string;
  readonly kind: RequestKind;
  readonly receivedAt: Date;
  readonly newAddress: string | undefined;
  /** Who says that they ask for the person; undefined when it is the person who asks. */
  readonly asker: string | undefined;
  readonly here: string;
}

export interface IdentityAnsweredPage {
  readonly me: boolean;
  /** Whether somebody else asked for the person. */
  readonly represented: boolean;
}
