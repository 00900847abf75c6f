import { record } from '../audit/audit.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { isId, PLATFORM_TENANT_ID } from '../identifiers.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import type { SignedInUser } from '../users/sessions.ts';
import type { SetAsideReason } from './obligations.ts';

type Operator = Pick<SignedInUser, 'id' | 'operator'>;

/**
 * An operator has an obligation tried again that was given up after too many failures. It is due now, its attempts
 * counted afresh, and the tenant's audit trail says that an operator did it.
 *
 * @returns false when there was nothing to do: somebody was first
 * @throws NotAllowed when the user is not an operator
 * @throws NotFound when nothing of that id is owed, or was lately
 */
export const retryDeadLetter = (operator: Operator, tenantId: string, id: string): Promise<boolean> =>
  act(operator, tenantId, id, async () => {
    const revived = await change(
      `update outbox
          set dead_at = null, set_aside_for = null, attempts = 0, due_at = now(), queued_until = null, leased_until = null
        where tenant_id = $1 and id = $2 and done_at is null and dead_at is not null`,
      [tenantId, id],
    );
    if (revived === 0) return false;
    await record({ kind: 'operator', id: operator.id }, 'obligation.retried', { kind: 'obligation', id });
    return true;
  });

/**
 * An operator has looked at an obligation that was given up, and it is not to be tried again: it waits for nobody any more. It stays
 * given up, so that whatever tells people that it was not done goes on doing so, and can be retried. The tenant's audit trail says
 * that an operator did it, and why.
 *
 * @returns false when there was nothing to do: somebody was first
 * @throws NotAllowed, NotFound as `retryDeadLetter`
 */
export const setDeadLetterAside = (
  operator: Operator,
  tenantId: string,
  id: string,
  reason: SetAsideReason,
): Promise<boolean> =>
  act(operator, tenantId, id, async () => {
    const aside = await change(
      `update outbox set set_aside_for = $3
        where tenant_id = $1 and id = $2 and done_at is null and dead_at is not null and set_aside_for is null`,
      [tenantId, id, reason],
    );
    if (aside === 0) return false;
    const what = { kind: 'obligation', id } as const;
    await record({ kind: 'operator', id: operator.id }, 'obligation.set-aside', what, { setAsideFor: reason });
    return true;
  });

/** In the tenant's transaction. What answers false is about something that was owed there at all. */
async function act(operator: Operator, tenantId: string, id: string, work: () => Promise<boolean>): Promise<boolean> {
  if (!operator.operator) throw new NotAllowed('operator');
  if (!isId(id) || !(isId(tenantId) || tenantId === PLATFORM_TENANT_ID)) throw new NotFound('dead letter');
  return inTenant(tenantId, async () => {
    if (await work()) return true;
    const known = await sql(`select from outbox where tenant_id = $1 and id = $2`, [tenantId, id]);
    if (known.length === 0) throw new NotFound('dead letter');
    return false;
  });
}
