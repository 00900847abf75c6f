// The Norwegian organisation number (organisasjonsnummer): nine digits, the last a MOD11 check digit.
// Source: Brønnøysundregistrene, "Organisasjonsnummeret" (weights 3 2 7 6 5 4 3 2, modulus 11).

/** Why an input is not an organisation number. */
export type OrganisationNumberProblem = 'empty' | 'length' | 'checksum';

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

// \s covers tab, U+00A0 and U+202F; the rest are the marks that travel along when people copy from web pages and PDFs.
const separators = /[\s.\-\u2010-\u2015\u200B-\u200F\u2060]/g;

// Between groups of three: a hard space, so that a number never breaks over two lines.
const hardSpace = '\u00A0';

/**
 * What a person typed, with everything people write around the digits taken off: spaces of every kind, dots, dashes,
 * a leading `NO` and a trailing `MVA`. Does not check anything: the answer may still hold letters or be too long.
 * @example normaliseOrganisationNumber('NO 937 083 351 MVA') // '937083351'
 */
export function normaliseOrganisationNumber(input: string): string {
  return input.replace(separators, '').replace(/^NO/i, '').replace(/MVA$/i, '');
}

/**
 * Whether nine bare digits carry the right check digit. Takes normalised digits only: `'937 083 351'` is false.
 * A number whose first eight digits would need check digit 10 is never issued, and is false.
 */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^[0-9]{9}$/.test(digits)) return false;
  return checkDigit(digits.slice(0, 8)) === Number(digits[8]);
}

/**
 * The check digit that belongs to eight digits, 0–9, or undefined where MOD11 asks for 10 (such numbers do not exist).
 * @throws {RangeError} when not given exactly eight digits
 */
export function checkDigit(firstEight: string): number | undefined {
  if (!/^[0-9]{8}$/.test(firstEight)) throw new RangeError('A check digit is worked out from exactly eight digits');
  const sum = weights.reduce((total, weight, place) => total + weight * Number(firstEight[place]), 0);
  const remainder = sum % 11;
  if (remainder === 0) return 0;
  return remainder === 1 ? undefined : 11 - remainder;
}

/**
 * What is wrong with what a person typed, or undefined when it is a valid number. Anything but nine digits, letters
 * included, is a `length` problem: the advice to the person is the same ("nine digits").
 */
export function organisationNumberProblem(input: string): OrganisationNumberProblem | undefined {
  const digits = normaliseOrganisationNumber(input);
  if (digits === '') return 'empty';
  if (!/^[0-9]{9}$/.test(digits)) return 'length';
  return isOrganisationNumber(digits) ? undefined : 'checksum';
}

/**
 * The way Norwegians write it: three groups of three, with hard spaces. An input that is not nine digits after
 * normalising comes back unchanged, so that a wrong number is shown as it is and never quietly reshaped.
 * @example formatOrganisationNumber('937083351') // '937 083 351', spaces U+00A0
 */
export function formatOrganisationNumber(number: string): string {
  const digits = normaliseOrganisationNumber(number);
  if (!/^[0-9]{9}$/.test(digits)) return number;
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(hardSpace);
}

/**
 * Every valid number that is reached by deleting one digit from a ten-digit one, rising and without repeats: the
 * candidates to show a person who typed one digit too many. Never choose one on their behalf. Any other input: `[]`.
 * @example oneDigitCorrections('9370833512') // ['937083351', '937833512']
 */
export function oneDigitCorrections(digits: string): string[] {
  if (!/^[0-9]{10}$/.test(digits)) return [];
  const shortened = Array.from(digits, (_, place) => digits.slice(0, place) + digits.slice(place + 1));
  return [...new Set(shortened)].filter(isOrganisationNumber).toSorted();
}

/** Whether a text is on its way to being an organisation number rather than a name. */
export const looksLikeNumber = (typed: string): boolean =>
  /^[\d\s.\-\u2010-\u2015]+$/.test(typed.replace(/^NO(?=[\s\d])/i, '').replace(/MVA$/i, '')) && /\d/.test(typed);
