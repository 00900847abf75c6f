import { change, inTenant } from '../../src/domain/tenancy.ts';
import { closeTenant } from '../../src/domain/tenants/ending/close-tenant.ts';
import { eraseTenant } from '../../src/domain/tenants/ending/erase-tenant.ts';
import { endTenant, type TenantState } from '../../src/domain/tenants/lifecycle.ts';
import type { Member } from '../../src/domain/users/member.ts';

/** Every state of a tenant, each one that the one before it can become. */
export const statesInTurn: readonly TenantState[] = ['active', 'past-due', 'ended', 'closed', 'erased'];

/** Brings a tenant from the state before into a state. Closed is after its grace, waiting for its last invoice. */
export async function enterState(owner: Member, state: TenantState): Promise<void> {
  const { tenantId } = owner;
  const ways: Readonly<Record<TenantState, () => Promise<unknown>>> = {
    active: () => Promise.resolve(),
    'past-due': () =>
      inTenant(tenantId, () => change(`update subscriptions set status = 'past_due' where tenant_id = $1`, [tenantId])),
    ended: () => inTenant(tenantId, () => endTenant(owner)),
    closed: () => inTenant(tenantId, () => closeTenant(tenantId)),
    erased: () => eraseTenant(tenantId),
  };
  await ways[state]();
}
