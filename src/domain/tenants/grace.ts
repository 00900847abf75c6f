import { osloDay, daysAfter, type Day } from '../clock.ts';
import { retentionCodes } from '../privacy/inventory/retention-codes.ts';
import { lawNumbers } from '../privacy/law-numbers.ts';

/** The last day of grace of a tenant that ended at a moment. */
export const graceUntil = (endedAt: Date): Day => daysAfter(osloDay(endedAt), lawNumbers.grace.value);

/** The last day on which what a tenant that ended at a moment left may still be there. */
export const erasedBy = (endedAt: Date): Day => daysAfter(osloDay(endedAt), retentionCodes.account.period.number);
