import { AsyncLocalStorage } from 'node:async_hooks';

const stopped = new AsyncLocalStorage<Date>();

/** The present moment. Inside `atTime` it is the moment given there, which is how tests travel. */
export const now = (): Date => stopped.getStore() ?? new Date();

/** Runs `work` as if it were `moment`. */
export const atTime = <T>(moment: Date, work: () => T): T => stopped.run(moment, work);

const osloDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** A calendar day in Norway, as `2026-11-22`. */
export type Day = string;

/** The calendar day in Norway at a moment. */
export const osloDay = (moment: Date = now()): Day => osloDate.format(moment);

/** Whether a text is a day there is, as `YYYY-MM-DD`: no 31 February, and no year 0, which the database does not know. */
export function isDay(text: string): boolean {
  const day = /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day past the end of its month is read as one of the next.
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * The moment `months` calendar months before another, clamped to the last day of a shorter month
 * (31 March less one month is 28 or 29 February).
 */
export function monthsBefore(moment: Date, months: number): Date {
  const result = new Date(moment);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return result;
}

/** Whole days from one moment until another; negative when it has passed. */
export const daysUntil = (later: Date, from: Date = now()): number =>
  Math.ceil((later.getTime() - from.getTime()) / 86_400_000);

/** Days counted on, or back when negative. Counted in UTC, where every day has 24 hours. */
export function daysAfter(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/**
 * The same day-number some months later, clamped to the end of a shorter month: 31 January and one month is 28 or 29
 * February, 31 August and one month 30 September (Regulation 1182/71 Art. 3(2)(c); EDPB Guidelines 01/2022).
 */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole days from one day until another; negative when it has passed. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
