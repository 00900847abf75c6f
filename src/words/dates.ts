// Days and times as people read them, in Europe/Oslo. Part of formats.ts, which is the entrance.
import { type Language, localeOf } from './language.ts';

/**
 * A moment (`Date`, or an ISO text with time and offset) or a day without a time (`'2026-11-22'`). A day is that day
 * wherever the server stands; a moment is shown as the clock in Oslo showed it.
 */
export type When = Date | string;

/** The ways of writing days and times in one language. Each throws a RangeError for what is not a date. */
export type Dates = {
  /** `22.11.2026` (nb), `22 Nov 2026` (en). */
  date: (when: When) => string;
  /** `22. november 2026` (nb), `22 November 2026` (en). */
  longDate: (when: When) => string;
  /** `14:05`. */
  time: (when: When) => string;
  /** `22.11.2026 14:05` (nb), `22 Nov 2026, 14:05` (en). */
  dateTime: (when: When) => string;
  /** `mars 2025` (nb), `March 2025` (en). */
  longMonth: (when: When) => string;
  /** `2026-11-22`, the Oslo day, for date fields and `<time datetime>`. */
  isoDay: (when: When) => string;
  /**
   * How far off a moment is, seen from `now`: `for 5 minutter siden`, `i går`, `om 143 dager`. What is ahead is
   * counted in days for a year, since it is a deadline; what is past turns into months after two.
   */
  relative: (when: When, now: Date) => string;
  /** A number of days from today, ahead when positive: `om 143 dager`, `i dag`, `for 3 dager siden`. */
  days: (count: number) => string;
};

const timeZone = 'Europe/Oslo';
const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;

const numeric: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };
const spelled: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const isoDays = new Intl.DateTimeFormat('sv-SE', { ...numeric, timeZone });

const MOST_REMEMBERED = 10_000;

/** A day in Norway begins on the hour, so all moments of an hour have one date: a list of fifty looks most of them up. */
function rememberedByHour(write: (when: When) => string): (when: When) => string {
  const known = new Map<number, string>();
  return (when) => {
    const moment = momentOf(when);
    const key = Math.floor(moment.getTime() / hour);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const written = write(moment);
    known.set(key, written);
    return written;
  };
}

/** Builds the date formats of a language; formats.ts keeps them. */
export function datesFor(language: Language): Dates {
  const nb = language === 'nb';
  const format = (options: Intl.DateTimeFormatOptions): ((when: When) => string) => {
    const made = new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone });
    return (when) => made.format(momentOf(when));
  };
  const date = rememberedByHour(format(nb ? numeric : spelled));
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const away = awayFor(language);
  return {
    date,
    time,
    longDate: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    dateTime: (when) => `${date(when)}${nb ? ' ' : ', '}${time(when)}`,
    longMonth: format({ month: 'long', year: 'numeric' }),
    isoDay,
    relative: (when, now) => relative(momentOf(when), now, typeof when === 'string' && isDay(when), away),
    days: (count) => away(count, 'day'),
  };
}

type Away = (count: number, unit: 'minute' | 'hour' | 'day' | 'month' | 'year' | 'second') => string;

function awayFor(language: Language): Away {
  const words = new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(localeOf[language]);
  if (language === 'en') return (count, unit) => words.format(count, unit);
  // Intl writes "3 døgn" in Norwegian, a span of 24 hours. People and deadlines count calendar days: "3 dager".
  return (count, unit) => {
    if (unit !== 'day' || Math.abs(count) <= 2) return words.format(count, unit);
    const days = `${numbers.format(Math.abs(count))} dager`;
    return count > 0 ? `om ${days}` : `for ${days} siden`;
  };
}

function relative(moment: Date, now: Date, wholeDay: boolean, away: Away): string {
  const ahead = moment.getTime() - now.getTime();
  if (!wholeDay && Math.abs(ahead) < minute) return away(0, 'second');
  if (!wholeDay && Math.abs(ahead) < hour) return away(Math.trunc(ahead / minute), 'minute');
  const days = daysBetween(today(now), isoDay(moment));
  if (!wholeDay && (days === 0 || Math.abs(ahead) < 6 * hour)) return away(Math.trunc(ahead / hour), 'hour');
  if (days > -61 && days < 366) return away(days, 'day');
  const months = Math.trunc(days / 30.436875);
  return Math.abs(months) < 24 ? away(months, 'month') : away(Math.trunc(days / 365.2425), 'year');
}

// A list asks about fifty rows seen from the same moment; working out that moment's day is the slow part.
let lastToday = { moment: Number.NaN, day: '' };

function today(now: Date): string {
  if (lastToday.moment !== now.getTime()) lastToday = { moment: now.getTime(), day: isoDay(now) };
  return lastToday.day;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

function isoDay(when: When): string {
  return typeof when === 'string' && isDay(when) ? when : isoDays.format(momentOf(when));
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function momentOf(when: When): Date {
  // A bare day is read as noon in UTC, which is the same day in Oslo all year.
  const moment = typeof when === 'string' ? new Date(isDay(when) ? `${when}T12:00:00Z` : when) : when;
  if (Number.isNaN(moment.getTime())) throw new RangeError('Not a date or time');
  return moment;
}
