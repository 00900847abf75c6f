import type { ShownField } from '../../domain/custom-fields/field-values.ts';
import type { WordedValue } from '../fields/field-text.ts';
import type { DeclaredField } from '../../domain/privacy/inventory/custom-fields/declared-fields.ts';
import type { ChannelInput } from '../../domain/contacts/channel-input.ts';
import type { ContactRow } from '../../domain/contacts/contact-list.ts';
import type { ContactRecord } from '../../domain/contacts/contact-record.ts';
import type { NewContact } from '../../domain/contacts/create-contact.ts';
import type { Channel } from '../../domain/privacy/purposes/purpose.ts';
import type { DuplicateHint } from '../../domain/contacts/duplicates.ts';
import type { ContactSort } from '../../domain/contacts/list-order.ts';
import type { OwnerChoice } from '../../domain/contacts/owner-choices.ts';
import type { TrashedContact } from '../../domain/contacts/trash.ts';
import type { CompanyChoice } from '../../domain/companies/company-choices.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { ChannelPanel } from '../consents/pages.ts';
import type { TimelinePart } from '../activities/pages.ts';
import type { ListState } from './list-state.ts';

declare module '../visit.ts' {
  interface Views {
    'contacts/index': ContactsIndexPage;
    'contacts/_found': ContactsIndexPage;
    'contacts/_count': { readonly text: string };
    'contacts/filters': ContactFiltersPage;
    'contacts/show': ContactPage;
    'contacts/_changed': ContactPage;
    'contacts/edit': ContactEditPage;
    'contacts/new': NewContactPage;
    'contacts/_duplicates': DuplicatesPart;
    'contacts/_suppressed': Pick<DuplicatesPart, 'suppressed' | 'restricted' | 'told' | 'confirm'>;
    'contacts/trash': ContactTrashPage;
  }
}

export interface ListChip {
  readonly text: string;
  /** The list without this filter. */
  readonly href: string;
}

export interface SortLink {
  readonly sort: ContactSort;
  readonly href: string;
  /** Undefined when the list is sorted by something else. */
  readonly direction: 'ascending' | 'descending' | undefined;
}

export interface ContactsIndexPage {
  readonly state: ListState;
  readonly filtered: boolean;
  readonly chips: readonly ListChip[];
  readonly sorts: readonly SortLink[];
  readonly rows: readonly (ContactRow & { readonly name: string; readonly initials: string; readonly hue: number })[];
  readonly rowQuery: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** How many the list holds, where the address asks for it. */
  readonly total: string | undefined;
  readonly countHref: string;
  /** The same page with `total`, for browsers without JavaScript. */
  readonly countedHref: string;
  readonly allHref: string;
  readonly mineHref: string;
  readonly clearHref: string;
  readonly filtersHref: string;
  /** Where all contacts of this list are given a purpose. */
  readonly purposesHref: string;
  /** The form of the chosen rows, which some may send: where to, and what it tells of the list. */
  readonly choice: { readonly action: string; readonly fields: readonly (readonly [string, string])[] };
  /** The owner an export of the list is narrowed to, as a member's id; empty for everybody's. */
  readonly exportOwner: string;
}

export interface ContactFiltersPage {
  readonly state: ListState;
  readonly owners: readonly OwnerChoice[];
  readonly idleChoices: readonly number[];
}

/** One person's page; `privacy` is the privacy line in words. */
export interface ContactPage extends ContactRecord {
  readonly ownFields: readonly WordedValue[];
  readonly name: string;
  readonly privacy: PrivacyLine;
  /** Where it is told to whom their data was given; undefined when it was given to nobody. */
  readonly disclosuresHref: string | undefined;
  readonly channelPanel: ChannelPanel;
  readonly editable: boolean;
  readonly timelinePart: TimelinePart;
  readonly listHref: string;
  /** Which list the contact was reached from, to go after each address: `?q=kari`, or empty. */
  readonly listQuery: string;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly trashedUntil: Date | undefined;
}

export interface PrivacyLine {
  readonly state: string;
  /** Instead of the state's glyph. */
  readonly icon: string | undefined;
  readonly parts: readonly string[];
  readonly next: string | undefined;
  /** Where what happens next is decided, for those who may decide it. */
  readonly nextHref: string | undefined;
}

export type Problems = Readonly<Record<string, FieldProblem>>;

/** Somebody saved first: both values, and the version that a second try is based on. */
export interface ConflictPart {
  readonly theirs: string | null;
  readonly yours: string | null;
}

/** The form of one fact, channel or company of a contact; `target` is the id of the place it stands in. */
export interface ContactEditPage {
  readonly contact: { readonly id: string; readonly name: string; readonly version: number };
  readonly target: string;
  /** In place of a fact; not when the form has a page of its own, where a plain form is sent. */
  readonly inPlace: boolean;
  readonly label: string;
  /** Which list the contact was reached from, to go after each address. */
  readonly listQuery: string;
  readonly action: string;
  readonly removeAction: string | undefined;
  /** What the edit began from, to be sent along with `version`; undefined for what is new. */
  readonly was: string | undefined;
  readonly form: EditForm;
  readonly problems: Problems;
  readonly conflict: ConflictPart | undefined;
}

export type EditForm =
  | { readonly kind: 'name'; readonly givenName: string; readonly familyName: string }
  | { readonly kind: 'jobTitle'; readonly value: string }
  | { readonly kind: 'custom'; readonly field: ShownField; readonly value: string }
  | { readonly kind: 'owner'; readonly value: string; readonly owners: readonly OwnerChoice[] }
  | ({ readonly kind: 'channel'; readonly labels: readonly string[]; readonly isNew: boolean } & {
      readonly channel: ChannelInput;
      /** The channels that whoever owns the typed address wants to be left alone on: the next press saves it all the same. */
      readonly suppressed: readonly Channel[];
    })
  | ({ readonly kind: 'company' } & CompanyFormPart & { readonly role: string; readonly first: boolean })
  | {
      readonly kind: 'role';
      readonly companyId: string;
      readonly companyName: string;
      readonly role: string;
      readonly first: boolean;
    };

/** A company field with its choices, for people who type a name. */
export interface CompanyFormPart {
  readonly companyName: string;
  readonly companyId: string;
  readonly choices: readonly CompanyChoice[];
}

export interface NewContactPage extends CompanyFormPart, DuplicatesPart {
  /** What the contact's id will be. */
  readonly id: string;
  readonly form: NewContact;
  readonly owners: readonly OwnerChoice[];
  readonly problems: Problems;
  /** The tenant's own fields, and what was typed into them. */
  readonly customFields: readonly (DeclaredField & { readonly typed: string })[];
}

export interface DuplicatesPart {
  readonly duplicates: readonly DuplicateHint[];
  /** The channels that whoever owns the typed addresses wants to be left alone on. */
  readonly suppressed: readonly Channel[];
  /** What of the typed is somebody's whose processing is restricted. */
  readonly restricted: readonly RestrictedHint[];
  /** How whoever owns a suppressed address learns that they are written down anew: by a mail of ours, or from the member. */
  readonly told: 'mail' | 'self' | undefined;
  /** The form was sent: the next press creates the contact all the same. */
  readonly confirm: boolean;
}

/** That an address or number belongs to somebody whose processing is restricted, and the case for who decides on privacy. */
export interface RestrictedHint {
  readonly kind: 'email' | 'phone';
  readonly href: string | undefined;
}

export interface ContactTrashPage {
  readonly rows: readonly (TrashedContact & { readonly until: Date })[];
  readonly next: string | undefined;
  readonly days: number;
}
