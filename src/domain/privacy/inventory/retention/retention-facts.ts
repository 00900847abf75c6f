import type { InBothLanguages } from '../declaration.ts';

/** A length of time as the rule says it: a month is not thirty days. */
export interface Period {
  readonly number: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** How long one kind of data is kept, and why that long. */
export interface RetentionFacts extends InBothLanguages {
  /** What is kept by it, for lists that name several. */
  readonly of: InBothLanguages;
  /** How long after `from`. Undefined where the time is not a length: `nb` and `en` say until when. */
  readonly period?: Period;
  /** What starts the clock. */
  readonly from:
    | 'creation'
    | 'end-of-customer-relationship'
    | 'end-of-accounting-year'
    | 'last-activity'
    | 'last-use'
    | 'done'
    | 'closed'
    | 'expiry'
    | 'deletion'
    | 'erasure'
    | 'withdrawal';
  readonly action: 'delete' | 'anonymise' | 'reduce';
  /** The law that sets the least time, where one does. */
  readonly floor?: string;
  /** The tenant chooses the number; the one here is what a new tenant is offered. */
  readonly tenantDecides?: boolean;
  /** Where the number comes from, and whether somebody has read it in the law itself (`GK` in the research: not). */
  readonly source: string;
  readonly verified: boolean;
}
