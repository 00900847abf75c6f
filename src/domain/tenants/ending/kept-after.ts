import { osloDay, daysAfter, monthsAfter, type Day } from '../../clock.ts';
import { shortestMonths } from '../../audit/shortest-periods.ts';
import { bookkeepingUntil } from '../../privacy/holds/hold-laws.ts';
import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import { erasedBy, graceUntil } from '../grace.ts';

/** What outlives a customer relationship, each a line of the certificate and of the page before an end. */
export const keptKinds = ['accounts', 'agreement', 'trail', 'actions', 'letter', 'number'] as const;

/** Something of OnNet's own that outlives the customer relationship. */
export interface KeptAfter {
  readonly what: (typeof keptKinds)[number];
  /** The provision that says so. */
  readonly law: string;
  /** The last day it is kept; null for what is about nobody. */
  readonly until: Day | null;
}

/**
 * What is kept after the end of a customer relationship, under which law and until when: accounting material to the last day
 * of the fifth year, the agreement until claims from it have lapsed, the audit trail for as long as OnNet must be able to show
 * what was done (what concerns privacy longer than the rest), the mail with the certificate, and a number with its dates.
 * @param erasedOn the day of the erasure; before it, the last day there is for it
 */
export function keptAfter(endedAt: Date, erasedOn: Day = erasedBy(endedAt)): readonly KeptAfter[] {
  const { agreement, bookkeeping, mail } = retentionCodes;
  return [
    // The last invoice can be of the day the grace is over, which is when the subscription stops.
    { what: 'accounts', law: bookkeeping.floor, until: bookkeepingUntil(daysAfter(graceUntil(endedAt), 1)) },
    { what: 'agreement', law: agreement.floor, until: monthsAfter(osloDay(endedAt), agreement.period.number * 12) },
    // An entry goes by its own day, and the last are of the erasure itself.
    { what: 'trail', law: 'GDPR art. 5(2)', until: monthsAfter(erasedOn, shortestMonths.privacy) },
    { what: 'actions', law: 'GDPR art. 32', until: monthsAfter(erasedOn, shortestMonths.ordinary) },
    { what: 'letter', law: 'GDPR art. 5(2)', until: daysAfter(erasedOn, mail.period.number) },
    { what: 'number', law: 'GDPR art. 5(2)', until: null },
  ];
}
