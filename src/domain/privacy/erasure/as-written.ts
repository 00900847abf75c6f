// Texts as people write them, as patterns that PostgreSQL (`~*`) and JavaScript (`iu`) read alike.

/** What nobody sees in a text that was pasted: soft hyphens and marks without width. */
export const INVISIBLE = '\u00AD\u200B\u200C\u200D\u2060\uFEFF';

const BLANK = `\\s\u00A0\u202F${INVISIBLE}`;

/** Space of any width. */
export const SPACE = `[${BLANK}]+`;

const between = `[${INVISIBLE}]*`;

const lettersOf = (text: string): string =>
  Array.from(text, (letter) => letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')).join(between);

/** A text as it looks: with whatever nobody sees between its letters. */
export const literal = (text: string): string => text.trim().split(/\s+/).map(lettersOf).join(SPACE);

/** A sign of an address: itself with space about it, or its name, in brackets or set apart from the words beside it. */
const sign = (itself: string, names: string): string =>
  `(?:[${BLANK}]*(?:${itself})[${BLANK}]*|[${BLANK}_-]*[(\\[{<${BLANK}_-][${BLANK}]*(?:${itself}|${names})[${BLANK}]*[)\\]}>${BLANK}_-][${BLANK}_-]*)`;

const at = sign('@|\uFF20|%40|&#64;', 'at|a|alfa|kr(?:ø|oe|o)ll[ -]?alfa|alfa[ -]?kr(?:ø|oe|o)ll|snabel[ -]?a');
const dot = sign('\\.', 'dot|punktum|punkt|prikk');

/** An e-mail address as it is, or as somebody writes it for a human to read: `ola (at) firma dot no`, `ola krøllalfa firma punktum no`. */
export const addressAsWritten = (address: string): string =>
  address
    .trim()
    .split(/([@.])/)
    .map((part) => (part === '@' ? at : part === '.' ? dot : literal(part)))
    .join(between);
