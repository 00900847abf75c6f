import { record, system } from '../audit/audit.ts';
import { currentTenantId, sql } from '../tenancy.ts';

/**
 * Gives the tenant whose transaction is open an owner, when it goes on and has none: the highest role that is left, and of
 * those who have it whoever has been there longest. Nobody can otherwise take their last owner from it; a backup in which a
 * new one had not been chosen yet can.
 * @returns whether it was without one
 */
export async function giveAnOwner(): Promise<boolean> {
  const tenantId = currentTenantId();
  const [without] = await sql(
    `select from tenants t where t.id = $1 and t.ended_at is null
        and not exists (select from members where tenant_id = $1 and role = 'owner' and ended_at is null)`,
    [tenantId],
  );
  if (!without) return false;
  const [next] = await sql<{ id: string; from: string }>(
    `update members m set role = 'owner'
       from (select m.id, m.role from members m join users u on u.id = m.user_id
              where m.tenant_id = $1 and m.ended_at is null
              order by u.locked, array_position(array['admin', 'member', 'reader'], m.role), m.created_at, m.id limit 1) chosen
      where m.tenant_id = $1 and m.id = chosen.id
     returning m.id, chosen.role as "from"`,
    [tenantId],
  );
  if (next)
    await record(system, 'member.role-changed', { kind: 'member', id: next.id }, { from: next.from, to: 'owner' });
  return true;
}
