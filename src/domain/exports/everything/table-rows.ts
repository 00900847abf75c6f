import { currentTenantId, sql } from '../../tenancy.ts';
import type { ExportedTable } from './exported-tables.ts';

/** Rows read at a time. */
export const ROWS_PER_BATCH = 1_000;

/** A row as it is written: one line of JSON. */
export interface ExportedRow {
  readonly line: string;
  /** Its key as text, from which the next batch goes on. */
  readonly place: readonly string[];
}

/**
 * The next rows of a table after a place, in the order of its key, in the open transaction. What is restricted (Art. 18)
 * row security leaves out.
 */
export function tableRows(
  { table, columns, key }: ExportedTable,
  after: readonly string[] | undefined,
): Promise<ExportedRow[]> {
  const order = key.map(({ name }) => `t.${name}`).join(', ');
  const from = key.map(({ type }, at) => `$${at + 2}::text::${type}`).join(', ');
  return sql<ExportedRow>(
    `select (select row_to_json(r)::text from (select ${columns.map(({ name }) => `t.${name}`).join(', ')}) r) as line,
            array[${key.map(({ name }) => `t.${name}::text`).join(', ')}] as place
       from ${table} t
      where t.tenant_id = $1${after === undefined ? '' : ` and (${order}) > (${from})`}
      order by ${order} limit ${ROWS_PER_BATCH}`,
    [currentTenantId(), ...(after ?? [])],
  );
}

/** How many rows of a table are taken out, in the open transaction. */
export async function countTableRows({ table }: Pick<ExportedTable, 'table'>): Promise<number> {
  const [row] = await sql<{ count: number }>(`select count(*) as count from ${table} where tenant_id = $1`, [
    currentTenantId(),
  ]);
  return row?.count ?? 0;
}
