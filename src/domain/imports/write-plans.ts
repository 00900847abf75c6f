import { insertCompanies } from '../companies/bulk.ts';
import {
  companyFields,
  emptyColumns,
  writeValue,
  type ColumnValues,
  type CompanyColumns,
} from '../companies/fields.ts';
import { isPersonLikeNumber } from '../companies/known-form.ts';
import { placeholderName } from '../companies/placeholder-name.ts';
import { newId } from '../identifiers.ts';
import { oweManyAgain } from '../outbox.ts';
import { foldName } from '../register/fold-name.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import type { CompanyImport } from './company-import.ts';
import type { Done, FailureReason, RowPlan } from './plan-rows.ts';
import type { BroughtFact } from './row-values.ts';

/** What became of a row. */
export interface WrittenRow {
  readonly line: number;
  readonly outcome: Done | 'failed';
  /** Why it failed; `numbered` when a company that was there got its number from it. */
  readonly reason: FailureReason | 'numbered' | null;
  readonly companyId: string | null;
}

type Create = Extract<RowPlan, { kind: 'create' }>;
type Fill = Extract<RowPlan, { kind: 'fill' }>;

/**
 * Carries out the plans of a batch in the open transaction, with as many statements for one row as for all of them, and writes down
 * what became of each.
 */
export async function writePlans(found: CompanyImport, plans: readonly RowPlan[]): Promise<WrittenRow[]> {
  const created = await create(
    found,
    plans.filter((plan) => plan.kind === 'create'),
  );
  const filled = await fill(
    found,
    plans.filter((plan) => plan.kind === 'fill'),
  );
  const failed = plans.flatMap((plan): WrittenRow[] =>
    plan.kind === 'fail' ? [{ line: plan.line, outcome: 'failed', reason: plan.reason, companyId: null }] : [],
  );
  const written = [...created, ...filled, ...failed];
  await change(
    `update company_import_rows r set outcome = w.outcome, reason = w.reason, company_id = coalesce(w.company_id, r.company_id)
       from unnest($3::int[], $4::text[], $5::text[], $6::uuid[]) as w (line, outcome, reason, company_id)
      where r.tenant_id = $1 and r.import_id = $2 and r.line = w.line`,
    [
      currentTenantId(),
      found.id,
      written.map(({ line }) => line),
      written.map(({ outcome }) => outcome),
      written.map(({ reason }) => reason),
      written.map(({ companyId }) => companyId),
    ],
  );
  return written;
}

interface Told {
  readonly number: string;
  readonly name: string;
  readonly toldAt: Date;
}

async function create(found: CompanyImport, plans: readonly Create[]): Promise<WrittenRow[]> {
  if (plans.length === 0) return [];
  const told = await namesTold(plans.flatMap(({ number }) => number ?? []));
  const rows = plans.map((plan) => {
    const named = plan.number === null ? undefined : told.get(plan.number);
    // A name that is the register's but for capitals is nobody's own: it follows the register.
    const own = plan.name !== null && (!named || foldName(named.name) !== foldName(plan.name)) ? plan.name : null;
    return { ...plan, id: newId(), told: own === null ? named : undefined, own };
  });
  await insertCompanies(
    rows.map(({ id, number, own, told: named, facts }) => {
      const columns = columnsOf(facts);
      return {
        id,
        name: own ?? named?.name ?? placeholderName(number ?? '', found.language),
        organisationNumber: number,
        website: columns.website,
        email: columns.email,
        phone: columns.phone,
        addressLines: columns.address_lines,
        postalCode: columns.postal_code,
        place: columns.place,
        countryCode: columns.country_code,
        industry: columns.industry,
        employees: columns.employees,
        ownerId: found.createdBy,
        createdBy: found.createdBy,
      };
    }),
  );
  const numbered = rows.filter(({ number }) => number !== null).map(({ id }) => id);
  const followed = rows.flatMap(({ id, told: named }) => (named ? [{ id, ...named }] : []));
  await Promise.all([
    change(
      `update companies set enrichment_state = 'waiting', person_like = ${isPersonLikeNumber('organisation_number')}
        where tenant_id = $1 and id = any($2::uuid[])`,
      [currentTenantId(), numbered],
    ),
    oweManyAgain('enrichment', numbered),
    change(
      `insert into company_field_sources (tenant_id, company_id, field, source, register_value, register_seen_at)
       select $1, id, 'name', 'register', value, told_at
         from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as row (id, value, told_at)`,
      [
        currentTenantId(),
        followed.map(({ id }) => id),
        followed.map(({ name }) => writeValue('name', { name })),
        followed.map(({ toldAt }) => toldAt),
      ],
    ),
    noteBrought(
      found,
      rows.flatMap(({ id, own, facts }) =>
        [...(own === null ? [] : ['name' as const]), ...facts.keys()].map((field) => ({ companyId: id, field })),
      ),
    ),
  ]);
  return rows.map(({ line, id }) => ({ line, outcome: 'created', reason: null, companyId: id }));
}

const columnsOf = (facts: ReadonlyMap<BroughtFact, ColumnValues>): CompanyColumns =>
  Object.assign(emptyColumns(''), ...facts.values());

/** The names the register last gave some numbers, to anybody. */
async function namesTold(numbers: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  const rows = await sql<Told>(
    `select n.number, coalesce(e.entity ->> 'name', u.name) as name,
            case when e.entity is not null then e.fetched_at else u.told_at end as "toldAt"
       from unnest($1::text[]) as n (number)
       left join register_entities e on e.organisation_number = n.number and e.outcome in ('found', 'deleted')
       left join register_units u on u.organisation_number = n.number
      where coalesce(e.entity ->> 'name', u.name) is not null`,
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Fills what is empty, and nothing else: not what a member has emptied, nor what the register follows. */
async function fill(found: CompanyImport, plans: readonly Fill[]): Promise<WrittenRow[]> {
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
  await Promise.all([
    fillColumns(
      wanted
        .filter(({ blank }) => blank.length > 0)
        .map(({ company, blank }) => ({ id: company.id, facts: new Map(blank) })),
    ),
    giveNumbers(wanted),
    restore(wanted.filter(({ company }) => company.inTrash).map(({ company }) => company.id)),
    noteBrought(
      found,
      wanted.flatMap(({ company, blank }) => blank.map(([field]) => ({ companyId: company.id, field }))),
    ),
  ]);
  return wanted.map(({ line, company, number, blank }) => ({
    line,
    outcome: company.inTrash ? 'restored' : blank.length > 0 || number !== null ? 'filled' : 'unchanged',
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

/** Companies without a number that a row had the name and the number of get it, and asking the register about them is owed. */
async function giveNumbers(plans: readonly Fill[]): Promise<void> {
  const given = plans.filter(({ number }) => number !== null);
  if (given.length === 0) return;
  const ids = given.map(({ company }) => company.id);
  await Promise.all([
    change(
      `update companies c
          set organisation_number = g.number, search_text = c.search_text || ' ' || g.number, version = c.version + 1,
              updated_at = now(), enrichment_state = 'waiting', enrichment_at = null,
              person_like = c.person_like or ${isPersonLikeNumber('g.number')}
         from unnest($2::uuid[], $3::text[]) as g (id, number)
        where c.tenant_id = $1 and c.id = g.id and c.organisation_number is null`,
      [currentTenantId(), ids, given.map(({ number }) => number)],
    ),
    oweManyAgain('enrichment', ids),
  ]);
}

async function restore(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await change(
    `update companies set deleted_at = null, deleted_by = null, version = version + 1
      where tenant_id = $1 and id = any($2::uuid[])`,
    [currentTenantId(), ids],
  );
}

/** Writes down that fields of companies have their value from an import, of that moment and that member. */
async function noteBrought(
  found: CompanyImport,
  fields: readonly { readonly companyId: string; readonly field: 'name' | BroughtFact }[],
): Promise<void> {
  if (fields.length === 0) return;
  await change(
    `insert into company_field_sources (tenant_id, company_id, field, source, edited_at, edited_by)
     select $1, company_id, field, 'import', $4, $5 from unnest($2::uuid[], $3::text[]) as row (company_id, field)
     on conflict (tenant_id, company_id, field) do update
        set source = 'import', edited_at = excluded.edited_at, edited_by = excluded.edited_by`,
    [
      currentTenantId(),
      fields.map(({ companyId }) => companyId),
      fields.map(({ field }) => field),
      found.runAt,
      found.createdBy,
    ],
  );
}
