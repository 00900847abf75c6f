import { currentTenantId, seeingRestricted, sql } from '../../tenancy.ts';
import type { ExportedTable } from './exported-tables.ts';
import { partCondition, restrictedIds, type ArchivePart, type FoundRestricted } from './restricted-part.ts';

/** Rows read at a time. */
export const ROWS_PER_BATCH = 1_000;

/** A row as it is written: one line of JSON. */
export interface ExportedRow {
  readonly line: string;
  /** Its key as text, from which the next batch goes on. */
  readonly place: readonly string[];
}

/**
 * The next rows of a table in one part of the archive after a place, in the order of its key, in the open transaction. Await
 * it alone: both parts are told apart among all rows, the restricted ones too.
 */
export function tableRows(
  { table, declaration, columns, key }: ExportedTable,
  part: ArchivePart,
  found: FoundRestricted,
  after: readonly string[] | undefined,
): Promise<ExportedRow[]> {
  const order = key.map(({ name }) => `${table}.${name}`).join(', ');
  const from = key.map(({ type }, at) => `$${at + 4}::text::${type}`).join(', ');
  return seeingRestricted(() =>
    sql<ExportedRow>(
      `select (select row_to_json(r)::text from (select ${columns.map(({ name }) => `${table}.${name}`).join(', ')}) r) as line,
              array[${key.map(({ name }) => `${table}.${name}::text`).join(', ')}] as place
         from ${table}
        where ${table}.tenant_id = $1 and ${partCondition(declaration, part)}${after === undefined ? '' : ` and (${order}) > (${from})`}
        order by ${order} limit ${ROWS_PER_BATCH}`,
      [currentTenantId(), ...restrictedIds(found), ...(after ?? [])],
    ),
  );
}

/** How many rows of a table are taken out, in both parts together, in the open transaction. Await it alone. */
export async function countTableRows({ table }: Pick<ExportedTable, 'table'>): Promise<number> {
  const [row] = await seeingRestricted(() =>
    sql<{ count: number }>(`select count(*) as count from ${table} where tenant_id = $1`, [currentTenantId()]),
  );
  return row?.count ?? 0;
}
