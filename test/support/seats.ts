import { change, inTenant } from '../../src/domain/tenancy.ts';
import type { Member } from '../../src/domain/users/member.ts';

/** Gives somebody's tenant a plan with so many seats, as if it had paid for them. */
export async function payForSeats({ tenantId }: Member, seats: number): Promise<void> {
  await inTenant(tenantId, () =>
    change(
      `update subscriptions set plan = 'team', status = 'active', price_lookup_key = 'team_month', seats = $2
        where tenant_id = $1`,
      [tenantId, seats],
    ),
  );
}
