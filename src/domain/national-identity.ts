// Personopplysningsloven § 12 (GK) lets nobody keep a national identity number without an objective need, and neither a CRM nor
// answering a request is one.

const digit = '[0-9\uFF10-\uFF19]';

/** What people and their programs put between digits: blanks, dots, strokes of any length, and what is not seen at all. */
const between = String.raw`[\p{Z}\p{Pd}\p{Cf}\t._/]`;

/** Eleven digits, however they are grouped, the last five on the next line too. */
const candidate = new RegExp(
  `(?<!${digit})(?:${digit}${between}?){5}${digit}(?:${between}|[\\r\\n]){0,5}(?:${digit}${between}?){4}${digit}(?!${digit})`,
  'gu',
);

/**
 * A UUID, or a hash in hexadecimal: made by a program, with digits by chance. One UUID in 4,500 holds eleven that pass for a number,
 * and a list of people often comes with the ids of the program it was taken from.
 */
const made = /(?<![\p{L}\p{N}])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})(?![\p{L}\p{N}])/giu;

/** Four, two and five digits: how an account number is written. */
const asAccount = /^\d{4}[ .]\d{2}[ .]\d{5}$/;
/** The beginning of an account number written as IBAN, before its eleven digits. */
const ibanBefore = /(?<![\p{L}\p{N}])NO(\d{2})[ ]?$/iu;

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * What the first check digit may leave over. Numbers given out from 2032 on may leave 1, 2 or 3 too. They still begin with the day of
 * birth; of which century it is they no longer tell (Skatteetaten, folkeregisteret-api-dokumentasjon, nytt-fodselsnummer-fra-2032).
 */
const firstRemainders: readonly number[] = [0, 1, 2, 3];

/** Most days of each month. */
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** What is added to the day in a D-number. */
const ofDNumber = 40;
/** What is added to the month in the numbers of Skatteetaten's made-up people, and of health care's helpers (H-numbers). */
const ofOthers = [80, 40];

/** Whether a text holds what is a Norwegian national identity number or D-number: a day of birth and two check digits. */
export const isNationalIdentity = (text: string): boolean => foundIn(text).length > 0;

/** A text with every number of that kind in it taken out. */
export function withoutNationalIdentityNumbers(text: string): string {
  let without = '';
  let from = 0;
  for (const { at, end } of foundIn(text)) {
    without += `${text.slice(from, at)}[–]`;
    from = end;
  }
  return without + text.slice(from);
}

/** Where numbers of that kind stand, from the left. */
function foundIn(whole: string): { readonly at: number; readonly end: number }[] {
  const text = whole.replaceAll(made, ({ length }) => 'x'.repeat(length));
  const found: { readonly at: number; readonly end: number }[] = [];
  for (let from = 0; ;) {
    candidate.lastIndex = from;
    const match = candidate.exec(text);
    if (!match) return found;
    const end = match.index + match[0].length;
    const theirs = isTheirs(match[0], text.slice(Math.max(0, match.index - 8), match.index));
    if (theirs) found.push({ at: match.index, end });
    // Eleven digits that are none may end in the middle of eleven that are.
    from = theirs ? end : match.index + 1;
  }
}

/**
 * Every such number is an account number by its check digit too, and may be dialled. So what is written as one of those is taken for
 * it, unless somebody can have been born on that day: then nobody can tell, and it is not kept. As IBAN it is an account.
 */
function isTheirs(written: string, before: string): boolean {
  const plain = written.normalize('NFKC');
  const digits = plain.replaceAll(/\D/g, '');
  if (!checks(digits) || isIban(before, digits)) return false;
  const asOther = before.endsWith('+') || asAccount.test(plain);
  return isBirthday(digits, asOther ? [0] : [0, ...ofOthers]);
}

function checks(digits: string): boolean {
  const remainder = (weights: readonly number[]): number =>
    weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0) % 11;
  return firstRemainders.includes(remainder(firstWeights)) && remainder(secondWeights) === 0;
}

function isBirthday(digits: string, added: readonly number[]): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return added.some((more) => {
    const most = days[month - more - 1] ?? 0;
    return (day >= 1 && day <= most) || (day > ofDNumber && day <= ofDNumber + most);
  });
}

/** Whether these digits are the account of an IBAN: with the letters as numbers and the check last, one is left over of 97 (ISO 13616). */
function isIban(before: string, digits: string): boolean {
  const check = ibanBefore.exec(before)?.[1];
  return check !== undefined && BigInt(`${digits}2324${check}`) % 97n === 1n;
}
