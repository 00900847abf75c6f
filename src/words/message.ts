// What a message is, and how its text becomes a function. The messages themselves are in the area files.
import type { Language } from './language.ts';

/**
 * A text that depends on `count`. `one` and `other` are the plural categories of both languages; `zero` is ours, for
 * exactly none, where "no contacts" reads better than "0 contacts".
 */
export type PluralText = { readonly zero?: string; readonly one: string; readonly other: string };

/** A text, with `{placeholders}`; or one text for each number. Never holds HTML: templates escape it. */
export type MessageText = string | PluralText;

/** A message in every language. */
export type Message = { readonly [L in Language]: MessageText };

/** What an area file holds: `export const contacts = { … } as const satisfies Messages`. */
export type Messages = Readonly<Record<string, Message>>;

/** What stands in for the placeholders. A number is written the language's way: pass a year or an id as a string. */
export type MessageParams = Readonly<Record<string, string | number>>;

type Fill = (params: MessageParams | undefined) => string;

/** The language's part of compiling: which plural form a number takes, and how it is written. */
export type NumberManner = { plural: (count: number) => Intl.LDMLPluralRule; write: (value: number) => string };

const placeholder = /\{(\w+)\}/;

/** The names of the placeholders in a text, in order of appearance, repeats included. */
export function placeholdersOf(text: string): string[] {
  return text.split(placeholder).filter((_, at) => at % 2 === 1);
}

/**
 * Makes a message's text in one language into a function of its parameters, so that rendering only joins strings.
 * The function throws when a parameter is missing: a page with a hole in it must never be shown.
 */
export function compile(key: string, text: MessageText, manner: NumberManner): Fill {
  if (typeof text === 'string') return compileText(key, text, manner);
  const forms = { one: compileText(key, text.one, manner), other: compileText(key, text.other, manner) };
  const zero = text.zero === undefined ? undefined : compileText(key, text.zero, manner);
  return (params) => {
    const count = params?.['count'];
    if (typeof count !== 'number') throw new Error(`Message ${key} needs the number "count"`);
    if (count === 0 && zero) return zero(params);
    return manner.plural(count) === 'one' ? forms.one(params) : forms.other(params);
  };
}

function compileText(key: string, text: string, manner: NumberManner): Fill {
  const pieces = text.split(placeholder);
  if (pieces.length === 1) return () => text;
  return (params) => {
    let out = '';
    for (const [at, piece] of pieces.entries()) out += at % 2 === 0 ? piece : valueOf(key, piece, params, manner);
    return out;
  };
}

function valueOf(key: string, name: string, params: MessageParams | undefined, manner: NumberManner): string {
  const value = params && Object.hasOwn(params, name) ? params[name] : undefined;
  if (value === undefined) throw new Error(`Message ${key} needs "${name}"`);
  return typeof value === 'number' ? manner.write(value) : value;
}
