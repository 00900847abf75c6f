import { isPersonal, type Column, type TableDeclaration } from '../../privacy/inventory/declaration.ts';
import { inventory } from '../../privacy/inventory/inventory.ts';
import { sql } from '../../tenancy.ts';

/** OnNet's own records of the relationship that the tenant gets a copy of beside its own data. */
const ours: readonly string[] = [
  'members',
  'agreement_acceptances',
  'audit_entries',
  'breaches',
  'breach_entries',
  'sub_processor_notices',
];

/** Tables of the tenant that are not taken out, and why: each is of no use outside the program, or gone within days. */
export const leftOutTables: Readonly<Record<string, string>> = {
  tenant_keys: 'keys that open nothing outside the program',
  subject_keys: 'keys that open nothing outside the program',
  exports: 'which files were made, such as this one',
  access_links: 'links that opened a copy once',
  access_findings: 'work in progress on a copy; gone within 14 days',
  identity_checks: 'links that asked who somebody is',
  legal_hold_waits: 'what the program does when a hold ends',
};

/** Columns that are of no use outside the program, wherever they stand. */
const leftOutColumns: ReadonlySet<string> = new Set(['tenant_id', 'file_key', 'user_id', 'mail_id']);

/** Kinds of value that no file shows: sealed bytes, and what a search is quicker by. */
const leftOutTypes: ReadonlySet<string> = new Set(['bytea', 'tsvector']);

const isTaken = ({ schema, table, layer, columns }: TableDeclaration): boolean =>
  schema === 'public' &&
  'tenant_id' in columns &&
  (layer === 'processor' || ours.includes(table)) &&
  !(table in leftOutTables);

/** The declared tables that a tenant takes along: all that OnNet handles for it, and OnNet's records of the relationship. */
export const takenTables: readonly TableDeclaration[] = inventory.filter(isTaken);

const isSecret = (column: Column | undefined): boolean =>
  column !== undefined && isPersonal(column) && column.category === 'user.authorization.credentials';

/** A column as it is taken out. */
export interface ExportedColumn {
  readonly name: string;
  /** The type in PostgreSQL. */
  readonly type: string;
}

/** A table as it is taken out, and how it is read in order. */
export interface ExportedTable {
  readonly table: string;
  readonly declaration: TableDeclaration;
  readonly columns: readonly ExportedColumn[];
  /** Its primary key without the tenant. */
  readonly key: readonly ExportedColumn[];
}

/** The tables to take out, with their columns and keys as the live catalogue has them, in the open transaction. */
export async function exportedTables(): Promise<ExportedTable[]> {
  const [columns, keys] = await Promise.all([
    sql<{ table: string; name: string; type: string }>(
      `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relname = any($1::text[]) and a.attnum > 0 and not a.attisdropped
        order by c.relname, a.attnum`,
      [takenTables.map(({ table }) => table)],
    ),
    sql<{ table: string; name: string }>(
      `select c.relname as table, a.attname as name
         from pg_index i join pg_class c on c.oid = i.indrelid
         join unnest(i.indkey) with ordinality as k (attnum, place) on true
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indisprimary and c.relnamespace = 'public'::regnamespace and c.relname = any($1::text[])
        order by c.relname, k.place`,
      [takenTables.map(({ table }) => table)],
    ),
  ]);
  return takenTables.map((declaration) => {
    const { table } = declaration;
    const own = columns.filter((column) => column.table === table).map(({ name, type }) => ({ name, type }));
    return {
      table,
      declaration,
      columns: own.filter(
        ({ name, type }) =>
          !leftOutColumns.has(name) && !leftOutTypes.has(type) && !isSecret(declaration.columns[name]),
      ),
      key: keys
        .filter((one) => one.table === table && one.name !== 'tenant_id')
        .flatMap(({ name }) => own.filter((column) => column.name === name)),
    };
  });
}
