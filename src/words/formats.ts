// How dates, numbers, money and names are written in each language. Every day and time is in Europe/Oslo.
import { formatOrganisationNumber } from '../domain/register/organisation-number.ts';
import { citationFor } from './citations.ts';
import { datesFor, type Dates } from './dates.ts';
import { type Language, localeOf } from './language.ts';
import { phoneForDisplay } from './phone.ts';

export type { When } from './dates.ts';

/** The ways of writing values in one language. Made once: Intl objects are slow to build and quick to use. */
export type Formats = Dates & {
  language: Language;
  /** `4 500 800,5` in nb (hard spaces), `4,500,800.5` in en; `decimals` fixes how many digits follow the sign. */
  number: (value: number | bigint, decimals?: number) => string;
  /**
   * An amount in the currency's smallest unit (øre) as `4 500 800 kr` (nb) or `NOK 4,500,800` (en); the decimals
   * are shown only when they are not all zero. `currency` is an ISO 4217 code.
   * @throws {RangeError} when `minorUnits` is not whole, or the currency is not a code
   */
  money: (minorUnits: number | bigint, currency?: string) => string;
  /** A size in bytes as `820 B`, `12 kB`, `1,2 MB`: thousands, as discs are sold. */
  bytes: (count: number) => string;
  /** A share from 0 to 1 as `12 %` (nb) or `12%` (en). */
  percent: (share: number, decimals?: number) => string;
  /** `937 083 351`, the same in both languages; what is not nine digits comes back as it is. */
  organisationNumber: (number: string) => string;
  /** A number in E.164 (`+4722334455`) as people here write it: `22 33 44 55`, foreign ones with their country code. */
  phone: (e164: string) => string;
  /** A provision, stored as `GDPR art. 17(1)`, as it is cited in the language: `personvernforordningen art. 17 nr. 1` (nb). */
  citation: (law: string) => string;
  /** `Kari, Ola og Per` (nb), `Kari, Ola and Per` (en). */
  list: (items: readonly string[]) => string;
  /** `Norge` (nb), `Norway` (en) of an ISO 3166-1 alpha-2 code; a code that names no country comes back as it is. */
  country: (code: string) => string;
  /** One or two capitals for an avatar: `Kari Anne Nordmann` is `KN`; an empty name is an empty text. */
  initials: (name: string) => string;
};

const made = new Map<Language, Formats>();

/**
 * The formats of a language; the same object each time.
 * @example formatsFor('nb').money(450080000) // '4 500 800 kr', hard spaces
 */
export function formatsFor(language: Language): Formats {
  let formats = made.get(language);
  if (!formats) made.set(language, (formats = makeFormats(language)));
  return formats;
}

function makeFormats(language: Language): Formats {
  const number = numbersFor(localeOf[language]);
  const percent = numbersFor(localeOf[language], { style: 'percent' });
  const lists = new Intl.ListFormat(localeOf[language], { type: 'conjunction' });
  const countries = new Intl.DisplayNames(localeOf[language], { type: 'region' });
  return {
    ...datesFor(language),
    language,
    number,
    percent: (share, decimals = 0) => percent(share, decimals),
    money: moneyFor(language, number),
    bytes: (count) => bytes(count, number),
    organisationNumber: formatOrganisationNumber,
    phone: phoneForDisplay,
    citation: citationFor(language),
    list: (items) => lists.format(items),
    country: (code) => countries.of(code) ?? code,
    initials,
  };
}

type WriteNumber = (value: number | bigint | Intl.StringNumericLiteral, decimals?: number) => string;

// One Intl object for each number of decimals that is asked for, made when first needed.
function numbersFor(locale: string, options: Intl.NumberFormatOptions = {}): WriteNumber {
  const fixed = new Map<number, Intl.NumberFormat>();
  const free = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...options });
  return (value, decimals) => {
    if (decimals === undefined) return free.format(value);
    let format = fixed.get(decimals);
    if (!format) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      fixed.set(decimals, (format = new Intl.NumberFormat(locale, { ...options, ...digits })));
    }
    return format.format(value);
  };
}

function moneyFor(language: Language, number: WriteNumber): Formats['money'] {
  return (minorUnits, currency = 'NOK') => {
    const decimals = minorDigits(currency);
    const digits = BigInt(minorUnits)
      .toString()
      .replace('-', '')
      .padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals);
    // The amount goes to Intl as digits, never as a divided float, so that no øre is ever rounded away.
    const amount = `${minorUnits < 0 ? '-' : ''}${whole}.${fraction || '0'}`;
    if (!isNumeral(amount)) throw new RangeError('An amount is a whole number of the smallest unit');
    const written = number(amount, Number(fraction) === 0 ? 0 : decimals);
    if (language === 'en') return `${currency}\u00A0${written}`;
    return `${written}\u00A0${currency === 'NOK' ? 'kr' : currency}`;
  };
}

function isNumeral(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+\.\d+$/.test(text);
}

const digitsOfCurrency = new Map<string, number>();

function minorDigits(currency: string): number {
  let digits = digitsOfCurrency.get(currency);
  if (digits === undefined) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    digitsOfCurrency.set(currency, (digits = maximumFractionDigits ?? 2));
  }
  return digits;
}

function bytes(count: number, number: WriteNumber): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = count;
  let unit = 0;
  // 999.95 kB would be written "1000,0 kB": the step up comes where rounding to one decimal reaches a thousand.
  while (size >= (unit === 0 ? 1000 : 999.95) && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const rounded = size < 10 && unit > 0 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${number(rounded)}\u00A0${units[unit] ?? 'B'}`;
}

// A letter with the marks that belong to it: "A" and a separate ring are one letter. Splitting by Intl.Segmenter says
// the same of names and takes ten times as long, which a list with an avatar in each row would feel.
const firstLetter = /^[\p{L}\p{N}]\p{M}*/u;
const plain = /^[A-ZÆØÅ][A-Za-zÆØÅæøå-]* [A-ZÆØÅ][A-Za-zÆØÅæøå-]*$/;

function initials(name: string): string {
  // Nearly every person in a list: two words of letters that stand alone.
  if (plain.test(name)) return `${name.charAt(0)}${name.charAt(name.indexOf(' ') + 1)}`;
  const letters = name.split(/\s+/).flatMap((word) => firstLetter.exec(word) ?? []);
  const ends = letters.length > 1 ? `${letters[0] ?? ''}${letters.at(-1) ?? ''}` : (letters[0] ?? '');
  return ends.toUpperCase();
}
