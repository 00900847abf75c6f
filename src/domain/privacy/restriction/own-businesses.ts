import { companySearchText } from '../../companies/search-text.ts';
import { refreshShownCompany } from '../../contacts/repeated-columns.ts';
import { oweManyAgain } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { hideDeals } from './own-deals.ts';

/** Forms with several owners: what is restricted for one of them would be taken from the others. */
const shared = `array['ANS', 'DA', 'SAM']`;

/** What carries a company's data beside the record itself and what was noted about it. */
const parts = ['company_field_sources', 'company_notices'] as const;

const hiddenOnes = `select k.id from companies k where k.tenant_id = $1 and k.restricted_at is not null`;
const withTheirAddress = `exists (select from contact_emails e, unnest(r.cells) cell
  where e.tenant_id = $1 and e.restricted_at is not null and e.address = lower(cell))`;

/**
 * Hides the businesses that are a restricted contact and nobody else, with what the register told and what was noted about them, the
 * rows of lists that bring them or their address, and the contact's deals with them. Others who work there are shown without it. In the
 * open case; again whenever one more is said to be theirs.
 */
export async function hideBusinesses(contactId: string, at: Date): Promise<void> {
  const here = [currentTenantId(), contactId, at];
  const hidden = await sql<{ id: string }>(
    `update companies r set restricted_at = $3, search_text = '', version = r.version + 1
      where r.tenant_id = $1 and r.restricted_at is null and r.id = any(${ownBusinessesOf('array[$2::uuid]')})
        and coalesce(r.legal_form, '') <> all (${shared})
     returning r.id`,
    here,
  );
  const ids = hidden.map(({ id }) => id);
  const there = [currentTenantId(), ids, at];
  await Promise.all([
    ...parts.map((table) =>
      change(`update ${table} set restricted_at = $3 where tenant_id = $1 and company_id = any($2::uuid[])`, there),
    ),
    change(
      `update activities set restricted_at = $3
        where tenant_id = $1 and company_id = any($2::uuid[]) and contact_id is null and restricted_at is null`,
      there,
    ),
    change(
      `update company_import_rows r set restricted_at = $3
        where r.tenant_id = $1 and r.restricted_at is null and (r.company_id = any($2::uuid[]) or ${withTheirAddress})`,
      there,
    ),
  ]);
  await hideDeals(contactId, at);
  await refreshShownCompany(ids);
}

/**
 * Shows again every business that is nobody's who is restricted, and asks the register what it missed meanwhile. In the open case, when
 * the contact is shown.
 */
export async function showBusinesses(): Promise<void> {
  const here = [currentTenantId()];
  const shown = await sql<{ id: string; name: string; number: string | null; inTrash: boolean }>(
    `update companies r set restricted_at = null
      where r.tenant_id = $1 and r.restricted_at is not null
        and not r.id = any(${ownBusinessesOf('array(select c.id from contacts c where c.tenant_id = $1 and c.restricted_at is not null)')})
     returning r.id, r.name, r.organisation_number as number, r.deleted_at is not null as "inTrash"`,
    here,
  );
  const ids = shown.map(({ id }) => id);
  await Promise.all([
    ...parts.map((table) =>
      change(
        `update ${table} r set restricted_at = null
          where r.tenant_id = $1 and r.restricted_at is not null and r.company_id not in (${hiddenOnes})`,
        here,
      ),
    ),
    change(
      `update company_import_rows r set restricted_at = null
        where r.tenant_id = $1 and r.restricted_at is not null
          and (r.company_id is null or r.company_id not in (${hiddenOnes})) and not ${withTheirAddress}`,
      here,
    ),
    change(
      `update activities a
          set restricted_at = (select r.restricted_at from restrictions r
                                where r.tenant_id = $1 and r.activity_id = a.id and r.lifted_at is null)
        where a.tenant_id = $1 and a.restricted_at is not null and a.contact_id is null and a.company_id = any($2::uuid[])`,
      [currentTenantId(), ids],
    ),
    // What is searched through was emptied.
    change(
      `update companies k set search_text = s.search_text
         from unnest($2::uuid[], $3::text[]) as s (id, search_text) where k.tenant_id = $1 and k.id = s.id`,
      [currentTenantId(), ids, shown.map(({ name, number }) => companySearchText(name, number))],
    ),
    oweManyAgain(
      'enrichment',
      shown.flatMap(({ id, number, inTrash }) => (number === null || inTrash ? [] : [id])),
    ),
  ]);
  await refreshShownCompany(ids);
}
