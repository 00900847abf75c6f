import type { ConsentQuestion, Disowned } from '../../domain/privacy/consent/consent-by-link.ts';
import type { ContactConsents } from '../../domain/privacy/consent/contact-consents.ts';
import type { Preferences } from '../../domain/privacy/consent/preferences-by-link.ts';
import type { WithdrawalQuestion } from '../../domain/privacy/consent/withdrawal-by-link.ts';
import type { Gift, SkipReason } from '../../domain/privacy/purposes/give-to-many.ts';
import type { Channel, Purpose } from '../../domain/privacy/purposes/purpose.ts';
import type { LinkPlace } from './links.ts';

// What the pages of consents get to show: a contact's, and those of the people themselves. Problems are worded already.
declare module '../visit.ts' {
  interface Views {
    'consents/contact': ContactConsentsPage;
    'consents/many': ManyPurposesPage;
    'consents/confirm': ConsentQuestion & LinkPlace;
    'consents/disowned': Disowned;
    'consents/withdrawal': WithdrawalQuestion & LinkPlace;
    'consents/preferences': Preferences & LinkPlace & { readonly outcome: 'saved' | 'look-again' | undefined };
    'consents/link-closed': object;
  }
}

/** "May I contact this person?" */
export interface ChannelPanel {
  /** The contact's privacy page. */
  readonly href: string;
  readonly rows: readonly {
    readonly channel: Channel;
    readonly icon: string;
    readonly allowed: boolean;
    readonly reason: string;
    readonly since: string | undefined;
    /** Allowed, but not at this hour. */
    readonly notNow: boolean;
    /** The law it follows from, as it is cited. */
    readonly law: string | undefined;
  }[];
  /** Where it stands which of these laws nobody has confirmed our reading of; undefined where there is none. */
  readonly lawHref: string | undefined;
  /** Where one asks for a consent; undefined when that would help nothing, or the reader may not. */
  readonly askHref: string | undefined;
}

export interface ReadLaw {
  readonly says: string;
  readonly law: string;
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly readOn: string;
}

/** The forms of a contact's privacy page. */
export type ConsentForm = 'purpose' | 'ask' | 'record' | 'withdraw' | 'object';

export interface ContactConsentsPage extends ContactConsents {
  readonly contact: { readonly id: string; readonly name: string };
  readonly channelPanel: ChannelPanel;
  /** The rules of marketing that nobody has held against the law itself, as we read them, and where. */
  readonly lawReading: readonly ReadLaw[];
  readonly editable: boolean;
  /** The form that was refused, what was typed in it, and what is wrong. */
  readonly refused: ConsentForm | undefined;
  /** The form that stands open: the refused one, or the one somebody came for. */
  readonly opened: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly heardVias: readonly string[];
  readonly sources: readonly string[];
}

/** A purpose for many contacts at once: the form, or what it would do. */
export interface ManyPurposesPage {
  /** Those without any purpose, instead of those of a list. */
  readonly without: boolean;
  /** Whom it is about, in words. */
  readonly about: string;
  /** There are more than one act takes, and how many that is. */
  readonly tooMany: boolean;
  readonly most: string;
  readonly purposes: readonly Purpose[];
  readonly sources: readonly string[];
  readonly typed: { readonly purpose: string; readonly source: string; readonly since: string };
  readonly problems: Readonly<Record<string, string>>;
  readonly preview: (Gift & { readonly reasons: readonly SkipReason[] }) | undefined;
  readonly action: string;
  readonly backHref: string;
}
