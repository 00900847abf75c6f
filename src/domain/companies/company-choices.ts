import { containing, fold, sortKey } from '../names.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** A company to choose from while typing. */
export interface CompanyChoice {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly organisationNumber: string | null;
  /** It is a unit of the register that the tenant has not: whoever chooses it adds it (unit-choices.ts). When our copy of the register was made, if there is one. */
  readonly unit?: { readonly toldAt: Date | null };
}

const MOST = 8;

/** The companies whose name or number fits what was typed, those that begin with it first; at most eight. Nothing for no text. */
export async function companyChoices(by: Member, typed: string): Promise<CompanyChoice[]> {
  demand(by, 'read');
  const text = fold(typed.trim());
  if (text === '') return [];
  const wanted = /^[\d\s]+$/.test(text) ? text.replace(/\s/g, '') : text;
  const columns = `c.id, c.name, c.place, c.organisation_number as "organisationNumber"`;
  if (wanted.length < 3)
    return sql<CompanyChoice>(
      `select ${columns} from companies c
        where c.tenant_id = $1 and c.deleted_at is null and c.sort_name >= $2 and c.sort_name < $3
        order by c.sort_name, c.id limit ${MOST}`,
      [by.tenantId, sortKey(typed), `${sortKey(typed)}\u{10FFFF}`],
    );
  return sql<CompanyChoice>(
    `with found as materialized (select id from directory.search_companies($1, $2, 200))
     select ${columns} from companies c join found f on f.id = c.id
      where c.tenant_id = $1
      order by not starts_with(c.search_text, $3), c.sort_name, c.id limit ${MOST}`,
    [by.tenantId, containing(wanted), wanted],
  );
}
