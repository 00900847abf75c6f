import type { Blocked } from '../../../domain/privacy/erasure/certificate.ts';
import type { Erasure } from '../../../domain/privacy/erasure/erasure-record.ts';
import type { DeskPage } from '../pages.ts';

// What the pages of erasure get to show. Grounds, tables and problems are worded already.
declare module '../../visit.ts' {
  interface Views {
    'privacy/erasure/index': ErasuresPage;
    'privacy/erasure/new': NewErasurePage;
    'privacy/erasure/show': ErasurePage;
    'privacy/erasure/certificate': CertificatePage;
  }
}

export interface ErasuresPage extends DeskPage {
  readonly erasures: readonly Erasure[];
}

/** One branch of the tree. */
export interface ShownBranch {
  readonly label: string;
  readonly rows: number;
  readonly outcome: string;
  /** What of it stays, and why; empty when nothing does. */
  readonly keeps: string;
}

/** A hold in one line. */
export interface ShownHoldLine {
  readonly text: string;
  readonly href: string;
}

/** A place that somebody has to decide about. */
export interface ShownHit {
  readonly name: string;
  readonly place: string;
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** Only the family name stands there. */
  readonly possible: boolean;
  /** Only the given name stands there. */
  readonly givenOnly: boolean;
  readonly held: boolean;
  readonly href: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
  readonly problem: string | undefined;
}

export interface NewErasurePage {
  readonly name: string;
  readonly restricted: boolean;
  readonly branches: readonly ShownBranch[];
  readonly holds: readonly ShownHoldLine[];
  /** Where something is held back by law first. */
  readonly holdHref: string;
  readonly files: number;
  readonly mails: number;
  readonly backupDays: number;
  /** Requests for a copy that have to be answered first. */
  readonly copyHrefs: readonly string[];
  /** Requests to be erased of which it is not shown who asks, where it is to be decided instead. */
  readonly caseHrefs: readonly string[];
  /** Requests from an address of theirs that nobody has matched with anybody. */
  readonly unmatchedHrefs: readonly string[];
  /** Businesses that may be the person's own. */
  readonly businesses: readonly ShownHit[];
  readonly hits: readonly ShownHit[];
  /** Places with their given name alone, and what can be chosen for all of them. */
  readonly given: readonly ShownHit[];
  readonly givenOptions: ShownHit['options'];
  /** What names them at others, and stays without anybody being asked. */
  readonly stays: readonly ShownKept[];
  /** Other contacts of the same name, who stay because they may be somebody else. */
  readonly namesakesHref: string | undefined;
  /** The places are more than are shown. */
  readonly many: boolean;
  /** Those with the given name alone are more than are shown. */
  readonly manyGiven: boolean;
  readonly typed: {
    readonly neverContact: boolean;
    readonly confirmed: boolean;
    readonly request: string;
    readonly given: string;
  };
  readonly problems: Readonly<Record<string, string>>;
  readonly action: string;
  readonly backHref: string;
}

export interface ShownKept {
  readonly place: string;
  readonly rows: number;
  readonly reason: string;
  readonly law: string;
  readonly until: string | null;
  /** Where there is no day: when it goes, in words. */
  readonly ends: string | undefined;
}

export interface ErasurePage {
  readonly erasure: Erasure;
  readonly working: boolean;
  /** Requests for a copy that put it off. */
  readonly copyHrefs: readonly string[];
  readonly treated: readonly { readonly label: string; readonly rows: number }[];
  readonly kept: readonly ShownKept[];
  readonly holds: readonly ShownHoldLine[];
  /** What was found after all, to be decided about; and what can only be put right where it is. */
  readonly hits: readonly ShownHit[];
  readonly byHand: readonly { readonly place: string; readonly rows: number }[];
  /** The request it came with. */
  readonly requestHref: string | undefined;
}

export interface CertificatePage extends Pick<ErasurePage, 'erasure' | 'treated' | 'kept'> {
  readonly person: string;
  readonly rule: string;
  readonly decidedAt: Date;
  readonly erasedAt: Date;
  readonly checkedAt: Date;
  readonly blocked: Blocked;
  /** `YYYY-MM-DD`. */
  readonly backupsGoneOn: string;
  readonly genuine: boolean;
}
