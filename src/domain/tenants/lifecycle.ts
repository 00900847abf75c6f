import type { AuditAction } from '../audit/actions.ts';
import { record } from '../audit/audit.ts';
import { oweSubscriptionEnd } from '../billing/end-subscription.ts';
import { now, type Day } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { erasedBy, graceUntil } from './grace.ts';

/** Where a customer relationship stands. */
export type TenantState = 'active' | 'past-due' | 'ended' | 'closed' | 'erased';

interface StateFacts {
  /** What members may do: `full` as their role says; `read` is reading and exporting; `none` is not getting in. */
  readonly members: 'full' | 'read' | 'none';
  /** Whether what the tenant is controller of is here. Whose is, is told of a breach (Art. 33(2)). */
  readonly holdsData: boolean;
  /** Whether an owner can take the end back. */
  readonly undo: boolean;
  /** The states that can follow. */
  readonly next: readonly TenantState[];
}

/** Every state, what it allows and what can follow it. `erased` is the end. */
export const tenantStates: Readonly<Record<TenantState, StateFacts>> = {
  active: { members: 'full', holdsData: true, undo: false, next: ['past-due', 'ended'] },
  'past-due': { members: 'full', holdsData: true, undo: false, next: ['active', 'ended'] },
  ended: { members: 'read', holdsData: true, undo: true, next: ['active', 'past-due', 'closed'] },
  closed: { members: 'none', holdsData: true, undo: false, next: ['erased'] },
  erased: { members: 'none', holdsData: false, undo: false, next: [] },
};

/** What is stored of a tenant's life, and what it means. Days are Norwegian. */
export interface TenantLifecycle {
  readonly state: TenantState;
  readonly endedAt: Date | null;
  readonly closedAt: Date | null;
  readonly erasedAt: Date | null;
  /** The last day on which members can read, export and take the end back; undefined while it has not ended. */
  readonly graceUntil: Day | undefined;
  /** The day on which everything is gone at the latest; undefined while it has not ended. */
  readonly erasedBy: Day | undefined;
}

/** The life of the tenant whose transaction is open. */
export async function tenantLifecycle(): Promise<TenantLifecycle> {
  const [row] = await sql<{
    endedAt: Date | null;
    closedAt: Date | null;
    erasedAt: Date | null;
    status: string | null;
  }>(
    `select t.ended_at as "endedAt", t.closed_at as "closedAt", t.erased_at as "erasedAt", s.status
       from tenants t left join subscriptions s on s.tenant_id = $1 where t.id = $1`,
    [currentTenantId()],
  );
  if (!row) throw new Error('a tenant has no row');
  const { status, ...moments } = row;
  return {
    ...moments,
    state: stateOf({ ...moments, status }),
    graceUntil: row.endedAt ? graceUntil(row.endedAt) : undefined,
    erasedBy: row.endedAt ? erasedBy(row.endedAt) : undefined,
  };
}

/** Whether members of the tenant whose transaction is open get in, to read at least: a mail to whoever does not has no way there. */
export const membersGetIn = async (): Promise<boolean> =>
  tenantStates[(await tenantLifecycle()).state].members !== 'none';

function stateOf(row: {
  readonly endedAt: Date | null;
  readonly closedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly status: string | null;
}): TenantState {
  if (row.erasedAt) return 'erased';
  if (row.closedAt) return 'closed';
  if (row.endedAt) return 'ended';
  return row.status === 'past_due' || row.status === 'unpaid' ? 'past-due' : 'active';
}

/**
 * Ends the customer relationship, in the open transaction: from now on members read and export, and an owner can take it
 * back until the grace is over. What should be looked at before is `ending/pre-flight.ts`; that somebody owes money is no
 * reason to keep their contacts. The subscription follows.
 * @throws NotAllowed for others than owners; Invalid (field `tenant`) when it has ended already
 */
export const endTenant = (by: Member): Promise<TenantLifecycle> =>
  turn(by, 'tenant.ended', `update tenants set ended_at = $2 where id = $1 and ended_at is null`, 'tenant.end.already');

/**
 * Takes an end back while there is grace, in the open transaction: everything is as it was.
 * @throws NotAllowed for others than owners; Invalid (field `tenant`) when it has not ended, or is closed
 */
export const resumeTenant = (by: Member): Promise<TenantLifecycle> =>
  turn(
    by,
    'tenant.resumed',
    `update tenants set ended_at = null where id = $1 and ended_at <= $2 and closed_at is null`,
    'tenant.end.tooLate',
  );

async function turn(
  by: Member,
  action: AuditAction,
  statement: string,
  refusal: 'tenant.end.already' | 'tenant.end.tooLate',
): Promise<TenantLifecycle> {
  demand(by, 'ownership');
  if ((await change(statement, [by.tenantId, now()])) === 0) throw new Invalid({ tenant: refusal });
  await Promise.all([
    record(asActor(by), action, { kind: 'tenant', id: by.tenantId }),
    oweSubscriptionEnd(by.tenantId, `${action}:${now().toISOString()}`),
  ]);
  return tenantLifecycle();
}
