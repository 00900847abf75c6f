// What a person typed, read the way they meant it. The other half of formats.ts: what that writes, this reads.
import type { Language } from './language.ts';

// Matches the start of a month's name in either language, so that "nov.", "Nov" and "november" are one.
const months = [
  /^jan/,
  /^feb/,
  /^mar/,
  /^apr/,
  /^ma[iy]/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^o[kc]t/,
  /^nov/,
  /^de[sc]/,
];

const isoDate = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const dayFirst = /^(?<day>\d{1,2})[./\- ]+(?<month>\d{1,2})[./\- ]+(?<year>\d{4}|\d{2})$/;
const spelledOut = /^(?<day>\d{1,2})\.? ?(?<name>\p{L}+)\.? ?(?<year>\d{4}|\d{2})$/u;
const digitsOnly = /^(?<day>\d{2})(?<month>\d{2})(?<year>(?:19|20|21)\d{2}|\d{2})$/;

/**
 * Reads a date: `22.11.2026`, `22.11.26`, `22/11-2026`, `22-11-2026`, `221126`, `22. november 2026`, `22 Nov 2026` or
 * ISO `2026-11-22`. The day always comes before the month, as in both languages here. Two digits of year mean
 * 1970–2069, as in POSIX.
 * @returns the day as `2026-11-22`, or undefined for what is no date, such as 31.02.2026, and for years nobody who writes
 * in a CRM means: a slip of the finger, which clocks and databases count in ways of their own
 */
export function parseDate(text: string): string | undefined {
  const typed = collapseSpaces(text).toLowerCase();
  for (const way of [isoDate, dayFirst, spelledOut, digitsOnly]) {
    const parts = way.exec(typed)?.groups;
    if (!parts) continue;
    const month = parts['name'] ? monthNamed(parts['name']) : Number(parts['month']);
    return existingDay(fullYear(parts['year'] ?? ''), month, Number(parts['day']));
  }
  return undefined;
}

/**
 * Reads an amount of money, with or without `kr`, `NOK` or `,-`: `4 500,50 kr`, `kr 4500`, `1 200,-`, `4.500.800,50`,
 * `-12`. A single mark before exactly three digits is read the language's way: `1.234` is a thousand and more in nb and one
 * and a bit in en, `1,234` the reverse.
 * @param decimals how many digits the currency's smallest unit has: 2 for kroner and øre
 * @returns whole smallest units (øre), or undefined when it is no amount (wrongly grouped digits, `45 00`, included) or has more
 * decimals than the currency
 */
export function parseMoney(text: string, language: Language, decimals = 2): number | undefined {
  const amount = collapseSpaces(text)
    .replace(/^(?:kr\.?|nok) ?/i, '')
    .replace(/ ?(?:kr\.?|nok)$/i, '')
    .replace(/[,.][-–—]$/, '');
  const numeral = parseNumeral(amount, language);
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(numeral ?? '') ?? [];
  if (whole === undefined || fraction.replace(/0+$/, '').length > decimals) return undefined;
  // Put together as digits, not multiplied as a float: 1.15 * 100 is 114.99999999999999.
  const minorUnits = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(minorUnits)) return undefined;
  return sign === '-' && minorUnits !== 0 ? -minorUnits : minorUnits;
}

/** The typed number as plain digits with a point (`-4500800.50`), or undefined. */
function parseNumeral(text: string, language: Language): string | undefined {
  const typed = collapseSpaces(text).replace(/^[−–] ?/, '-');
  const [, sign = '', body = ''] = /^([-+]?) ?(\d[\d .,']*)$/.exec(typed) ?? [];
  const decimalMark = decimalMarkOf(body, language);
  const cut = decimalMark ? body.lastIndexOf(decimalMark) : body.length;
  const whole = body.slice(0, cut);
  const fraction = body.slice(cut + 1);
  if (!/^(?:\d+|\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*)$/.test(whole) || !/^\d*$/.test(fraction)) return undefined;
  if (decimalMark && whole.includes(decimalMark)) return undefined;
  const digits = whole.replace(/\D/g, '');
  return `${sign === '-' ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

function decimalMarkOf(body: string, language: Language): ',' | '.' | undefined {
  const comma = body.lastIndexOf(',');
  const point = body.lastIndexOf('.');
  if (comma === -1 && point === -1) return undefined;
  // With both marks present, or spaces between thousands, the last mark is the decimal one.
  const last = comma > point ? ',' : '.';
  if (body.indexOf(last) !== body.lastIndexOf(last)) return undefined;
  if ((comma !== -1 && point !== -1) || /[ ']/.test(body)) return last;
  const looksLikeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
  return looksLikeThousands && last !== (language === 'nb' ? ',' : '.') ? undefined : last;
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function monthNamed(name: string): number {
  return months.findIndex((start) => start.test(name)) + 1;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

function existingDay(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A day past the end of the month rolls over into the next one, so the text no longer matches.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
