import { createReadStream, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { sql } from '../../tenancy.ts';

/** A place where something of somebody still stands. */
export interface Residue {
  /** `contacts.email`, `bullmq.job.data`, the path of a file or the name of a key. */
  readonly place: string;
  /** The primary keys of rows it stands in, as PostgreSQL writes them in JSON; empty outside the database. */
  readonly rows: readonly string[];
}

/** Runs one statement, as whoever looks: what they may not see, they do not find. */
export type Look = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** How many rows of one table are named. */
const ROWS_NAMED = 100;
/** Shorter identifiers stand everywhere and prove nothing. */
const SHORTEST = 3;

/**
 * Looks for identifiers (names, addresses, numbers) in every column of every table that the connection can read, declared
 * or not, BullMQ's included: text, json, arrays, bytes, numbers, whatever is not a truth value or a moment. Letter case and
 * the two ways of composing letters do not matter.
 * @throws Error for an identifier of less than three characters
 */
export const residueInDatabase = (look: Look, identifiers: readonly string[]): Promise<Residue[]> =>
  residueInTables(look, identifiers, (tables) => tables);

async function residueInTables(
  look: Look,
  identifiers: readonly string[],
  choose: (tables: ReadableTable[]) => ReadableTable[],
): Promise<Residue[]> {
  const forms = formsOf(identifiers);
  const values = [forms, [...new Set(forms.map(inBytes))]];
  const found: Residue[] = [];
  for (const table of choose(await readableTables(look))) {
    const rows = await look<{ key: string; columns: string[] }>(statementFor(table), values);
    for (const { name } of table.columns) {
      const hits = rows.filter(({ columns }) => columns.includes(name));
      if (hits.length > 0) found.push({ place: `${shownName(table)}.${name}`, rows: hits.map(({ key }) => key) });
    }
  }
  return found;
}

/** As `residueInDatabase`, in the open transaction: the tenant's rows, and OnNet's own tables. */
export const residueHere = (identifiers: readonly string[]): Promise<Residue[]> => residueInDatabase(sql, identifiers);

/** As `residueHere`, in some columns of our own tables alone. */
export const residueIn = (
  identifiers: readonly string[],
  places: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Residue[]> =>
  residueInTables(sql, identifiers, (tables) =>
    tables.flatMap((one) => {
      const wanted = one.schema === 'public' ? places.get(one.table) : undefined;
      const columns = one.columns.filter(({ name }) => wanted?.has(name));
      return columns.length === 0 ? [] : [{ ...one, columns }];
    }),
  );

interface ReadableTable {
  readonly schema: string;
  readonly table: string;
  readonly keys: readonly string[];
  readonly columns: readonly { readonly name: string; readonly kind: 'json' | 'bytes' | 'array' | 'text' }[];
}

const shownName = ({ schema, table }: ReadableTable): string => (schema === 'public' ? table : `${schema}.${table}`);

/** The tables that hold anything: what takes up no byte is not asked. Of a table in parts, its parts have the bytes. */
const readableTables = (look: Look): Promise<ReadableTable[]> =>
  look<ReadableTable>(
    `select n.nspname as schema, c.relname as table,
            coalesce((select json_agg(k.attname order by array_position(i.indkey::int2[], k.attnum))
                        from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = any(i.indkey)
                       where i.indrelid = c.oid and i.indisprimary), '[]') as keys,
            json_agg(json_build_object('name', a.attname, 'kind',
              case when t.typname in ('json', 'jsonb') then 'json' when t.typname = 'bytea' then 'bytes'
                   when t.typcategory = 'A' then 'array' else 'text' end) order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid and t.typcategory not in ('B', 'D', 'T')
      where c.relkind in ('r', 'p', 'm') and not c.relispartition and (c.relkind = 'p' or pg_relation_size(c.oid) > 0)
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
      group by n.nspname, c.relname, c.oid order by 1, 2`,
    [],
  );

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const texts = {
  json: (column: string) => `${column}::jsonb::text`,
  bytes: (column: string) => `encode(${column}, 'escape')`,
  array: (column: string) => `array_to_string(${column}, chr(1))`,
  text: (column: string) => `${column}::text`,
} as const;

/** The rows of a table in which one of the texts of `$1` stands, or in its bytes one of `$2`, with the columns it stands in. */
function statementFor(table: ReadableTable): string {
  const columns = table.columns.map(({ name, kind }) => ({
    name,
    text: texts[kind](`t.${quoted(name)}`),
    words: kind === 'bytes' ? '$2' : '$1',
  }));
  const stands = (text: string, words: string): string =>
    `exists (select from unnest(${words}::text[]) word where position(word in lower(${text})) > 0 or position(word in ${text}) > 0)`;
  // All columns of a row are read as one text first, once for all the words; which of them it was is asked of the few rows
  // that have it.
  const whole = (['$1', '$2'] as const).map((words, at) => {
    const of = columns.filter((column) => column.words === words).map(({ text }) => text);
    const name = `whole${at}`;
    return of.length === 0
      ? { reads: '', has: `${words}::text[] is null` }
      : {
          // An offset keeps the planner from writing the text out again wherever it is used.
          reads: `, lateral (select written, lower(written) as small
                               from (select concat_ws(chr(1), ${of.join(', ')}) as written offset 0) one offset 0) ${name}`,
          has: `exists (select from unnest(${words}::text[]) word
                         where position(word in ${name}.small) > 0 or position(word in ${name}.written) > 0)`,
        };
  });
  const key = table.keys.map((name) => `t.${quoted(name)}`);
  return `
    select json_build_array(${key.join(', ')})::text as key,
           array_remove(array[${columns.map(({ name, text, words }) => `case when ${stands(text, words)} then '${name.replaceAll("'", "''")}' end`).join(', ')}], null) as columns
      from ${quoted(table.schema)}.${quoted(table.table)} t${whole.map(({ reads }) => reads).join('')}
     where ${whole.map(({ has }) => has).join(' or ')}
     limit ${ROWS_NAMED}`;
}

/** Every way an identifier can be written in text: as given and in small letters, composed and not, escaped in JSON. */
function formsOf(identifiers: readonly string[]): string[] {
  const short = identifiers.find((identifier) => identifier.trim().length < SHORTEST);
  if (short !== undefined) throw new Error('an identifier must have three characters or more');
  const all = identifiers.flatMap((identifier) =>
    [identifier, identifier.toLowerCase(), identifier.toUpperCase()].flatMap((one) =>
      [one.normalize('NFC'), one.normalize('NFD')].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]),
    ),
  );
  return [...new Set(all)];
}

/** As PostgreSQL writes bytes as text: `h\303\270ns`. */
const inBytes = (form: string): string =>
  Array.from(Buffer.from(form), (byte) => (byte < 0x80 ? String.fromCodePoint(byte) : `\\${byte.toString(8)}`)).join(
    '',
  );

/** As an address holds it, which is how a file or a log may: `h%C3%B8ns`, spaces also as `+`. */
const inAddress = (form: string): string[] => [
  encodeURIComponent(form),
  encodeURIComponent(form).replaceAll('%20', '+'),
];

/** Something kept outside the database, piece by piece. */
export interface StoredText {
  /** Where it is: the path of a file, the name of a key. */
  readonly place: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

/** Looks for identifiers in whatever a store holds, and in the names it holds it under. */
export async function residueInStore(
  store: AsyncIterable<StoredText>,
  identifiers: readonly string[],
): Promise<Residue[]> {
  const forms = [...new Set(formsOf(identifiers).flatMap((form) => [form, ...inAddress(form)]))];
  const found: Residue[] = [];
  for await (const { place, text } of store)
    if (stands(forms, place) || (await standsIn(forms, text))) found.push({ place, rows: [] });
  return found;
}

const stands = (forms: readonly string[], text: string): boolean => {
  const small = text.toLowerCase();
  return forms.some((form) => text.includes(form) || small.includes(form));
};

/** Reads piece by piece, keeping as much of each as an identifier could begin in. */
async function standsIn(forms: readonly string[], pieces: StoredText['text']): Promise<boolean> {
  const longest = Math.max(...forms.map((form) => form.length));
  let window = '';
  for await (const piece of pieces) {
    window += piece;
    if (stands(forms, window)) return true;
    window = window.slice(-longest);
  }
  return false;
}

/** Every file below a folder, such as the file store or a folder of logs. A folder that is not there holds nothing. */
export async function* filesBelow(folder: string): AsyncGenerator<StoredText> {
  for (const entry of await entriesOf(folder)) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) yield { place, text: createReadStream(place, 'utf8') };
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
