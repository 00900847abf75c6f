// Personopplysningsloven § 12 (GK) lets nobody keep a national identity number without an objective need, and neither a CRM nor
// answering a request is one.

const digit = '[0-9\uFF10-\uFF19]';

/** What people and their programs put between digits: blanks, dots, strokes of any length, and what is not seen at all. */
const between = String.raw`[\p{Z}\p{Pd}\p{Cf}\t._/]`;

/**
 * Eleven digits, however they are grouped, the last five on the next line too; one written 4-2-5 is a bank account, and one
 * after a plus a telephone.
 */
const candidate = new RegExp(
  `(?<![+]|${digit})(?!${digit}{4}[ .\\u00A0]${digit}{2}[ .\\u00A0]${digit}{5}(?!${digit}))` +
    `(?:${digit}${between}?){5}${digit}(?:${between}|[\\r\\n]){0,5}(?:${digit}${between}?){4}${digit}(?!${digit})`,
  'gu',
);
const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * What the first check digit may leave over. Numbers given out from 2032 on may leave 1, 2 or 3 too
 * (Skatteetaten, folkeregisteret-api-dokumentasjon, nyttfnr2032.md). Dates are not looked at: a D-number has 40 more in its day, and from
 * 2032 a date says less.
 */
const firstRemainders: readonly number[] = [0, 1, 2, 3];

/** Whether a text holds what is a Norwegian national identity number or D-number by its two check digits. */
export const isNationalIdentity = (text: string): boolean =>
  Array.from(text.matchAll(candidate)).some(([found]) => checks(found));

/** A text with every number of that kind in it taken out. */
export const withoutNationalIdentityNumbers = (text: string): string =>
  text.replace(candidate, (found) => (checks(found) ? '[–]' : found));

function checks(written: string): boolean {
  const digits = Array.from(written.normalize('NFKC').replaceAll(/\D/g, ''), Number);
  const remainder = (weights: readonly number[]): number =>
    weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0) % 11;
  return firstRemainders.includes(remainder(firstWeights)) && remainder(secondWeights) === 0;
}
