export type Language = 'nb' | 'en';

/**
 * The language of a page.
 *
 * @param locale what the session asks for; null and `auto` leave it to the browser
 * @param accepted the browser's `Accept-Language`
 */
export function pageLanguage(locale: string | null, accepted: string): Language {
  if (locale === 'nb' || locale === 'en') return locale;
  for (const entry of accepted.toLowerCase().split(',')) {
    const tag = entry.trim().split(/[-;]/)[0];
    if (tag === 'nb' || tag === 'nn' || tag === 'no') return 'nb';
    if (tag === 'en') return 'en';
  }
  return 'nb';
}

const locales = { nb: 'nb-NO', en: 'en-GB' } as const;

/** An amount in the currency's smallest unit, written for people. */
export function money(language: Language, amount: number | null, currency: string | null): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: currency ?? 'nok',
    currencyDisplay: 'code',
  });
  return format.format((amount ?? 0) / 100);
}

export function day(language: Language, seconds: number): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Europe/Oslo' }).format(
    seconds * 1000,
  );
}
