import { fold } from '../names.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { readSearch } from './query.ts';

/** A record that a search found. */
export interface SearchHit {
  readonly kind: 'contact' | 'company';
  readonly id: string;
  readonly name: string;
  /** A contact's company, or a company's place. */
  readonly detail: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisationNumber: string | null;
}

/** How many matches of each kind are looked at before the best are chosen. */
const LOOKED_AT = 200;

const contactColumns = `'contact' as kind, c.id, trim(c.given_name || ' ' || c.family_name) as name,
  c.company_name as detail, c.email, c.phone, null as "organisationNumber", c.sort_name, c.search_text`;
const companyColumns = `'company' as kind, c.id, c.name, c.place as detail, c.email, c.phone,
  c.organisation_number as "organisationNumber", c.sort_name, c.search_text`;

// Found first, in steps of their own, and ordered after.
const found = (table: 'contacts' | 'companies'): string => `
  found_${table} as materialized (
    select id from directory.search_${table}($1, $2, ${LOOKED_AT})
    union
    select id from directory.search_${table}($1, $3, ${LOOKED_AT}))`;

const matching = (table: 'contacts' | 'companies', columns: string): string => `
  select ${columns} from found_${table} f join ${table} c on c.tenant_id = $1 and c.id = f.id where c.deleted_at is null`;

const byPatterns = `
  with ${found('contacts')}, ${found('companies')},
  hits as materialized (${matching('contacts', contactColumns)} union all ${matching('companies', companyColumns)})
  select kind, id, name, detail, email, phone, "organisationNumber" from hits
   order by case when search_text like $4 then 0 when search_text like $5 then 1 else 2 end, sort_name, id
   limit $6`;

const startingWith = (table: 'contacts' | 'companies', columns: string): string => `
  (select ${columns} from ${table} c
    where c.tenant_id = $1 and c.deleted_at is null ${table === 'contacts' ? 'and c.anonymised_at is null' : ''} and c.sort_name >= $2 and c.sort_name < $3
    order by c.sort_name, c.id limit $4)`;

const byPrefix = `
  select kind, id, name, detail, email, phone, "organisationNumber"
    from (${startingWith('contacts', contactColumns)} union all ${startingWith('companies', companyColumns)}) hits
   order by sort_name, id limit $4`;

/**
 * Contacts and companies that match what was typed, in one statement: those whose name begins so first, then those
 * with a word that does, then the rest, each by name.
 */
export async function globalSearch(by: Member, typed: string, most: number): Promise<SearchHit[]> {
  const query = readSearch(typed);
  if (!query) return [];
  if (query.kind === 'prefix') return sql<SearchHit>(byPrefix, [by.tenantId, query.from, query.to, most]);
  const start = fold(typed.trim()).replace(/[\\%_]/g, '\\$&');
  return sql<SearchHit>(byPatterns, [by.tenantId, ...query.patterns, `${start}%`, `% ${start}%`, most]);
}
