import { planList } from '../../billing/plans.ts';

type Language = 'nb' | 'en';

/** Stripe's own words for the lines that it makes, which are English whatever language the customer reads. */
const whole = /^\d+ × (?<name>.+) \(at .+ \/ (?<interval>month|year)\)$/;
const part = /^(?<kind>Remaining|Unused) time on (?:\d+ × )?(?<name>.+) after .+$/;

const wholeWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nb: { month: 'per bruker i måneden', year: 'per bruker i året' },
  en: { month: 'per user a month', year: 'per user a year' },
};

const partWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nb: { Remaining: 'resten av perioden', Unused: 'ubrukt del av perioden' },
  en: { Remaining: 'rest of the period', Unused: 'unused part of the period' },
};

/**
 * What a line sells, in the document's language. Quantity, price and days stand in columns of their own, so they are not said again.
 * What is not one of our plans, or is put in words that are not known here, stands as Stripe has it.
 */
export function lineText(description: string, language: Language): string {
  const { name = '', interval, kind } = (whole.exec(description) ?? part.exec(description))?.groups ?? {};
  if (!planList.some(({ productName }) => productName === name)) return description;
  const words = interval === undefined ? partWords[language][kind ?? ''] : wholeWords[language][interval];
  return words === undefined ? description : `${name}, ${words}`;
}
