import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';

/**
 * Every text, text[] and json column of every table, of every tenant, that holds one of the words, as `table.column`:
 * what is left of somebody. Letter case does not matter.
 */
export const placesWith = (database: TestDatabase, words: readonly string[]): Promise<string[]> =>
  asSuperuser(database, async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column
         from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p')
          and a.attnum > 0 and not a.attisdropped
          and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
          and n.nspname = 'public'`,
    );
    const found: string[] = [];
    for (const { table, column } of columns) {
      const { rowCount } = await client.query(
        `select from public."${table}" where exists (select from unnest($1::text[]) word where position(lower(word) in lower("${column}"::text)) > 0) limit 1`,
        [words],
      );
      if (rowCount) found.push(`${table}.${column}`);
    }
    return found;
  });
