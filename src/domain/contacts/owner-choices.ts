import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/** A colleague who can be responsible for a record. */
export interface OwnerChoice {
  readonly id: string;
  readonly name: string;
}

/** The tenant's present members by name, at most 200, for a list to choose an owner from. */
export const ownerChoices = (by: Member): Promise<OwnerChoice[]> =>
  sql<OwnerChoice>(
    `select id, name from members where tenant_id = $1 and ended_at is null order by name, id limit 200`,
    [by.tenantId],
  );

/** Whether an id is a present member of the tenant. */
export async function isOwnerChoice(by: Member, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const found = await sql<{ id: string }>(
    `select id from members where tenant_id = $1 and id = $2 and ended_at is null`,
    [by.tenantId, id],
  );
  return found.length === 1;
}
