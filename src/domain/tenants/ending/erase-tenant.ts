import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { removeFilesOf } from '../../files/files.ts';
import { change, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { tablesInOrder } from './tables-in-order.ts';

/** Rows deleted in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 5_000;

/**
 * Erases what a closed tenant left: its files, then table after table in batches, then its people and its name. The
 * agreement, the subscription and the audit trail stay for as long as the law says (see tables-in-order.ts). What is done
 * stays done, so one that was interrupted goes on with the rest; one that is erased is left alone.
 */
export async function eraseTenant(tenantId: string): Promise<void> {
  if (!(await inTenant(tenantId, () => isClosed(tenantId)))) return;
  await removeFilesOf(tenantId);
  await faultPoint('files removed');
  for (const table of await inTenant(tenantId, tablesInOrder)) {
    while ((await inTenant(tenantId, () => emptyBatch(tenantId, table))) === PER_BATCH);
    await faultPoint('table emptied');
  }
  await inTenant(tenantId, () => finish(tenantId));
}

async function isClosed(tenantId: string): Promise<boolean> {
  const rows = await sql(`select from tenants where id = $1 and closed_at is not null and erased_at is null`, [
    tenantId,
  ]);
  return rows.length === 1;
}

/** Restricted records go with the others: the relationship in which they were kept is over. */
const emptyBatch = (tenantId: string, table: string): Promise<number> =>
  seeingRestricted(() =>
    change(
      `delete from ${table} where tenant_id = $1
          and ctid = any(array(select ctid from ${table} where tenant_id = $1 limit ${PER_BATCH}))`,
      [tenantId],
    ),
  );

/** Members go, but for those who accepted the agreement: their names stand in it. The row of the tenant loses its name. */
async function finish(tenantId: string): Promise<void> {
  const [, people] = await Promise.all([
    change(
      `update members set user_id = null, ended_at = coalesce(ended_at, $2), role = 'reader'
        where tenant_id = $1 and id in (select accepted_by from agreement_acceptances where tenant_id = $1)`,
      [tenantId, now()],
    ),
    change(
      `delete from members
        where tenant_id = $1 and id not in (select accepted_by from agreement_acceptances where tenant_id = $1)`,
      [tenantId],
    ),
    change(
      `update tenants
          set slug = 'former-' || id, name = case language when 'en' then 'Former customer' else 'Tidligere kunde' end,
              organisation_number = null, legal_form = null, address_lines = '{}', postal_code = null, place = null,
              register_fetched_at = null, erased_at = $2
        where id = $1`,
      [tenantId, now()],
    ),
  ]);
  await record(system, 'tenant.erased', { kind: 'tenant', id: tenantId }, { people });
}
