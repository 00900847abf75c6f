import type { Form } from './visitor.ts';

/**
 * The form on a page that posts to an address, filled in as a browser shows it: what was typed before, hidden fields, what is
 * ticked and chosen.
 * @param action the path it posts to, without what follows `?` or `#`
 * @throws Error when the page has no such form
 */
export function formOn(page: string, action: string): Form {
  const form = Array.from(page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)).find(
    ([, attributes = '']) => valueOf(attributes, 'action')?.split(/[?#]/)[0] === action,
  );
  if (!form) throw new Error(`the page has no form for ${action}`);
  const fields: Record<string, string[]> = {};
  for (const [name, value] of fieldsIn(form[2] ?? '')) (fields[name] ??= []).push(value);
  return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, one(values)]));
}

const one = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

/** Names and values in the order they stand in. */
function fieldsIn(form: string): [string, string][] {
  const controls = form.matchAll(
    /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g,
  );
  return Array.from(controls).flatMap(([, input, area, text = '', select, options = '']): [string, string][] => {
    const name = valueOf(input ?? area ?? select ?? '', 'name');
    if (name === undefined) return [];
    if (input !== undefined) return inputValue(input).map((value) => [name, value]);
    return [[name, area === undefined ? chosenIn(options) : decoded(text.replace(/^\r?\n/, ''))]];
  });
}

/** What an input sends: nothing when it is a box that is not ticked. */
function inputValue(attributes: string): string[] {
  const kind = valueOf(attributes, 'type') ?? 'text';
  const ticked = /\schecked\b/.test(attributes);
  if (kind === 'submit' || ((kind === 'checkbox' || kind === 'radio') && !ticked)) return [];
  return [valueOf(attributes, 'value') ?? (kind === 'checkbox' || kind === 'radio' ? 'on' : '')];
}

/** What a list sends: the option that is chosen, else the first. */
function chosenIn(options: string): string {
  const all = Array.from(options.matchAll(/<option\b([^>]*)>/g), ([, attributes = '']) => attributes);
  const chosen = all.find((attributes) => /\sselected\b/.test(attributes)) ?? all[0] ?? '';
  return valueOf(chosen, 'value') ?? '';
}

function valueOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** Text as it was before it was written into a page. */
const decoded = (html: string): string =>
  html.replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string) =>
    code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
