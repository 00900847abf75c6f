import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/** Everybody who is or was a member, by name, at most 200: whose entries a reader of the trail can ask for. */
export const trailActors = (by: Member): Promise<{ readonly id: string; readonly name: string }[]> =>
  sql(`select id, name from members where tenant_id = $1 order by name, id limit 200`, [by.tenantId]);
