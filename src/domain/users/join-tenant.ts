import { record } from '../audit/audit.ts';
import { newId } from '../identifiers.ts';
import { oneLine } from '../names.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import type { Role } from './member.ts';

/**
 * Makes a user a member of the tenant whose transaction is open; somebody who left comes back as the same member.
 * Who is a member already keeps the role they have. @returns the member's id
 */
export async function joinTenant(user: { id: string; name: string }, role: Role): Promise<string> {
  const [member] = await sql<{ id: string }>(
    `insert into members (tenant_id, id, user_id, name, role) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, user_id) do update set role = excluded.role, name = excluded.name, ended_at = null
      where members.ended_at is not null
     returning id`,
    [currentTenantId(), newId(), user.id, oneLine(user.name), role],
  );
  if (member) {
    await record({ kind: 'user', id: user.id }, 'member.joined', { kind: 'member', id: member.id }, { role });
    return member.id;
  }
  const [already] = await sql<{ id: string }>(`select id from members where tenant_id = $1 and user_id = $2`, [
    currentTenantId(),
    user.id,
  ]);
  if (!already) throw new Error('a membership vanished while it was being made');
  return already.id;
}
