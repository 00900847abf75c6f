import { containing, fold, fullName, personSortKey } from '../names.ts';
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

/** Names that begin alike are looked through up to here; the same name is nearly always among the first. */
const MOST_ALIKE = 50;
const MOST_HINTS = 5;

type Alike = Omit<DuplicateHint, 'name'> & {
  readonly givenName: string;
  readonly familyName: string;
  readonly rank: number;
};

/** A search text begins with the folded name. */
const startingWith = (folded: string): string => containing(folded).slice(1);

/**
 * Contacts with the same address, the same number or the same name, at most five, the surest first. Names are the same
 * as the alphabet reads them (`Aasen` is `Åsen`) or with their letters folded (`Asbjorn` is `Asbjørn`). One statement,
 * every branch a match on an index; what is not given or not valid is not asked for.
 */
export async function findDuplicates(
  by: Member,
  typed: { readonly email: string; readonly phone: string; readonly givenName: string; readonly familyName: string },
): Promise<DuplicateHint[]> {
  const email = readEmail(typed.email) ?? null;
  const phone = readPhone(typed.phone) ?? null;
  const [givenName, familyName] = [typed.givenName.trim(), typed.familyName.trim()];
  const name = givenName && familyName ? personSortKey(givenName, familyName) : null;
  const folded = name === null ? null : fold(fullName(givenName, familyName));
  if (email === null && phone === null && name === null) return [];
  const alike = await sql<Alike>(
    `with alike as (
       (select contact_id as id, 1 as rank from contact_emails where tenant_id = $1 and address = $2 limit 5)
       union all
       (select contact_id, 2 from contact_phones where tenant_id = $1 and number = $3 limit 5)
       union all
       (select id, 3 from contacts where tenant_id = $1 and sort_name = $4 and deleted_at is null and anonymised_at is null limit 5)
       union all
       (select id, 4 from directory.search_contacts($1, $5, ${MOST_ALIKE}))
     ), surest as (select id, min(rank) as rank from alike group by id)
     select c.id, c.given_name as "givenName", c.family_name as "familyName", c.company_name as "companyName", c.email,
            s.rank, case s.rank when 1 then 'email' when 2 then 'phone' else 'name' end as because
       from surest s join contacts c on c.tenant_id = $1 and c.id = s.id
      where c.deleted_at is null and c.anonymised_at is null
      order by s.rank, c.sort_name, c.id`,
    [by.tenantId, email, phone, name, folded === null ? null : startingWith(folded)],
  );
  // Whose name only begins as the typed one does is somebody else.
  return alike
    .filter((one) => one.rank < 4 || fold(fullName(one.givenName, one.familyName)) === folded)
    .slice(0, MOST_HINTS)
    .map(({ id, givenName: given, familyName: family, companyName, email: address, because }) => ({
      id,
      name: fullName(given, family),
      companyName,
      email: address,
      because,
    }));
}
