import type { Category, Subject } from './categories.ts';
import type { KeptUnder } from './kept-under.ts';
import type { PurposeCode } from './purposes.ts';
import type { RetentionCode } from './retention-codes.ts';

export interface InBothLanguages {
  readonly nb: string;
  readonly en: string;
}

/**
 * Who decides over a table: `controller` is OnNet (L1: users, billing, logs), `processor` means that the tenant decides
 * and OnNet handles it for them (L2: contacts and all that belongs to them). Every table is exactly one of them.
 */
export type Layer = 'controller' | 'processor';

/** Points of Art. 6(1). `tenant` where the tenant, as controller, decides it for its own purpose. */
export type LawfulBasis = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'tenant';

/**
 * What erasure does to a value.
 *
 * - `delete`: the row goes · `null`: emptied · `empty`: becomes the empty text, where null is not allowed
 * - `neutral-given-name`, `neutral-family-name`: the tenant's word for nobody
 * - `neutral-title-if-named`: the tenant's word for a deal, when the title names the person or nothing else says whose it is
 * - `erased-given-name`: as neutral, and says that the person was erased · `user-source`: the commonest way a record comes in
 * - `month`: coarsened to the month · `moment`: the moment of erasure · `erasure-month`: its month · `counted`: one more, as with any change
 * - `null-if-ended`: emptied once nothing is owed any more
 * - `null-unless-alone`, `month-if-alone`: see `alone` of the table; what belongs to someone else too keeps its time, not the person
 * - `ghost`: points to the tenant's one former user · `hmac`: a keyed hash · `shred`: unreadable, its key is destroyed
 * - `keep`: stays, on a ground in kept-under.ts · `expire`: nobody touches it; its own retention rule removes it within days
 */
export type Treatment =
  | 'delete'
  | 'null'
  | 'null-if-ended'
  | 'empty'
  | 'neutral-given-name'
  | 'erased-given-name'
  | 'user-source'
  | 'neutral-family-name'
  | 'neutral-title-if-named'
  | 'month'
  | 'moment'
  | 'erasure-month'
  | 'counted'
  | 'null-unless-alone'
  | 'month-if-alone'
  | 'ghost'
  | 'hmac'
  | 'shred'
  | 'keep'
  | 'expire';

/**
 * Art. 20: `provided` by the person, knowingly, or `observed` of what they do and buy. What we derived is not portable, nor what colleagues
 * wrote about them (WP242).
 */
export type Portable = 'provided' | 'observed' | false;

/** A column that holds something about a person. */
export interface PersonalColumn {
  readonly category: Category;
  readonly subject: Subject;
  readonly purpose: PurposeCode;
  readonly basis: LawfulBasis;
  readonly retention: RetentionCode;
  /** What happens to it when `subject` is anonymised by a rule, and when they are erased. */
  readonly erasure: Treatment;
  /** What happens to it when they are erased, on their own right, where that is not the same: see `Reason`. */
  readonly byRight?: Treatment | undefined;
  /** Why it may stay; exactly with `keep`. */
  readonly keptUnder?: KeptUnder | undefined;
  /** What happens to it when somebody else is erased whom it is about as well: who wrote it, who it belongs to. */
  readonly erasureOf?: Partial<Readonly<Record<Subject, Treatment>>> | undefined;
  /** Whether an access package (Art. 15) holds it. A column that only repeats another one need not be there twice. */
  readonly inAccess: boolean;
  readonly portable: Portable;
  /** An SQL condition on the row (its alias is the table's name) without which the value is about no person. */
  readonly onlyWhen?: string | undefined;
}

/** A column that holds nothing about a person, and why. */
export interface NotPersonalColumn {
  readonly notPersonal: string;
  /** What erasure does to it all the same; left alone when not given. */
  readonly erasure?: 'counted' | 'moment' | 'erasure-month' | 'delete' | 'null' | undefined;
  /** The same when somebody is erased on their own right, where that is not the same. */
  readonly byRight?: 'keep' | undefined;
}

/**
 * Why somebody goes. By a `rule` the row that is left counts in statistics, and no request with a name points to it. By `right`
 * (Art. 17) the case stands with a name and says who it was, so that the row is left to say that they were erased and nothing
 * of them, and what was theirs alone goes.
 */
export type Reason = 'rule' | 'right';

export type Column = PersonalColumn | NotPersonalColumn;

/** @returns whether the column holds something about a person */
export const isPersonal = (column: Column): column is PersonalColumn => 'category' in column;

/** What a tie compares: see `keys` in subject-graph.ts. */
export type TieKey =
  | 'contact'
  | 'contact-deal'
  | 'contact-restriction'
  | 'contact-email'
  | 'sole-trader-company'
  | 'user'
  | 'user-member'
  | 'user-email';

/** How the rows of a table are tied to a person. */
export interface Tie {
  /** Whose: a contact (L2) or a user (L1). */
  readonly to: 'contact' | 'user';
  /** The column, or an SQL expression on the row, that holds the key. */
  readonly column: string;
  readonly key: TieKey;
  /** `about`: the row is theirs and goes into their access package. `reference`: only this column points to them. */
  readonly as: 'about' | 'reference';
  /** SQL that the row must meet as well. */
  readonly when?: string;
  /** When erasure reaches a row by this tie it treats these columns alone; all declared ones when not given. */
  readonly treats?: readonly string[];
}

export interface TableDeclaration {
  readonly schema: 'public' | 'bullmq';
  readonly table: string;
  readonly layer: Layer;
  /** What the table is for, in a few words, for whoever reads a record of processing. */
  readonly holds: string;
  readonly ties: readonly Tie[];
  /** SQL on the row that says that it belongs to the person alone. It then goes when they are erased on their own right. */
  readonly alone?: string;
  /** SQL on the row without which nothing of it can be taken along (Art. 20), whatever its columns say. */
  readonly portableWhen?: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** What the personal columns of a table have in common. */
export interface TableDefaults {
  readonly subject: Subject;
  readonly purpose: PurposeCode;
  readonly basis: LawfulBasis;
  readonly retention: RetentionCode;
}

type Overrides = Partial<Omit<PersonalColumn, 'category' | 'erasure'>>;

/**
 * Makes the personal columns of one table, so that a declaration says in each line only what is particular to it.
 * In access packages unless it says otherwise; not portable unless it says so.
 */
export const personalColumns =
  (defaults: TableDefaults) =>
  (category: Category, erasure: Treatment, particular: Overrides = {}): PersonalColumn => ({
    ...defaults,
    inAccess: true,
    portable: false,
    ...particular,
    category,
    erasure,
  });

/** A column without anything about a person. */
export const notPersonal = (
  reason: string,
  erasure?: NotPersonalColumn['erasure'],
  byRight?: NotPersonalColumn['byRight'],
): NotPersonalColumn => ({ notPersonal: reason, erasure, byRight });

/** The tenant of a row. */
export const tenantKey = notPersonal('which tenant the row belongs to');
/** The id of a row that goes with its row. */
export const rowId = notPersonal('a number made by the program for this row');
