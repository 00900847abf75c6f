import { formatsFor } from '../../../words/formats.ts';

// What kinds of data can have been given to somebody, as the log and the people it is shown to know them.

/** The kinds, in the order they are asked for. */
export const disclosedCategories = [
  'name',
  'work',
  'email',
  'phone',
  'address',
  'deals',
  'activities',
  'consents',
  'other',
] as const;
export type DisclosedCategory = (typeof disclosedCategories)[number];

/** Whether a word is one of them. */
export const isDisclosedCategory = (text: string): text is DisclosedCategory =>
  disclosedCategories.some((category) => category === text);

const words: Readonly<Record<DisclosedCategory, { readonly nb: string; readonly en: string }>> = {
  name: { nb: 'navn', en: 'name' },
  work: { nb: 'arbeidssted og stilling', en: 'workplace and title' },
  email: { nb: 'e-postadresse', en: 'e-mail address' },
  phone: { nb: 'telefonnummer', en: 'phone number' },
  address: { nb: 'postadresse', en: 'postal address' },
  deals: { nb: 'salg og avtaler', en: 'deals and agreements' },
  activities: { nb: 'notater, møter og samtaler', en: 'notes, meetings and calls' },
  consents: { nb: 'samtykker og reservasjoner', en: 'consents and objections' },
  other: { nb: 'annet', en: 'other data' },
};

/** One kind in words, as it stands inside a sentence. */
export const categoryWord = (category: DisclosedCategory, language: 'nb' | 'en'): string => words[category][language];

/** Some kinds in one line that begins with a capital. */
export function categoryWords(categories: readonly DisclosedCategory[], language: 'nb' | 'en'): string {
  const known = disclosedCategories.filter((category) => categories.includes(category));
  const line = formatsFor(language).list(known.map((category) => categoryWord(category, language)));
  return line.charAt(0).toLocaleUpperCase(language) + line.slice(1);
}
