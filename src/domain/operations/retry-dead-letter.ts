import { record } from '../audit/audit.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { change, inTenant } from '../tenancy.ts';
import type { SignedInUser } from '../users/sessions.ts';

/**
 * An operator has an obligation tried again that was given up after too many failures. It is due now, its attempts
 * counted afresh, and the tenant's audit trail says that an operator did it.
 *
 * @throws NotAllowed when the user is not an operator
 * @throws NotFound when there is no such dead letter, for example because somebody was first
 */
export async function retryDeadLetter(
  operator: Pick<SignedInUser, 'id' | 'operator'>,
  tenantId: string,
  id: string,
): Promise<void> {
  if (!operator.operator) throw new NotAllowed('operator');
  if (!isId(id) || !(isId(tenantId) || tenantId === PLATFORM_TENANT_ID)) throw new NotFound('dead letter');
  await inTenant(tenantId, async () => {
    if (!(await revive(tenantId, id))) throw new NotFound('dead letter');
    await record({ kind: 'operator', id: operator.id }, 'obligation.retried', { kind: 'obligation', id });
  });
}

/** False when there is no such dead letter in the tenant. */
async function revive(tenantId: string, id: string): Promise<boolean> {
  const revived = await change(
    `update outbox set dead_at = null, attempts = 0, due_at = now(), queued_until = null, leased_until = null
      where tenant_id = $1 and id = $2 and done_at is null and dead_at is not null`,
    [tenantId, id],
  );
  return revived === 1;
}
