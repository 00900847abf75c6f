import { beginningOf, containing, fold, sortKey } from '../names.ts';

/** How a typed search is put to the database. */
export type SearchQuery =
  /** LIKE patterns on the folded search text; a record matches when one of the two does. */
  | { readonly kind: 'patterns'; readonly patterns: readonly [string, string | null] }
  /** Too short for the trigram index: names that begin so, as a range of sort keys. */
  | { readonly kind: 'prefix'; readonly from: string; readonly to: string };

/** The trigram index can use a pattern only when three letters or digits in it stand together. */
const SHORTEST_PATTERN = 3;
const indexable = /[\p{L}\p{N}]{3}/u;

/**
 * Reads a typed search. A phone number is compared by its digits however it was typed (`+47 22 33 44 55`,
 * `0047 22334455`, `22-33 44`); several words match in the order typed and the opposite one (`Nordmann Kari`).
 * @returns undefined when there is nothing to search for
 */
export function readSearch(typed: string): SearchQuery | undefined {
  const text = beginningOf(typed.trim(), 100);
  if (text === '') return undefined;
  const folded = fold(text);
  const digits = phoneDigits(text);
  if (digits !== undefined) return { kind: 'patterns', patterns: [containing(digits), null] };
  const words = folded.split(/\s+/);
  if (!indexable.test(folded)) return { kind: 'prefix', from: sortKey(text), to: `${sortKey(text)}\u{10FFFF}` };
  return { kind: 'patterns', patterns: [inOrder(words), words.length > 1 ? inOrder(words.toReversed()) : null] };
}

const inOrder = (words: readonly string[]): string =>
  `%${words.map((word) => containing(word).slice(1, -1)).join('%')}%`;

/** The digits of what looks like a phone number or a part of one, without the 00 that stands for +. */
function phoneDigits(text: string): string | undefined {
  if (!/^[\d\s+().\-/\u00A0]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  return digits.length < SHORTEST_PATTERN ? undefined : digits;
}
