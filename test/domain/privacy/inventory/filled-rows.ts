import type pg from 'pg';

import type { TableDeclaration, Tie } from '../../../../src/domain/privacy/inventory/declaration.ts';
import { newId } from '../../../../src/domain/identifiers.ts';

/** A row as PostgreSQL gives it back. */
export type Row = Readonly<Record<string, unknown>>;

interface LiveColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** A moment that is not the first of a month, so that coarsening shows. */
export const MOMENT = new Date('2024-05-17T10:11:12Z');

/** The word that stands in a column and nowhere else. */
export const canaryOf = (table: string, column: string): string => `kanari-${table}-${column}`.replaceAll('_', '-');

/**
 * Lets rows be filled with anything: no check, no foreign key and no unique word stands in the way. For a database that a
 * test has to itself.
 */
export async function liftConstraints(client: pg.ClientBase): Promise<void> {
  await client.query(`
    do $$ declare one record; begin
      for one in select conrelid::regclass as place, conname from pg_constraint
                  where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', one.place, one.conname);
      end loop;
    end $$`);
  await client.query(`set session_replication_role = replica`);
}

/**
 * Puts one row into a table with something in every column: a canary of its own in every text, and the person at the end
 * of the tie.
 * @param held the key the tie compares with: the contact's id, its deal's, or an address of theirs
 * @param alone leaves empty what else the row could belong to
 * @returns the row; undefined where the person can have only one, and has it
 */
export async function fillRow(
  client: pg.ClientBase,
  declaration: TableDeclaration,
  tie: Tie,
  given: { readonly tenantId: string; readonly held: string; readonly alone: boolean },
): Promise<Row | undefined> {
  const { table } = declaration;
  const { rows: columns } = await client.query<LiveColumn>(
    `select a.attname as name, t.typname as type, not a.attnotnull as nullable
       from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [`public.${table}`],
  );
  const fixed: Record<string, unknown> = {
    tenant_id: given.tenantId,
    anonymised_at: null,
    // A copy that is taken back already: taking one back does more to it than the inventory says.
    ...(table === 'access_packages' ? { state: 'expired' } : {}),
    ...conditionOf(tie),
    ...heldAt(table, tie, given.held),
  };
  const values = columns.map((column) => {
    if (column.name in fixed) return fixed[column.name];
    if (given.alone && column.nullable && column.type === 'uuid') return null;
    return valueFor(table, column);
  });
  const { rows } = await client.query<Row>(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
     on conflict do nothing returning *`,
    values,
  );
  return rows[0];
}

/** The person at the end of the tie: in its column, or among the texts of the list that its expression looks through. */
function heldAt(table: string, { column }: Tie, held: string): Record<string, unknown> {
  const list = /unnest\(\w+\.(\w+)\)/.exec(column)?.[1];
  return list === undefined ? { [column]: held } : { [list]: [canaryOf(table, list), held] };
}

/** `audit_entries.subject = 'contact'` as `{ subject: 'contact' }`, `activities.contact_id is null` as `{ contact_id: null }`, and `is not null` as the id of another. */
function conditionOf({ when = '' }: Tie): Record<string, string | null> {
  return Object.fromEntries([
    ...Array.from(when.matchAll(/\w+\.(\w+) = '([^']+)'/g), ([, name = '', value = '']) => [name, value] as const),
    ...Array.from(when.matchAll(/\w+\.(\w+) is null/g), ([, name = '']) => [name, null] as const),
    ...Array.from(when.matchAll(/\w+\.(\w+) is not null/g), ([, name = '']) => [name, newId()] as const),
  ]);
}

function valueFor(table: string, { name, type }: LiveColumn): unknown {
  const canary = canaryOf(table, name);
  if (['text', 'varchar', 'citext'].includes(type)) return canary;
  if (type === '_text' || type === '_varchar') return [canary];
  if (type === 'json' || type === 'jsonb') return JSON.stringify({ [canary]: canary });
  if (type === 'bytea') return Buffer.from(canary);
  if (type === 'uuid') return newId();
  if (type === 'bool') return true;
  if (type === 'timestamptz' || type === 'date' || type === 'timestamp') return MOMENT;
  if (['int2', 'int4', 'int8', 'numeric', 'float8'].includes(type)) return 7;
  throw new Error(`nobody knows what to put into ${table}.${name}, a ${type}`);
}
