import { recordMany } from '../audit/record-many.ts';
import { personLikeForms } from '../register/entity.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { emptyFields } from './empty-fields.ts';
import type { CompanyField } from './fields.ts';

/**
 * Takes the organisation numbers of companies away again, and with each what the register told since; what members typed stays.
 * Companies in the trash and those without a number are left. In the open transaction, with as many statements for one company as for
 * thousands.
 * @returns whose numbers are gone
 */
export async function takeNumbersAway(by: Member, companyIds: readonly string[]): Promise<string[]> {
  demand(by, 'write');
  const rows = await sql<{ id: string }>(
    `select id from companies
      where tenant_id = $1 and id = any($2::uuid[]) and deleted_at is null and organisation_number is not null
      order by id for update`,
    [by.tenantId, companyIds],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  const here = [by.tenantId, ids];
  const told = await sql<{ companyId: string; field: CompanyField }>(
    `select company_id as "companyId", field from company_field_sources
      where tenant_id = $1 and company_id = any($2::uuid[]) and source = 'register' and field <> 'name'`,
    here,
  );
  // They run in this order: whose data a company is follows from the form it is left with.
  await Promise.all([
    emptyFields(told),
    change(
      `update companies
          set organisation_number = null, search_text = left(search_text, -10), version = version + 1, updated_at = now(),
              enrichment_state = 'none', enrichment_at = null, register_status = null, vat_registered = null,
              person_like = coalesce(legal_form = any($3::text[]), false)
        where tenant_id = $1 and id = any($2::uuid[])`,
      [...here, personLikeForms],
    ),
    change(
      `update company_field_sources set register_value = null, register_seen_at = null, kept_value = null
        where tenant_id = $1 and company_id = any($2::uuid[])`,
      here,
    ),
    change(`delete from company_notices where tenant_id = $1 and company_id = any($2::uuid[])`, here),
    change(
      `update company_matches set state = 'none'
        where tenant_id = $1 and company_id = any($2::uuid[]) and state = 'accepted'`,
      here,
    ),
    recordMany(asActor(by), 'company.changed', { kind: 'company', ids }, { fields: ['organisationNumber'] }),
  ]);
  return ids;
}
