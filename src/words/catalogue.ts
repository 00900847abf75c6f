// The one message catalogue: every text a person sees, in every language, looked up by key.
import * as areas from './areas.ts';
import { type Language, localeOf } from './language.ts';
import { compile, type Message, type MessageParams, type NumberManner } from './message.ts';

export { isLanguage, languages, otherLanguage } from './language.ts';
export type { Language } from './language.ts';
export type { MessageParams } from './message.ts';

type Areas = typeof areas;

/** The key of a message that exists, such as `action.save`. */
export type MessageKey = { [Area in keyof Areas]: keyof Areas[Area] }[keyof Areas];

/**
 * Looks a message up and fills it in.
 * @throws {Error} when the key names no message, or a parameter the text asks for is missing
 */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** Every message by its key. A key in two areas is a mistake, found when the program starts. */
export const messages: ReadonlyMap<string, Message> = gather();

const translators: Readonly<Record<Language, Translate>> = { nb: makeTranslator('nb'), en: makeTranslator('en') };

/**
 * The lookup of one language. The same function each time, with every text compiled beforehand.
 * @example translator('nb')('list.countAtLeast', { count: 10000 }) // '10 000+'
 */
export function translator(language: Language): Translate {
  return translators[language];
}

/** Whether a text, such as one put together from a status, is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return messages.has(key);
}

function gather(): Map<string, Message> {
  const all = new Map<string, Message>();
  for (const area of Object.values(areas)) {
    for (const [key, message] of Object.entries(area)) {
      if (all.has(key)) throw new Error(`The message ${key} is written in two areas`);
      all.set(key, message);
    }
  }
  return all;
}

function makeTranslator(language: Language): Translate {
  const rules = new Intl.PluralRules(localeOf[language]);
  const numbers = new Intl.NumberFormat(localeOf[language]);
  const manner: NumberManner = { plural: (count) => rules.select(count), write: (value) => numbers.format(value) };
  const fills = new Map(
    Array.from(messages, ([key, message]) => [key, compile(key, message[language], manner)] as const),
  );
  return (key, params) => {
    const fill = fills.get(key);
    if (!fill) throw new Error(`There is no message ${key}`);
    return fill(params);
  };
}
