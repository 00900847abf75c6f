import { newId } from '../identifiers.ts';
import { sortKey } from '../names.ts';
import { isPersonLikeForm } from '../register/entity.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { companySearchText } from './search-text.ts';

/** A company as a seed, the bench or an import has it. What is left out is empty. */
export interface CompanyRow {
  readonly id?: string;
  readonly name: string;
  readonly organisationNumber?: string | null;
  readonly legalForm?: string | null;
  /** A `RegisterStatus`, or `removed`. */
  readonly registerStatus?: string | null;
  readonly website?: string | null;
  readonly email?: string | null;
  /** E.164. */
  readonly phone?: string | null;
  readonly addressLines?: readonly string[];
  readonly postalCode?: string | null;
  readonly place?: string | null;
  readonly countryCode?: string | null;
  readonly industry?: string | null;
  readonly employees?: string | null;
  readonly ownerId?: string | null;
  readonly lastActivityAt?: Date | null;
  readonly createdAt?: Date;
  readonly createdBy?: string | null;
}

const ROWS_PER_STATEMENT = 1_000;

/**
 * Writes many companies in the open tenant transaction, a thousand to a statement, and answers their ids in the order
 * of the rows. For data that is known to be good: it checks nothing, owes no enrichment and writes no audit entry.
 */
export async function insertCompanies(rows: readonly CompanyRow[]): Promise<string[]> {
  const ids = rows.map((row) => row.id ?? newId());
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await insertSome(
      rows.slice(from, from + ROWS_PER_STATEMENT),
      ids.slice(from, from + ROWS_PER_STATEMENT),
      new Date(),
    );
  return ids;
}

async function insertSome(rows: readonly CompanyRow[], ids: readonly string[], at: Date): Promise<void> {
  const column = <Value>(read: (row: CompanyRow) => Value | null | undefined): (Value | null)[] =>
    rows.map((row) => read(row) ?? null);
  await change(
    `insert into companies (tenant_id, id, name, sort_name, search_text, organisation_number, legal_form, person_like,
       register_status, website, email, phone, address_lines, postal_code, place, country_code, industry, employees,
       owner_id, last_activity_at, created_at, created_by)
     select $1, id, name, sort_name, search_text, organisation_number, legal_form, person_like, register_status,
            website, email, phone, string_to_array(address, chr(10)), postal_code, place, country_code, industry,
            employees, owner_id, last_activity_at, created_at, created_by
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[],
              $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
              $18::text[], $19::uuid[], $20::timestamptz[], $21::timestamptz[], $22::uuid[])
         as row (id, name, sort_name, search_text, organisation_number, legal_form, person_like, register_status,
                 website, email, phone, address, postal_code, place, country_code, industry, employees, owner_id,
                 last_activity_at, created_at, created_by)`,
    [
      currentTenantId(),
      ids,
      rows.map((row) => row.name),
      rows.map((row) => sortKey(row.name)),
      rows.map((row) => companySearchText(row.name, row.organisationNumber ?? null)),
      column((row) => row.organisationNumber),
      column((row) => row.legalForm),
      rows.map((row) => isPersonLikeForm(row.legalForm ?? '')),
      column((row) => row.registerStatus),
      column((row) => row.website),
      column((row) => row.email),
      column((row) => row.phone),
      rows.map((row) => (row.addressLines ?? []).join('\n')),
      column((row) => row.postalCode),
      column((row) => row.place),
      column((row) => row.countryCode),
      column((row) => row.industry),
      column((row) => row.employees),
      column((row) => row.ownerId),
      column((row) => row.lastActivityAt),
      rows.map((row) => row.createdAt ?? at),
      column((row) => row.createdBy),
    ],
  );
}
