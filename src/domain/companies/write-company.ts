import { followCompanyName } from '../contacts/repeated-columns.ts';
import { sortKey } from '../names.ts';
import { change, currentTenantId } from '../tenancy.ts';
import type { CompanyColumns } from './fields.ts';
import { companySearchText } from './search-text.ts';

/**
 * Writes a company's facts and everything that repeats them: its sort key, its search text, and the name that lists of
 * its people show. The row must be locked by the open transaction.
 * @param now the company as it was; statements are only sent for what differs
 */
export async function writeCompany(
  id: string,
  organisationNumber: string | null,
  facts: CompanyColumns,
  now: { readonly name: string },
): Promise<void> {
  const statements: Promise<unknown>[] = [
    change(
      `update companies
          set name = $3, sort_name = $4, search_text = $5, organisation_number = $6, legal_form = $7, website = $8,
              email = $9, phone = $10, address_lines = $11, postal_code = $12, place = $13, country_code = $14,
              industry_code = $15, industry = $16, employees = $17, updated_at = now(), version = version + 1
        where tenant_id = $1 and id = $2`,
      [
        currentTenantId(),
        id,
        facts.name,
        sortKey(facts.name),
        companySearchText(facts.name, organisationNumber),
        organisationNumber,
        facts.legal_form,
        facts.website,
        facts.email,
        facts.phone,
        facts.address_lines,
        facts.postal_code,
        facts.place,
        facts.country_code,
        facts.industry_code,
        facts.industry,
        facts.employees,
      ],
    ),
  ];
  // After the name: statements of a transaction run in the order they are started.
  if (facts.name !== now.name) statements.push(followCompanyName(id));
  await Promise.all(statements);
}
