import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';

/**
 * Whether one of these ids is what is left of an erased contact, or of something written about them, for the page that says
 * so instead of "not found".
 * @param ids of any records, as an address names them
 */
export async function isErasedAmong(by: Member, ids: readonly string[]): Promise<boolean> {
  const known = ids.filter(isId);
  if (known.length === 0) return false;
  const found = await sql(
    `select from contacts
      where tenant_id = $1 and anonymised_at is not null
        and id in (select unnest($2::uuid[]) union all
                   select contact_id from activities where tenant_id = $1 and id = any($2::uuid[])) limit 1`,
    [by.tenantId, known],
  );
  return found.length > 0;
}
