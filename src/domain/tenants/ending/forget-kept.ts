import { record, system } from '../../audit/audit.ts';
import { osloDay } from '../../clock.ts';
import { everyTenantId } from '../../housekeeping.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { periodAgo } from '../../privacy/expiry/forget-expired.ts';
import { retentionCodes } from '../../privacy/inventory/retention-codes.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import { formerUser } from '../../users/former-user.ts';
import { keptAfter } from './kept-after.ts';

/**
 * Lets go of what outlived a customer relationship when its law does: the names of those who accepted an agreement that has
 * ended long enough ago, and the subscription of a tenant that is erased, the day after the bookkeeping period. A second
 * night finds nothing to do; one tenant that fails does not keep the others.
 * @throws AggregateError with what failed
 */
export async function forgetKept(): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await everyTenantId()) {
    if (tenantId === PLATFORM_TENANT_ID) continue;
    try {
      await inTenant(tenantId, () => reduceAcceptances(tenantId));
      await inTenant(tenantId, () => letAccountsGo(tenantId));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tenants keep what should be let go`);
}

/**
 * An agreement ends when a newer one is accepted, or with the customer relationship. That it was accepted, when and in which
 * words is kept; who did becomes the former user, and a member who stood there for that alone goes.
 */
async function reduceAcceptances(tenantId: string): Promise<void> {
  const over = await sql<{ id: string; by: string }>(
    `select a.id, a.accepted_by as by
       from agreement_acceptances a
       join members m on m.tenant_id = a.tenant_id and m.id = a.accepted_by and not m.former_user and m.ended_at is not null
       join tenants t on t.id = a.tenant_id
      where a.tenant_id = $1
        and least(t.ended_at,
                  (select min(n.accepted_at) from agreement_acceptances n
                    where n.tenant_id = $1 and (n.accepted_at, n.id) > (a.accepted_at, a.id))) <= $2`,
    [tenantId, periodAgo(retentionCodes.agreement.period)],
  );
  if (over.length === 0) return;
  const former = await formerUser();
  await change(`update agreement_acceptances set accepted_by = $3 where tenant_id = $1 and id = any($2::uuid[])`, [
    tenantId,
    over.map(({ id }) => id),
    former,
  ]);
  // Whoever has no user any more stood there for the agreement alone.
  await change(
    `delete from members m
      where tenant_id = $1 and id = any($2::uuid[]) and user_id is null and ended_at is not null and not former_user
        and not exists (select from agreement_acceptances a where a.tenant_id = $1 and a.accepted_by = m.id)`,
    [tenantId, [...new Set(over.map(({ by }) => by))]],
  );
  await record(system, 'agreement.reduced', { kind: 'tenant', id: tenantId }, { rows: over.length });
}

/** The subscription of an erased tenant, the day after the last on which its accounts are kept, and once Stripe has none of it. */
async function letAccountsGo(tenantId: string): Promise<void> {
  const [row] = await sql<{ endedAt: Date }>(
    `select t.ended_at as "endedAt" from tenants t join subscriptions s on s.tenant_id = t.id
      where t.id = $1 and t.erased_at is not null and s.stripe_customer_id is null`,
    [tenantId],
  );
  const accounts = row && keptAfter(row.endedAt).find(({ what }) => what === 'accounts');
  if (!accounts?.until || accounts.until >= osloDay()) return;
  await change(`delete from subscriptions where tenant_id = $1`, [tenantId]);
  await record(system, 'subscription.deleted', { kind: 'subscription' });
}
