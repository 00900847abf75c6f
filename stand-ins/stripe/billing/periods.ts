import type { Price } from '../wire.ts';

/**
 * The end of the period that begins at `start`, counted from the anchor, so that a subscription of 31 January renews on
 * 28 February and again on 31 March.
 *
 * @param anchor Unix seconds; `start` lies at the anchor or later
 * @returns the first moment after `start` that is a whole number of intervals from the anchor
 */
export function periodEnd(anchor: number, start: number, recurring: Price['recurring']): number {
  const count = recurring?.interval_count ?? 1;
  const months = recurring?.interval === 'year' ? 12 * count : count;
  let step = 1;
  let end = addMonths(anchor, months);
  while (end <= start) end = addMonths(anchor, months * ++step);
  return end;
}

/** Calendar months later in UTC; a day the month does not have becomes its last. */
export function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Math.floor(date.getTime() / 1000);
}
