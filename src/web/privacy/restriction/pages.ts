import type { ListedRestriction } from '../../../domain/privacy/restriction/restriction.ts';
import type { RestrictedRecord } from '../../../domain/privacy/restriction/restricted-record.ts';
import type { ShownDisclosure } from '../disclosures/pages.ts';
import type { PlaceOfHit } from '../erasure/hits.ts';
import type { ShownHit } from '../erasure/pages.ts';
import type { DeskPage } from '../pages.ts';

// What the pages of restriction get to show. Problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/restriction/index': RestrictionsPage;
    'privacy/restriction/show': RestrictionPage;
    'privacy/restriction/new': NewRestrictionPage;
  }
}

export interface RestrictionsPage extends DeskPage {
  readonly restrictions: readonly ListedRestriction[];
  /** Addresses of the neighbouring pages. */
  readonly first: string | undefined;
  readonly next: string | undefined;
}

/** The case of one restriction: the record as it is kept, and the two steps that end it. */
export interface RestrictionPage extends Omit<RestrictedRecord, 'disclosures' | 'places' | 'also'> {
  readonly disclosures: readonly ShownDisclosure[];
  /** Where the person stands besides their own record and it can be decided what happens. */
  readonly places: readonly ShownHit[];
  /** Such places that are restricted with the person. */
  readonly restrictedPlaces: readonly PlaceOfHit[];
  /** How many of `places` nobody has decided about. */
  readonly undecided: number;
  /** Other contacts with the same address or number that are restricted too. */
  readonly also: readonly { readonly name: string; readonly href: string }[];
  /** The person's name, or what stands for it. */
  readonly name: string;
  readonly ways: readonly string[];
  readonly typed: { readonly how: string; readonly note: string };
  readonly problems: Readonly<Record<string, string>>;
  readonly letter: { readonly subject: string; readonly body: string; readonly mailHref: string | undefined };
}

export interface NewRestrictionPage {
  /** Whether one activity is to be restricted, or the whole person. */
  readonly kind: 'contact' | 'activity';
  readonly name: string;
  /** What stands in the activity, so that one sees that it is the right one. */
  readonly excerpt: string | undefined;
  readonly action: string;
  readonly backHref: string;
  /** Other contacts with the same e-mail address or number, to be decided about first. */
  readonly records: readonly ShownHit[];
  /** Businesses that may be the person's own, to be decided about first. */
  readonly businesses: readonly ShownHit[];
  readonly grounds: readonly string[];
  readonly typed: { readonly ground: string; readonly note: string; readonly request: string };
  readonly problems: Readonly<Record<string, string>>;
}
