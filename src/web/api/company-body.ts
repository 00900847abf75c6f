import type { Company } from '../../domain/companies/company-record.ts';
import { registerAttribution } from '../../domain/register/attribution.ts';

/**
 * A company as the API tells it: its facts, where each is from and since when, and how it stands in the register. With the register's
 * own line wherever a value is from there (NLOD 2.0).
 */
export function companyBody(company: Company, url: string): object {
  const fromRegister = company.sources.filter(({ source, registerSeenAt }) => source === 'register' && registerSeenAt);
  const told = fromRegister
    .map(({ registerSeenAt }) => registerSeenAt?.toISOString() ?? '')
    .toSorted()
    .at(-1);
  return {
    organisation_number: company.organisation_number,
    name: company.name,
    legal_form: company.legal_form,
    website: company.website,
    email: company.email,
    phone: company.phone,
    address:
      company.address_lines.length === 0 && company.place === null && company.postal_code === null
        ? null
        : {
            lines: company.address_lines,
            postal_code: company.postal_code,
            place: company.place,
            country_code: company.country_code,
          },
    industry: company.industry === null ? null : { code: company.industry_code, name: company.industry },
    employees: company.employees,
    ...(company.vat_shown ? { vat_registered: company.vat_registered } : {}),
    personal_data: company.person_like,
    register: {
      state: company.enrichment_state,
      status: company.register_status,
      told_at: company.enrichment_at?.toISOString() ?? null,
    },
    sources: Object.fromEntries(
      company.sources.map(({ field, source, registerSeenAt, editedAt }) => [
        field,
        { source, at: (source === 'register' ? registerSeenAt : editedAt)?.toISOString() ?? null },
      ]),
    ),
    ...(told === undefined ? {} : { attribution: registerAttribution(told) }),
    url,
  };
}
