import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { change, seeingRestricted, sql } from '../../tenancy.ts';
import { emptiedTables } from './tables-in-order.ts';

/**
 * Nobody gets in from here on. One whose owner took the end back at this moment is left alone by the erasure too. The trail
 * is told how many rows each table has, which is what the certificate will vouch for.
 */
export async function closeTenant(tenantId: string): Promise<void> {
  const closed = await change(
    `update tenants set closed_at = $2 where id = $1 and ended_at is not null and closed_at is null`,
    [tenantId, now()],
  );
  if (closed === 0) return;
  await record(system, 'tenant.closed', { kind: 'tenant', id: tenantId }, await rowsThere(tenantId));
}

/** How many rows there are in each table that will be emptied; restricted ones count, and nobody sees them. */
async function rowsThere(tenantId: string): Promise<Record<string, number>> {
  const counts = emptiedTables.map(
    (table) => `select '${table}' as table, count(*)::int as rows from ${table} where tenant_id = $1`,
  );
  const rows = await seeingRestricted(() =>
    sql<{ table: string; rows: number }>(counts.join(' union all '), [tenantId]),
  );
  return Object.fromEntries(rows.flatMap((one) => (one.rows > 0 ? [[one.table, one.rows]] : [])));
}
