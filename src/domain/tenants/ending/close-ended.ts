import { record, system } from '../../audit/audit.ts';
import { now, osloDay } from '../../clock.ts';
import { change, inTenant, platformRead, seeingRestricted, sql } from '../../tenancy.ts';
import { graceUntil } from '../grace.ts';
import { eraseTenant } from './erase-tenant.ts';
import { emptiedTables } from './tables-in-order.ts';

/** A tenant between its end and its erasure. */
interface EndingTenant {
  readonly tenant_id: string;
  readonly ended_at: Date;
  readonly closed_at: Date | null;
}

/**
 * Closes the tenants whose grace is over and erases what they left. One that fails does not keep the others waiting, and
 * is tried again the next night: there are two months from the end of the grace to the last day.
 * @throws AggregateError with what failed, after all have been visited
 */
export async function eraseEndedTenants(): Promise<void> {
  const failures: unknown[] = [];
  const ending = await platformRead<EndingTenant>(`select * from directory.ending_tenants()`);
  for (const { tenant_id: tenantId, ended_at: endedAt, closed_at: closedAt } of ending) {
    if (closedAt === null && osloDay() <= graceUntil(endedAt)) continue;
    try {
      await inTenant(tenantId, () => close(tenantId));
      await eraseTenant(tenantId);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} ended tenants are not erased`);
}

/**
 * Nobody gets in from here on. One whose owner took the end back at this moment is left alone by the erasure too. The trail
 * is told how many rows each table has, which is what the certificate will vouch for.
 */
async function close(tenantId: string): Promise<void> {
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
