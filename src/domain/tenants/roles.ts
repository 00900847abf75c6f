import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotAllowed, NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member, type Role } from '../users/member.ts';

/**
 * Gives a colleague another role. Only owners make and unmake owners; a tenant always keeps one.
 * @throws NotAllowed, NotFound; Invalid on `role` for the last owner
 */
export async function changeRole(by: Member, memberId: string, role: Role): Promise<void> {
  demand(by, 'people');
  const person = await personToChange(by, memberId);
  if (role === 'owner' && by.role !== 'owner') throw new NotAllowed('people');
  if (person.role === role) return;
  if (person.role === 'owner') await keepAnOwner(by, memberId, 'role');
  await Promise.all([
    change(`update members set role = $3 where tenant_id = $1 and id = $2`, [by.tenantId, memberId, role]),
    record(asActor(by), 'member.role-changed', { kind: 'member', id: memberId }, { from: person.role, to: role }),
  ]);
}

/**
 * Takes a colleague out of the tenant, or oneself. Their records stay and keep their name; what they were signed in to
 * is closed with the next request. They can be invited again.
 * @throws NotAllowed, NotFound; Invalid on `member` for the last owner
 */
export async function removeMember(by: Member, memberId: string): Promise<void> {
  if (memberId === by.id) demand(by, 'read');
  else demand(by, 'people');
  const person = await personToChange(by, memberId);
  if (person.role === 'owner') await keepAnOwner(by, memberId, 'member');
  await Promise.all([
    change(`update members set ended_at = $3 where tenant_id = $1 and id = $2`, [by.tenantId, memberId, now()]),
    record(asActor(by), 'member.removed', { kind: 'member', id: memberId }, { role: person.role }),
  ]);
}

async function personToChange(by: Member, memberId: string): Promise<{ role: Role }> {
  if (!isId(memberId)) throw new NotFound('member');
  const [person] = await sql<{ role: Role }>(
    `select role from members where tenant_id = $1 and id = $2 and ended_at is null for update`,
    [by.tenantId, memberId],
  );
  if (!person) throw new NotFound('member');
  if (person.role === 'owner' && by.role !== 'owner') throw new NotAllowed('people');
  return person;
}

/** Locks the owners in one order, so that two who step back at the same moment cannot both succeed. */
async function keepAnOwner(by: Member, leaving: string, field: string): Promise<void> {
  const owners = await sql<{ id: string }>(
    `select id from members where tenant_id = $1 and role = 'owner' and ended_at is null order by id for update`,
    [by.tenantId],
  );
  if (!owners.some(({ id }) => id !== leaving)) throw new Invalid({ [field]: 'people.lastOwner' });
}
