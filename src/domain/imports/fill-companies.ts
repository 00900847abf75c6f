import {
  companyFields,
  emptyColumns,
  writeValue,
  type ColumnValues,
  type CompanyColumns,
} from '../companies/fields.ts';
import { giveNumbers } from '../companies/give-numbers.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import type { CompanyImport } from './company-import.ts';
import { columnsOf, noteBrought } from './note-brought.ts';
import { fillOwnFields } from './own-fields.ts';
import type { RowPlan } from './plan-rows.ts';
import type { BroughtFact } from './row-values.ts';
import type { WrittenRow } from './write-plans.ts';

type Fill = Extract<RowPlan, { kind: 'fill' }>;

/**
 * Fills what is empty in the companies of a batch, and nothing else: not what a member has emptied, nor what the register follows. In
 * the open transaction.
 */
export async function fillCompanies(found: CompanyImport, plans: readonly Fill[]): Promise<WrittenRow[]> {
  if (plans.length === 0) return [];
  const ids = plans.map(({ company }) => company.id);
  const [locked, emptied] = await Promise.all([
    sql<CompanyColumns & { id: string }>(
      `select id, name, legal_form, website, email, phone, address_lines, postal_code, place, country_code, industry_code,
              industry, employees
         from companies where tenant_id = $1 and id = any($2::uuid[]) order by id for update`,
      [currentTenantId(), ids],
    ),
    sql<{ id: string; field: string }>(
      `select company_id as id, field from company_field_sources
        where tenant_id = $1 and company_id = any($2::uuid[]) and source = 'user'`,
      [currentTenantId(), ids],
    ),
  ]);
  const wanted = plans.map((plan) => {
    const columns = locked.find(({ id }) => id === plan.company.id) ?? emptyColumns('');
    const blank = [...plan.facts].filter(
      ([field, values]) =>
        writeValue(field, columns) === null &&
        writeValue(field, values) !== null &&
        !emptied.some((one) => one.id === plan.company.id && one.field === field),
    );
    return { ...plan, blank };
  });
  const [filledOwn] = await Promise.all([
    fillOwnFields(
      found,
      wanted.map(({ company, line, own }) => ({ id: company.id, line, own })),
    ),
    fillColumns(
      wanted
        .filter(({ blank }) => blank.length > 0)
        .map(({ company, blank }) => ({ id: company.id, facts: new Map(blank) })),
    ),
    giveNumbers(wanted.flatMap(({ company, number }) => (number === null ? [] : [{ id: company.id, number }]))),
    restore(wanted.filter(({ company }) => company.inTrash).map(({ company }) => company.id)),
    noteBrought(
      found,
      wanted.flatMap(({ company, blank }) => blank.map(([field]) => ({ companyId: company.id, field }))),
    ),
  ]);
  return wanted.map(({ line, company, number, blank }) => ({
    line,
    outcome: company.inTrash
      ? 'restored'
      : blank.length > 0 || number !== null || filledOwn.includes(company.id)
        ? 'filled'
        : 'unchanged',
    reason: number === null ? null : 'numbered',
    companyId: company.id,
  }));
}

async function fillColumns(
  companies: readonly { readonly id: string; readonly facts: ReadonlyMap<BroughtFact, ColumnValues> }[],
): Promise<void> {
  if (companies.length === 0) return;
  const values = companies.map(({ facts }) => columnsOf(facts));
  const has = (field: BroughtFact): boolean[] => companies.map(({ facts }) => facts.has(field));
  const assigned = (field: BroughtFact): string =>
    companyFields[field]
      .map((column) => `${column} = case when f.has_${field} then f.${column} else c.${column} end`)
      .join(', ');
  const plain = ['website', 'email', 'phone', 'employees'] as const;
  await change(
    `update companies c
        set ${plain.map(assigned).join(', ')}, industry = coalesce(f.industry, c.industry),
            address_lines = case when f.has_address then string_to_array(f.address_lines, chr(10)) else c.address_lines end,
            postal_code = case when f.has_address then f.postal_code else c.postal_code end,
            place = case when f.has_address then f.place else c.place end,
            country_code = case when f.has_address then f.country_code else c.country_code end,
            version = c.version + 1, updated_at = now()
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
              $11::text[], $12::boolean[], $13::boolean[], $14::boolean[], $15::boolean[], $16::boolean[])
         as f (id, website, email, phone, employees, industry, address_lines, postal_code, place, country_code,
               has_website, has_email, has_phone, has_employees, has_address)
      where c.tenant_id = $1 and c.id = f.id`,
    [
      currentTenantId(),
      companies.map(({ id }) => id),
      values.map(({ website }) => website),
      values.map(({ email }) => email),
      values.map(({ phone }) => phone),
      values.map(({ employees }) => employees),
      values.map(({ industry }) => industry),
      values.map((one) => one.address_lines.join('\n')),
      values.map((one) => one.postal_code),
      values.map(({ place }) => place),
      values.map((one) => one.country_code),
      has('website'),
      has('email'),
      has('phone'),
      has('employees'),
      has('address'),
    ],
  );
}

async function restore(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await change(
    `update companies set deleted_at = null, deleted_by = null, version = version + 1
      where tenant_id = $1 and id = any($2::uuid[])`,
    [currentTenantId(), ids],
  );
}
