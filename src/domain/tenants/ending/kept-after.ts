import { osloDay, daysAfter, monthsAfter, type Day } from '../../clock.ts';
import { bookkeepingUntil } from '../../privacy/holds/hold-laws.ts';
import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import { graceUntil } from '../grace.ts';

/** Something of OnNet's own that outlives the customer relationship. */
export interface KeptAfter {
  readonly what: 'accounts' | 'agreement' | 'trail';
  /** The provision that says so. */
  readonly law: string;
  /** The last day it is kept. */
  readonly until: Day;
}

/**
 * What is kept after the end of a customer relationship, under which law and until when: accounting material to the last day
 * of the fifth year, the agreement until claims from it have lapsed, and what was done about privacy for as long as OnNet
 * must be able to show it.
 */
export function keptAfter(endedAt: Date): readonly KeptAfter[] {
  const day = osloDay(endedAt);
  const { agreement, bookkeeping } = retentionCodes;
  return [
    // The last invoice can be of the day the grace is over, which is when the subscription stops.
    { what: 'accounts', law: bookkeeping.floor, until: bookkeepingUntil(daysAfter(graceUntil(endedAt), 1)) },
    { what: 'agreement', law: agreement.floor, until: monthsAfter(day, agreement.period.number * 12) },
    { what: 'trail', law: 'GDPR art. 5(2)', until: monthsAfter(day, 60) },
  ];
}
