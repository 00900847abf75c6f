import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/** A colleague who can be responsible for a record. */
export interface OwnerChoice {
  readonly id: string;
  readonly name: string;
  /** Has left the tenant, and is only offered where they are responsible already. */
  readonly former: boolean;
}

/** Nobody can be asked to look after a record while their account is restricted. Of `members m`. */
export const presentMember = `m.ended_at is null and not exists (select from users u where u.id = m.user_id and u.locked)`;

/**
 * The tenant's present members by name, at most 200, for a list to choose an owner from.
 * @param keeping ids of members to have in the list in any case, also when they have left: a form without the one who is
 * responsible would give the record to somebody else when it is saved
 */
export const ownerChoices = (
  by: Member,
  keeping: readonly (string | null | undefined)[] = [],
): Promise<OwnerChoice[]> =>
  sql<OwnerChoice>(
    `select id, name, former
       from ((select id, name, false as former from members m where m.tenant_id = $1 and ${presentMember}
               order by name, id limit 200)
             union
             select id, name, not (${presentMember}) from members m where m.tenant_id = $1 and m.id = any($2::uuid[])) choices
      order by name, id`,
    [by.tenantId, keeping.filter((id) => typeof id === 'string' && isId(id))],
  );

/** Whether an id is a present member of the tenant. */
export async function isOwnerChoice(by: Member, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const found = await sql<{ id: string }>(
    `select id from members m where m.tenant_id = $1 and m.id = $2 and ${presentMember}`,
    [by.tenantId, id],
  );
  return found.length === 1;
}

/** The names of members, former ones too, by their ids; what is nobody's id has none. */
export async function memberNames(by: Member, ids: readonly (string | null)[]): Promise<Map<string | null, string>> {
  const rows = await sql<{ id: string; name: string }>(
    `select id, name from members where tenant_id = $1 and id = any($2::uuid[])`,
    [by.tenantId, ids.filter((id) => id !== null && isId(id))],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
