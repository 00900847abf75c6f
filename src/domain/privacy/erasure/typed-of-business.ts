import {
  companyFields,
  readValue,
  writeValue,
  type CompanyColumns,
  type CompanyField,
} from '../../companies/fields.ts';
import { placeholderName } from '../../companies/placeholder-name.ts';
import { renameCompany } from '../../companies/rename-company.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { ownBusinessesOf } from '../inventory/subject-graph.ts';
import { spansOf, type Traces } from './traces.ts';

// A business that is the person: what the register tells of it stays, and what somebody typed here is theirs and goes.

/** SQL: a field of a company was typed here, or brought by an import, and is not what a register tells. On the table's own name. */
export const isTyped = (field: CompanyField): string => `(companies.organisation_number is null
  or exists (select from company_field_sources s where s.tenant_id = companies.tenant_id and s.company_id = companies.id
                and s.field = '${field}' and s.source <> 'register'))`;

/** What stays of a business where it is the register's; the rest goes whoever wrote it. */
const registered = ['name', 'address', 'industry'] as const satisfies readonly CompanyField[];

/** Ties the person to each business of their own for good, so that one whose name goes is still known to be theirs. In the open case. */
export const pinOwnBusinesses = (contactId: string): Promise<number> =>
  change(
    `update contact_companies set own_business = true
      where tenant_id = $1 and contact_id = $2 and not own_business and company_id = any(${ownBusinessesOf('array[$2::uuid]')})`,
    [currentTenantId(), contactId],
  );

/** Whether any business of the person's own stands in the register, so that something of it stays. In the open case. */
export async function hasRegisteredBusiness(contactId: string): Promise<boolean> {
  const rows = await sql(
    `select from companies where tenant_id = $1 and organisation_number is not null and id = any(${ownBusinessesOf('array[$2::uuid]')}) limit 1`,
    [currentTenantId(), contactId],
  );
  return rows.length > 0;
}

interface Business extends CompanyColumns {
  readonly id: string;
  readonly number: string | null;
  readonly language: 'nb' | 'en';
  /** Fields that were typed. */
  readonly typed: readonly string[];
  /** What the register told of them, in the form of `writeValue`. */
  readonly told: Readonly<Record<string, string | null>>;
  /** Somebody decided that the name stays, with the reason. */
  readonly nameKept: boolean;
}

/**
 * Takes what was typed out of the person's own businesses, in the open case: the register's value stands there again, or nothing. Of a name
 * that no register tells, the person's part goes. What a law holds stays as it is.
 * @param words what stands where the person stood
 * @returns how many were changed
 */
export async function takeTyped(
  erasureId: string,
  contactId: string,
  traces: Traces,
  words: Readonly<Record<'nb' | 'en', string>>,
): Promise<number> {
  const columns = registered.flatMap((field): readonly string[] => companyFields[field]).join(', ');
  const businesses = await sql<Business>(
    `select id, ${columns}, organisation_number as number, (select language from tenants where id = $1) as language,
            array_remove(array[${registered.map((field) => `case when ${isTyped(field)} then '${field}' end`).join(', ')}], null) as typed,
            coalesce((select json_object_agg(s.field, s.register_value) from company_field_sources s
                       where s.tenant_id = $1 and s.company_id = companies.id and companies.organisation_number is not null), '{}') as told,
            exists (select from erasure_decisions d where d.tenant_id = $1 and d.erasure_id = $3 and d.place_table = 'companies'
                       and d.place_column = 'name' and d.place_row = companies.id and d.decision = 'keep') as "nameKept"
       from companies
      where tenant_id = $1 and id = any(${ownBusinessesOf('array[$2::uuid]')}) and not (${isHeld('companies', 'companies.id')})
      for update`,
    [currentTenantId(), contactId, erasureId],
  );
  let changed = 0;
  for (const business of businesses) {
    const { id, typed, told, nameKept } = business;
    const fields = registered.filter((field) => typed.includes(field) && !(field === 'name' && nameKept));
    if (fields.length === 0) continue;
    for (const field of fields)
      if (field === 'name') await rename(business, traces, words);
      else if (writeValue(field, business) !== (told[field] ?? null)) await write(id, field, told[field] ?? null);
    await giveBack(id, fields);
    changed += 1;
  }
  return changed;
}

async function rename(
  { id, name, number, language, told }: Business,
  traces: Traces,
  words: Readonly<Record<'nb' | 'en', string>>,
): Promise<void> {
  const spans = spansOf(traces);
  const ofRegister = readValue('name', told['name'] ?? null).name;
  const next =
    number === null
      ? spans
        ? name.replace(spans, words[language])
        : name
      : ofRegister || placeholderName(number, language);
  if (next !== name) await renameCompany(id, next, number);
}

function write(id: string, field: 'address' | 'industry', value: string | null): Promise<number> {
  const columns = Object.entries(readValue(field, value));
  return change(
    `update companies set version = version + 1, ${columns.map(([name], at) => `${name} = $${at + 3}`).join(', ')}
      where tenant_id = $1 and id = $2`,
    [currentTenantId(), id, ...columns.map(([, one]) => one)],
  );
}

/** The fields follow the register again, where there is one. */
async function giveBack(id: string, fields: readonly string[]): Promise<void> {
  const these = [currentTenantId(), id, fields];
  await change(
    `delete from company_field_sources where tenant_id = $1 and company_id = $2 and field = any($3::text[]) and register_value is null`,
    these,
  );
  await change(
    `update company_field_sources set source = 'register', edited_at = null, edited_by = null, kept_value = null
      where tenant_id = $1 and company_id = $2 and field = any($3::text[])`,
    these,
  );
}
