import type { InBothLanguages } from '../inventory/declaration.ts';
import type { LawNumber } from '../law-numbers.ts';
import type { PolicyLanguage, PolicySection, PolicySentence } from '../policy-text.ts';

// What generated sections are put together from. No number is written here either: a test reads it.

/** Begins the id of every generated section and sentence. */
export const GENERATED = 'added-';

/** A sentence before its section has given it an id. */
export type Part = Omit<PolicySentence, 'id'> & { readonly key: string };

/** A section of what the law requires. */
export const section = (
  id: string,
  heading: Record<PolicyLanguage, string>,
  parts: readonly Part[],
): PolicySection => ({
  id: `${GENERATED}${id}`,
  heading,
  sentences: parts.map(({ key, ...sentence }) => ({ id: `${GENERATED}${id}-${key}`, ...sentence })),
});
/** A running sentence. */
export const said = (key: string, { nb, en }: InBothLanguages): Part => ({ key, kind: 'sentence', nb, en });
/** A point of a list. */
export const listed = (key: string, text: (language: PolicyLanguage) => string): Part => ({
  key,
  kind: 'listItem',
  nb: text('nb'),
  en: text('en'),
});

/** A length of time in words: `30 days`. */
export const lengthIn = (language: PolicyLanguage, count: number, unit: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
const singular = { hours: 'hour', days: 'day', months: 'month', years: 'year' } as const;
/** A number of the law in words. */
export const length = (language: PolicyLanguage, { value, unit }: LawNumber): string =>
  lengthIn(language, value, singular[unit]);
/** Words in a row, with `and` before the last. */
export const list = (language: PolicyLanguage, words: Iterable<string>): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
/** As it stands inside a sentence; an abbreviation keeps its capitals. */
export const lowered = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
