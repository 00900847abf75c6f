import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';

import type pg from 'pg';

/** A place something of somebody stands in, and how often. */
export interface Trace<Who extends string> {
  readonly who: Who;
  /** `table.column`, `schema.table.column`, the path of a file, a key, `log of web and worker`. */
  readonly place: string;
  readonly times: number;
}

/**
 * Looks for the canary without knowing anything of the product: every value of every row of every table that is not
 * PostgreSQL's own, taken as text, as bytes, from base64, from an address, unpacked; letters and digits alone, so that no
 * spelling hides them: `+47 934 56 789`, `KVITREFJÆR`, `Kvitrefjaer`. It shares no line with the residue scan, which it checks.
 */
export class BruteForce<Who extends string> {
  readonly #people: readonly Who[];
  readonly #needles: ReadonlyMap<Who, readonly string[]>;
  readonly #known = new Map<string, readonly Who[]>();

  constructor(people: readonly Who[], identifiers: Readonly<Record<Who, readonly string[]>>) {
    this.#people = people;
    this.#needles = new Map(people.map((who) => [who, identifiers[who].map(bare)]));
  }

  async inDatabase(client: pg.Client): Promise<Trace<Who>[]> {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        order by 1, 2`,
    );
    const found: Trace<Who>[] = [];
    for (const { schema, name } of tables) {
      const { rows } = await client.query<{ whole: Record<string, unknown> }>(
        `select to_jsonb(t) as whole from "${schema}"."${name}" t`,
      );
      const table = schema === 'public' ? name : `${schema}.${name}`;
      const stands = rows.flatMap(({ whole }) =>
        Object.entries(whole).flatMap(([column, value]) =>
          this.in(typeof value === 'string' ? value : JSON.stringify(value)).map((who) => ({
            who,
            place: `${table}.${column}`,
          })),
        ),
      );
      found.push(...counted(stands));
    }
    return [...found, ...(await this.#inStatistics(client))];
  }

  /** The samples of columns that PostgreSQL plans by. */
  async #inStatistics(client: pg.Client): Promise<Trace<Who>[]> {
    const { rows } = await client.query<{ place: string; sample: string }>(
      `select case schemaname when 'public' then '' else schemaname || '.' end || tablename || '.' || attname as place,
              s::text as sample
         from pg_stats s
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    return counted(
      rows.flatMap(({ place, sample }) => this.in(sample).map((who) => ({ who, place: `statistics of ${place}` }))),
    );
  }

  /** Every file below a folder, names and contents, also packed ones. */
  inFiles(folder: string): Trace<Who>[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .flatMap((file) => {
        const place = path.relative(folder, file);
        const bytes = readFileSync(file);
        const texts = [place, bytes.toString('utf8'), ...unpacked(bytes).map((inner) => inner.toString('utf8'))];
        return counted(this.in(texts.join('\n')).map((who) => ({ who, place })));
      });
  }

  /** Who stands in a text, however it is written. Most of what one look reads was read by the one before: it is known again. */
  in(text: string): readonly Who[] {
    const known = this.#known.get(text);
    if (known) return known;
    const found = this.#read(text);
    this.#known.set(text, found);
    return found;
  }

  #read(text: string): Who[] {
    const readings = [text];
    if (/%[0-9a-f]{2}/i.test(text)) readings.push(text.replaceAll(/(?:%[0-9a-f]{2})+/gi, fromAddress));
    for (const [coded] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g))
      for (const code of ['base64', 'hex'] as const) readings.push(Buffer.from(coded, code).toString('utf8'));
    const plain = readings.map(bare).join('\n');
    return this.#people.filter((who) => this.#needles.get(who)?.some((needle) => plain.includes(needle)));
  }
}

/** The same place of the same person once, with how often. */
export function counted<Who extends string>(
  stands: readonly { readonly who: Who; readonly place: string }[],
): Trace<Who>[] {
  const found = new Map<string, Trace<Who>>();
  for (const { who, place } of stands) {
    const key = `${who} ${place}`;
    found.set(key, { who, place, times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Letters and digits alone: small, without accents, the Norwegian letters as searches fold them. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const fromAddress = (coded: string): string => Buffer.from(coded.replaceAll('%', ''), 'hex').toString('utf8');

/** What is inside a gzip, or inside each member of a zip. */
function unpacked(bytes: Buffer): Buffer[] {
  if (bytes.length > 18 && bytes.readUInt16BE(0) === 0x1f8b) return [gunzipSync(bytes)];
  const members: Buffer[] = [];
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0 && at + 30 < bytes.length;) {
    const [name, extra] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const begin = at + 30 + name + extra;
    const end = begin + bytes.readUInt32LE(at + 18);
    if (bytes.readUInt16LE(at + 8) === 8 && end > begin) members.push(inflateRawSync(bytes.subarray(begin, end)));
    at = bytes.indexOf('PK\u0003\u0004', Math.max(end, at + 4));
  }
  return members;
}
