import type { Place } from './places.ts';

/** SQL for all that stands in a place of a row, as one text. */
export function textOf({ table, column, kind }: Pick<Place, 'table' | 'column' | 'kind'>): string {
  const held = `${table}.${column}`;
  if (kind === 'lines') return `array_to_string(${held}, E'\\n')`;
  if (kind === 'fields') return `(select string_agg(value, E'\\n') from jsonb_each_text(${held}))`;
  return held;
}

/** One text in a place: the only one there is, or that of a field of the organisation’s own. */
interface Element {
  /** The id of the field. */
  readonly name: string | undefined;
  readonly text: string;
}

/** The texts of a place, from its value as JSON. A name can run over two lines, and never from one field into another. */
export function elementsIn({ kind }: Pick<Place, 'kind'>, value: unknown): Element[] {
  if (kind === 'text') return typeof value === 'string' ? [{ name: undefined, text: value }] : [];
  if (kind === 'lines') return Array.isArray(value) ? [{ name: undefined, text: value.filter(isText).join('\n') }] : [];
  return Object.entries(fieldsOf(value)).map(([name, text]) => ({ name, text }));
}

const isText = (value: unknown): value is string => typeof value === 'string';

const fieldsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, one]): [string, string][] => (isText(one) ? [[name, one]] : [])),
      )
    : {};

/**
 * A value without the person: where they stood stands a mark, or what they stood in is gone.
 * @param value of a place of that kind, as JSON
 * @param spans where the person stands, with the flag `g`
 * @param mark what stands there then; undefined to take out the whole line or field
 * @param written ids of fields in which anything may be written; what has a form of its own, such as a day or an address, is
 * taken out whole
 * @returns the value to keep, null when nothing is left; undefined when the person does not stand in it
 */
export function withoutPerson(
  { kind }: Pick<Place, 'kind'>,
  value: unknown,
  spans: RegExp,
  mark: string | undefined,
  written: ReadonlySet<string>,
): string | readonly string[] | Readonly<Record<string, string>> | null | undefined {
  const stands = (text: string): boolean => new RegExp(spans.source, 'iu').test(text);
  if (kind === 'fields') {
    const fields = fieldsOf(value);
    if (!Object.values(fields).some(stands)) return undefined;
    const left = Object.entries(fields).flatMap(([name, text]): [string, string][] => {
      if (!stands(text)) return [[name, text]];
      return mark !== undefined && written.has(name) ? [[name, text.replace(spans, mark)]] : [];
    });
    return left.length === 0 ? null : Object.fromEntries(left);
  }
  const [whole] = elementsIn({ kind }, value);
  if (whole === undefined || !stands(whole.text)) return undefined;
  if (kind === 'text') return mark === undefined ? null : whole.text.replace(spans, mark);
  // A name that runs over two lines is taken out as one.
  const marked = whole.text.replace(spans, mark ?? GONE);
  return marked.split('\n').filter((line) => line.trim() !== '' && !line.includes(GONE));
}

/** Stands in no text that anybody typed. */
const GONE = '\u{E000}';
