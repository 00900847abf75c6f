import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotAllowed, NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, looksAfterPeople, type Member, type Role } from '../users/member.ts';

/**
 * Gives a colleague another role. Only owners make and unmake owners; a tenant always keeps one. Who may invite nobody any
 * more has invited nobody: what is open of theirs is taken back.
 * @throws NotAllowed, NotFound; Invalid on `role` for the last owner
 */
export async function changeRole(by: Member, memberId: string, role: Role): Promise<void> {
  demand(by, 'people');
  const person = await personToChange(by, memberId);
  if (role === 'owner' && by.role !== 'owner') throw new NotAllowed('people');
  if (person.role === role) return;
  if (person.lastOwner) throw new Invalid({ role: 'people.lastOwner' });
  await Promise.all([
    change(`update members set role = $3 where tenant_id = $1 and id = $2`, [by.tenantId, memberId, role]),
    record(asActor(by), 'member.role-changed', { kind: 'member', id: memberId }, { from: person.role, to: role }),
  ]);
  if (!looksAfterPeople(role)) await revokeInvitationsOf(by, memberId);
}

/**
 * Takes a colleague out of the tenant, or oneself. Their records stay and keep their name; what they were signed in to
 * is closed with the next request, and so are the invitations they have sent, or they could come back by one of them. They
 * can be invited again.
 * @throws NotAllowed, NotFound; Invalid on `member` for the last owner of a tenant that goes on
 */
export async function removeMember(by: Member, memberId: string): Promise<void> {
  if (memberId === by.id) demand(by, 'read');
  else demand(by, 'people');
  const person = await personToChange(by, memberId);
  if (person.lastOwner && by.graceUntil === undefined) throw new Invalid({ member: 'people.lastOwner' });
  await Promise.all([
    change(`update members set ended_at = $3 where tenant_id = $1 and id = $2`, [by.tenantId, memberId, now()]),
    record(asActor(by), 'member.removed', { kind: 'member', id: memberId }, { role: person.role }),
  ]);
  await revokeInvitationsOf(by, memberId);
}

async function revokeInvitationsOf(by: Member, memberId: string): Promise<void> {
  const revoked = await sql<{ id: string }>(
    `update invitations set revoked_at = $3
      where tenant_id = $1 and invited_by = $2 and accepted_at is null and revoked_at is null returning id`,
    [by.tenantId, memberId, now()],
  );
  for (const { id } of revoked) await record(asActor(by), 'invitation.revoked', { kind: 'invitation', id });
}

/**
 * The colleague, locked together with every owner and always in one order: two owners who step back at the same moment
 * wait for each other, and the second finds itself the last. An owner whose account is restricted is left alone, and counts
 * for none: nobody signs in as them. They still leave when OnNet erases them.
 */
async function personToChange(by: Member, memberId: string): Promise<{ role: Role; lastOwner: boolean }> {
  if (!isId(memberId)) throw new NotFound('member');
  const locked = await sql<{ id: string; role: Role }>(
    `select m.id, m.role from members m join users u on u.id = m.user_id and (not u.locked or m.id = $3)
      where m.tenant_id = $1 and m.ended_at is null and (m.id = $2 or m.role = 'owner')
      order by m.id for update of m`,
    [by.tenantId, memberId, by.id],
  );
  const person = locked.find(({ id }) => id === memberId);
  if (!person) throw new NotFound('member');
  if (person.role === 'owner' && by.role !== 'owner') throw new NotAllowed('people');
  const owners = locked.filter(({ role }) => role === 'owner');
  return { role: person.role, lastOwner: person.role === 'owner' && owners.length === 1 };
}
