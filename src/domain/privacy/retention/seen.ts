import { osloDay, daysBetween } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { lawNumbers } from '../law-numbers.ts';

/**
 * Refuses an approval of numbers that somebody looked at more than a week ago.
 * @param seenOn the day of the page, `YYYY-MM-DD`; undefined where they were counted in this very transaction
 * @throws Invalid (field `confirmed`)
 */
export function checkSeen(seenOn: string | undefined): void {
  if (seenOn === undefined) return;
  const days = /^\d{4}-\d\d-\d\d$/.test(seenOn) ? daysBetween(seenOn, osloDay()) : Number.NaN;
  if (!(days >= 0 && days <= lawNumbers.dryRunStands.value))
    throw new Invalid({ confirmed: 'retention.approve.stale' });
}
