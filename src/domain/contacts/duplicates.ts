import { personSortKey } from '../names.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { readEmail } from './email-address.ts';
import { readPhone } from './phone-number.ts';

/** A contact that looks like the one being written, and why. */
export interface DuplicateHint {
  readonly id: string;
  readonly name: string;
  readonly companyName: string | null;
  readonly email: string | null;
  readonly because: 'email' | 'phone' | 'name';
}

/**
 * Contacts with the same address, the same number or the same name (as the alphabet reads it), at most five, the
 * surest first. One statement, every branch an exact match on an index; what is not given or not valid is not asked for.
 */
export async function findDuplicates(
  by: Member,
  typed: { readonly email: string; readonly phone: string; readonly givenName: string; readonly familyName: string },
): Promise<DuplicateHint[]> {
  const email = readEmail(typed.email) ?? null;
  const phone = readPhone(typed.phone) ?? null;
  const name =
    typed.givenName.trim() && typed.familyName.trim() ? personSortKey(typed.givenName, typed.familyName) : null;
  if (email === null && phone === null && name === null) return [];
  return sql<DuplicateHint>(
    `with alike as (
       (select contact_id as id, 1 as rank from contact_emails where tenant_id = $1 and address = $2 limit 5)
       union all
       (select contact_id, 2 from contact_phones where tenant_id = $1 and number = $3 limit 5)
       union all
       (select id, 3 from contacts where tenant_id = $1 and sort_name = $4 and deleted_at is null and anonymised_at is null limit 5)
     ), surest as (select id, min(rank) as rank from alike group by id)
     select c.id, trim(c.given_name || ' ' || c.family_name) as name, c.company_name as "companyName", c.email,
            case s.rank when 1 then 'email' when 2 then 'phone' else 'name' end as because
       from surest s join contacts c on c.tenant_id = $1 and c.id = s.id
      where c.deleted_at is null
      order by s.rank, c.sort_name, c.id limit 5`,
    [by.tenantId, email, phone, name],
  );
}
