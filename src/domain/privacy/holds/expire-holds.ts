import { system } from '../../audit/audit.ts';
import { osloDay } from '../../clock.ts';
import { everyTenantId } from '../../housekeeping.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { releaseHolds } from './legal-holds.ts';

/** Holds ended in one transaction. */
const PER_BATCH = 200;

/**
 * Ends every hold whose last day has passed, of customers that have left too, and opens again what waited for it. Keeping
 * longer than the law demands is as wrong as keeping shorter. A second run finds nothing to do.
 */
export async function expireHolds(): Promise<void> {
  for (const tenantId of await everyTenantId())
    while ((await inTenant(tenantId, () => expireBatch(tenantId))) === PER_BATCH);
}

async function expireBatch(tenantId: string): Promise<number> {
  const over = await sql<{ id: string }>(
    `select id from legal_holds where tenant_id = $1 and released_at is null and until < $2::date
      order by until, id limit ${PER_BATCH} for update skip locked`,
    [tenantId, osloDay()],
  );
  if (over.length > 0)
    await releaseHolds(
      system,
      over.map(({ id }) => id),
    );
  return over.length;
}
