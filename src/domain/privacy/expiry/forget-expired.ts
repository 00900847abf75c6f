import { monthsBefore, now } from '../../clock.ts';
import { everyTenantId } from '../../housekeeping.ts';
import type { Period } from '../inventory/retention-codes.ts';
import { change, inPlatform, inTenant } from '../../tenancy.ts';
import { expiringRows, type ExpiringRows } from './expiring-rows.ts';

/** Rows deleted in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 5_000;

/** What began at this moment or before it has lasted the whole period. */
export function periodAgo({ number, unit }: Period): Date {
  if (unit === 'day') return new Date(now().getTime() - number * 86_400_000);
  return monthsBefore(now(), unit === 'month' ? number : number * 12);
}

/**
 * Removes every row whose time is over (expiring-rows.ts), or the person from it, of tenants that have ended too. A second run finds nothing to do.
 * One table that fails does not keep the others.
 * @throws AggregateError with what failed
 */
export async function forgetExpired(): Promise<void> {
  const failures: unknown[] = [];
  const tenants = await everyTenantId();
  for (const rows of expiringRows)
    try {
      if (rows.of === 'platform') await forgetIn(rows, (work) => inPlatform(work));
      else for (const tenantId of tenants) await forgetIn(rows, (work) => inTenant(tenantId, work), tenantId);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tables keep rows past their time`);
}

async function forgetIn(
  { table, clock, period, when, with: belonging = {}, leaves }: ExpiringRows,
  within: (work: () => Promise<number>) => Promise<number>,
  tenantId?: string,
): Promise<void> {
  const own = tenantId === undefined ? '' : 'tenant_id = $2 and ';
  const due = `${own}${clock} <= $1${when === undefined ? '' : ` and ${when}`}`;
  const values = tenantId === undefined ? [periodAgo(period)] : [periodAgo(period), tenantId];
  // The same rows each time they are asked for: what belongs to them goes before they do.
  const order = Object.keys(belonging).length > 0 ? ' order by id' : '';
  const some = `select ctid from ${table} where ${due}${order} limit ${PER_BATCH}`;
  const forget = async (): Promise<number> => {
    for (const [rows, column] of Object.entries(belonging))
      await change(
        `delete from ${rows} where ${own}${column} in (select id from ${table} where ${own}ctid = any(array(${some})))`,
        values,
      );
    const goes = leaves === undefined ? `delete from ${table}` : `update ${table} set ${leaves}`;
    return change(`${goes} where ${own}ctid = any(array(${some}))`, values);
  };
  while ((await within(forget)) === PER_BATCH);
}
