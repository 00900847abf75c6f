// The languages the product speaks. Norwegian bokmål comes first everywhere: it is written first and shown first.

/** `nb` is Norwegian bokmål, `en` is British English. */
export type Language = 'nb' | 'en';

/** Every language, bokmål first. */
export const languages: readonly Language[] = ['nb', 'en'];

/** The BCP 47 tag whose conventions a language follows: also the value of the page's `lang`. */
export const localeOf: Readonly<Record<Language, string>> = { nb: 'nb-NO', en: 'en-GB' };

/** Whether a text from outside (a path, a cookie, a column) names a language of the product. */
export function isLanguage(text: unknown): text is Language {
  return text === 'nb' || text === 'en';
}

/** The other language, for the link that switches. */
export function otherLanguage(language: Language): Language {
  return language === 'nb' ? 'en' : 'nb';
}
