import { containing, fold, sortKey } from '../names.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** A person to choose from while typing. */
export interface ContactChoice {
  readonly id: string;
  readonly name: string;
  readonly companyName: string | null;
}

const MOST = 8;

/** Of more people who fit, as many are put in order as a list of them looks at. */
const LOOKED_AT = 1_000;

/** The people whose name, e-mail or phone fits what was typed; at most eight. Nothing for no text. */
export async function contactChoices(by: Member, typed: string): Promise<ContactChoice[]> {
  demand(by, 'read');
  const text = fold(typed.trim());
  if (text === '') return [];
  const columns = `c.id, trim(c.given_name || ' ' || c.family_name) as name, c.company_name as "companyName"`;
  if (text.length < 3)
    return sql<ContactChoice>(
      `select ${columns} from contacts c
        where c.tenant_id = $1 and c.deleted_at is null and c.sort_name >= $2 and c.sort_name < $3
        order by c.sort_name, c.id limit ${MOST}`,
      [by.tenantId, sortKey(typed), `${sortKey(typed)}\u{10FFFF}`],
    );
  return sql<ContactChoice>(
    `with found as materialized (select id from directory.search_contacts($1, $2, ${LOOKED_AT}))
     select ${columns} from contacts c join found f on f.id = c.id
      where c.tenant_id = $1 order by c.sort_name, c.id limit ${MOST}`,
    [by.tenantId, containing(text)],
  );
}
