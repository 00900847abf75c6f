import { inTenant, platformRead, readingTenant, sql } from '../../tenancy.ts';
import { graceUntil } from '../grace.ts';
import { daysAfter, osloDay, type Day } from '../../clock.ts';
import { closeTenant } from './close-tenant.ts';
import { eraseTenant } from './erase-tenant.ts';

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
      await inTenant(tenantId, () => closeTenant(tenantId));
      if (osloDay() <= mayWaitUntil(endedAt) && (await isBilledStill(tenantId))) continue;
      await eraseTenant(tenantId);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} ended tenants are not erased`);
}

/** How long an erasure waits for the last invoice: half of the time there is. Neither Stripe's silence nor a debt holds anybody's data longer. */
const MOST_DAYS_AFTER_GRACE = 30;

const mayWaitUntil = (endedAt: Date): Day => daysAfter(graceUntil(endedAt), MOST_DAYS_AFTER_GRACE);

/** Whether the last invoice or credit note is still to be issued, which says who was billed; then the night after looks again (P-22). */
async function isBilledStill(tenantId: string): Promise<boolean> {
  const [row] = await readingTenant(tenantId, () =>
    sql(
      `select from subscriptions
        where tenant_id = $1 and stripe_customer_id is not null and stripe_left_at is null`,
      [tenantId],
    ),
  );
  return row !== undefined;
}
