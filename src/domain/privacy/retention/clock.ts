import { daysAfter, monthsBefore, now, osloDay } from '../../clock.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';

/** Shortest and longest retention period a rule can have, and the one that every new tenant is proposed. */
export const FEWEST_MONTHS = 1;
export const MOST_MONTHS = 240;
export const SUGGESTED_MONTHS = retentionCodes.inactivity.period.number;

/**
 * The cutoff of a rule at this moment: a contact whose last activity came before it is due. Periods are counted in
 * calendar days in Norway, so that what is due on a day goes in that day's first night, whatever the hour was: with 36
 * months, an activity of 22.11.2023 keeps a contact until and with 21.11.2026.
 * @param inDays the cutoff of that many days ahead: what will be due then
 */
export function retentionCutoff(months: number, inDays = 0): Date {
  const lastDueDay = monthsBeforeDay(daysAfter(osloDay(now()), inDays), months);
  return startOfOsloDay(dayAfter(lastDueDay));
}

/**
 * The first day (`YYYY-MM-DD`) on which a contact with its last activity at this moment is due: the same day of a later
 * month, or the first of the month after it where there is no such day (31 January and one month is 1 March).
 */
export function dueDay(lastActivity: Date, months: number): string {
  const day = osloDay(lastActivity);
  const sameDay = monthsBeforeDay(day, -months);
  return monthsBeforeDay(sameDay, months) >= day ? sameDay : dayAfter(sameDay);
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
const monthsBeforeDay = (day: string, months: number): string =>
  monthsBefore(noonOf(day), months).toISOString().slice(0, 10);
const dayAfter = (day: string): string => new Date(noonOf(day).getTime() + 86_400_000).toISOString().slice(0, 10);

/** Midnight in Norway at the beginning of a day: 22:00 UTC the day before in summer, 23:00 in winter. */
function startOfOsloDay(day: string): Date {
  const summer = new Date(`${day}T00:00:00+02:00`);
  return osloDay(summer) === day ? summer : new Date(`${day}T00:00:00+01:00`);
}
