/** What a spreadsheet may take for the beginning of a formula: also after a full-width keyboard, a tab or a line end. */
const FORMULA_STARTS = '=+\\-@|\\t\\r\\n＝＋－＠';

const dangerous = new RegExp(`^'*[${FORMULA_STARTS}]`);
const guarded = new RegExp(`^''*[${FORMULA_STARTS}]`);

/**
 * Makes a cell safe to open in a spreadsheet: one that begins like a formula gets one apostrophe in front, which makes
 * it text (OWASP, CSV injection). A cell that has apostrophes before such a sign gets one more, so that the rule can be
 * taken back without guessing: see `unguardFormula`.
 */
export const guardFormula = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);

/** A number with a sign in front, such as a telephone number: a spreadsheet may count with it, and can do nothing else. */
const number = /^[+-]\d[\d .,()-]*$/;

/** The same for files that programs read: a number, or several on lines of their own, stays as it is, so that it can be used as it stands. */
export const guardButNumbers = (cell: string): string =>
  cell.split('\n').every((line) => number.test(line)) ? cell : guardFormula(cell);

/** Takes the guard away again: what a reader of our files does. `unguardFormula(guardFormula(cell)) === cell`. */
export const unguardFormula = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
