import { record } from '../audit/audit.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { reviveObligation } from '../outbox.ts';
import { inTenant } from '../tenancy.ts';
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
    if (!(await reviveObligation(tenantId, id))) throw new NotFound('dead letter');
    await record({ kind: 'operator', id: operator.id }, 'obligation.retried', { kind: 'obligation', id });
  });
}
