import type { ContactFilter } from '../contacts/contact-list.ts';
import { monthsBefore, now } from '../clock.ts';
import { isId } from '../identifiers.ts';
import { readSearch } from '../search/query.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { lastTouched } from '../contacts/last-touched.ts';

/** A contact with everything that is exported of it. */
export interface ExportedContact {
  readonly id: string;
  readonly sortName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string | null;
  /** The first is the one shown in lists. */
  readonly companies: readonly {
    readonly name: string;
    readonly role: string | null;
    /** When the register told the name, where it did; ISO 8601. */
    readonly fetchedAt: string | null;
  }[];
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
  readonly addressLines: readonly string[] | null;
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly countryCode: string | null;
  readonly ownerName: string | null;
  readonly lastActivityAt: Date | null;
  readonly createdAt: Date;
  /** Values of the tenant's own fields, by the field's id. */
  readonly customFields: Readonly<Record<string, string>> | null;
}

/** Where a batch begins: after this contact. */
export interface RowPlace {
  readonly sortName: string;
  readonly id: string;
}

/** Before every contact. */
export const firstPlace: RowPlace = { sortName: '', id: '00000000-0000-0000-0000-000000000000' };

export const ROWS_PER_BATCH = 1_000;

// Anonymised contacts are nobody, and those in the trash have been put away: neither is exported.
const exported = 'c.tenant_id = $1 and c.deleted_at is null and c.anonymised_at is null';

/**
 * The next contacts by name that a filter holds. Batches are read in transactions of their own, so a contact that is
 * renamed meanwhile may come twice or not at all; nothing else of a file depends on when it was read.
 */
export async function contactRows(filter: ContactFilter, after: RowPlace): Promise<ExportedContact[]> {
  const { conditions, values } = narrowed(filter, [currentTenantId(), after.sortName, after.id]);
  // The details come after the limit: for the rows of the batch alone.
  return sql<ExportedContact>(
    `with batch as materialized (
       select c.id, c.sort_name, c.given_name, c.family_name, c.job_title, c.owner_id, c.last_activity_at, c.created_at,
              c.custom_fields
         from contacts c
        where ${exported} and (c.sort_name, c.id) > ($2, $3) ${conditions}
        order by c.sort_name, c.id limit ${ROWS_PER_BATCH})
     select b.id, b.sort_name as "sortName", b.given_name as "givenName", b.family_name as "familyName",
            b.job_title as "jobTitle", m.name as "ownerName", b.last_activity_at as "lastActivityAt",
            b.created_at as "createdAt", b.custom_fields as "customFields", a.lines as "addressLines", a.postal_code as "postalCode", a.place,
            a.country_code as "countryCode",
            array(select e.address from contact_emails e
                   where e.tenant_id = $1 and e.contact_id = b.id order by e.position) as emails,
            array(select p.number from contact_phones p
                   where p.tenant_id = $1 and p.contact_id = b.id order by p.position) as phones,
            array(select json_build_object('name', f.name, 'role', l.role, 'fetchedAt', s.register_seen_at)
                    from contact_companies l join companies f on f.tenant_id = $1 and f.id = l.company_id
                    left join company_field_sources s on s.tenant_id = $1 and s.company_id = f.id and s.field = 'name'
                         and s.source = 'register'
                   where l.tenant_id = $1 and l.contact_id = b.id order by l.position, l.id) as companies
       from batch b
       left join members m on m.tenant_id = $1 and m.id = b.owner_id
       left join lateral (select lines, postal_code, place, country_code from contact_addresses
                           where tenant_id = $1 and contact_id = b.id order by position limit 1) a on true
      order by b.sort_name, b.id`,
    values,
  );
}

/** How many contacts a filter holds, exactly: for the progress bar of work that reads them all anyway. */
export async function countContactRows(filter: ContactFilter): Promise<number> {
  const { conditions, values } = narrowed(filter, [currentTenantId()]);
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from contacts c where ${exported} ${conditions}`,
    values,
  );
  return row?.count ?? 0;
}

/** The filter as conditions on `contacts c`, from a bounded set of texts, with its values behind those already there. */
function narrowed(
  { search, ownerId, idleMonths }: ContactFilter,
  values: readonly unknown[],
): { conditions: string; values: readonly unknown[] } {
  const all = [...values];
  const next = (value: unknown): string => `$${all.push(value)}`;
  const query = readSearch(search);
  const conditions: string[] = [];
  if (query?.kind === 'prefix')
    conditions.push(`c.sort_name >= ${next(query.from)} and c.sort_name < ${next(query.to)}`);
  if (query?.kind === 'patterns')
    conditions.push(`(${query.patterns.map((pattern) => `c.search_text like ${next(pattern)}`).join(' or ')})`);
  if (isId(ownerId)) conditions.push(`c.owner_id = ${next(ownerId)}`);
  if (idleMonths !== undefined) conditions.push(`${lastTouched('c')} < ${next(monthsBefore(now(), idleMonths))}`);
  return { conditions: conditions.map((condition) => `and ${condition}`).join(' '), values: all };
}
