/**
 * The passwords of ten characters or more that attackers try first, in lower case and without what people put at the
 * ends of them (see `isCommon`): words of public breach lists, and what a Norwegian would think of.
 */
const words = `
  password passord passord1 passordet hemmelig hemmelighet sommer vinter norge norge123 fotball fotball1 brann rosenborg valerenga
  valerengen lillestrom liverpool manchester manchesterunited arsenal chelsea barcelona realmadrid juventus qwerty qwertyuiop
  qwertyuiopa qwertyuio qwerty123 qwerty12345 asdfghjkl asdfghjkløæ asdfasdf zxcvbnm 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y qazwsxedc qazwsxedcrfv 0123456789 1234567890 12345678910 123456789 123456789a 9876543210 0987654321 1122334455
  1234512345 1231231234 abcdefghij abcdefghijk abcd1234 abc123abc abcabcabc iloveyou iloveyou1 jegelskerdeg jegelsker
  elskerdeg welcome velkommen velkommen1 letmein letmeinplease administrator admin adminadmin admin123 changeme changethis
  superman batman starwars princess sunshine football baseball basketball michelle jennifer charlotte alexander alexandra
  kristiansand stavanger trondheim bergen oslooslo fredrikstad drammen tromsø tromso sandefjord sarpsborg haugesund
  onnetcrm onnet sjokolade prinsesse kjærlighet kjaerlighet bamsemums solskinn blomster pusekatt snoopy pokemon
  minecraft fortnite computer internet datamaskin blink182 metallica trustno1 correcthorsebatterystaple testtest test1234
  passwordpassword passordpassord hemmelighemmelig enkelt enkeltpassord mittpassord mypassword nyttpassord newpassword
  firma firmapassord regnskap mandag tirsdag onsdag torsdag fredag januar februar september oktober november desember
`;

const common: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Whether a password is among the most common, also with figures or marks before or after: `Sommer2026!!`; or no more than rows. */
export function isCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  if (isOfRows(plain.replace(/[^\p{L}\p{N}]+/gu, ''))) return true;
  return common.has(plain) || bare === '' ? isPredictable(plain) : common.has(bare);
}

/** Figures and marks alone are refused where they are a known row or repeat a few characters. */
const isPredictable = (plain: string): boolean => common.has(plain) || new Set(plain).size <= 4;

/** What fingers run along: the figures, the alphabet, and the rows and columns of a Norwegian keyboard. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyzæøå',
  'qwertyuiopå',
  'asdfghjkløæ',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** Two characters that follow each other in a row, forwards or backwards. */
const steps: ReadonlySet<string> = new Set(
  rows.flatMap((row) =>
    Array.from(row)
      .slice(1)
      .flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`]),
  ),
);

/** So many characters for each time a run is left for another; words leave one at nearly every character. */
const CHARACTERS_A_RUN = 6;

/** Whether letters and figures are a short part said over and over, or little more than runs up or down a row: `123456789012`. */
function isOfRows(text: string): boolean {
  if (text === '') return false;
  if (/^(.{1,7})\1+$/u.test(text)) return true;
  const marks = Array.from(text);
  const left = marks.slice(1).filter((next, at) => next !== marks[at] && !steps.has(`${marks[at]}${next}`)).length;
  return left * CHARACTERS_A_RUN <= marks.length;
}
