import { record } from '../audit/audit.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import type { SignedInUser } from '../users/sessions.ts';

/**
 * An operator has an obligation tried again that was given up after too many failures. It is due now, its attempts
 * counted afresh, and the tenant's audit trail says that an operator did it.
 *
 * @returns false when there was nothing to do: somebody was first
 * @throws NotAllowed when the user is not an operator
 * @throws NotFound when nothing of that id is owed, or was lately
 */
export async function retryDeadLetter(
  operator: Pick<SignedInUser, 'id' | 'operator'>,
  tenantId: string,
  id: string,
): Promise<boolean> {
  if (!operator.operator) throw new NotAllowed('operator');
  if (!isId(id) || !(isId(tenantId) || tenantId === PLATFORM_TENANT_ID)) throw new NotFound('dead letter');
  return inTenant(tenantId, async () => {
    if (!(await revive(tenantId, id))) {
      const known = await sql(`select from outbox where tenant_id = $1 and id = $2`, [tenantId, id]);
      if (known.length === 0) throw new NotFound('dead letter');
      return false;
    }
    await record({ kind: 'operator', id: operator.id }, 'obligation.retried', { kind: 'obligation', id });
    return true;
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
