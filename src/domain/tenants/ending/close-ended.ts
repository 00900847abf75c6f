import { osloDay } from '../../clock.ts';
import { inTenant, platformRead } from '../../tenancy.ts';
import { graceUntil } from '../grace.ts';
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
      await eraseTenant(tenantId);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} ended tenants are not erased`);
}
