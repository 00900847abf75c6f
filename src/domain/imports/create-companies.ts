import { insertCompanies } from '../companies/bulk.ts';
import { writeValue } from '../companies/fields.ts';
import { isPersonLikeNumber } from '../companies/known-form.ts';
import { placeholderName } from '../companies/placeholder-name.ts';
import { newId } from '../identifiers.ts';
import { oweManyAgain } from '../outbox.ts';
import { foldName } from '../register/fold-name.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import type { CompanyImport } from './company-import.ts';
import { columnsOf, noteBrought } from './note-brought.ts';
import { keepOwnFields } from './own-fields.ts';
import type { RowPlan } from './plan-rows.ts';
import type { WrittenRow } from './write-plans.ts';

type Create = Extract<RowPlan, { kind: 'create' }>;

interface Told {
  readonly number: string;
  readonly name: string;
  readonly toldAt: Date;
}

/** Adds the companies of a batch and owes asking the register about those with a number, in the open transaction. */
export async function createCompanies(found: CompanyImport, plans: readonly Create[]): Promise<WrittenRow[]> {
  if (plans.length === 0) return [];
  const told = await namesTold(plans.flatMap(({ number }) => number ?? []));
  const rows = plans.map((plan) => {
    const named = plan.number === null ? undefined : told.get(plan.number);
    // A name that is the register's but for capitals is nobody's own: it follows the register.
    const own = plan.name !== null && (!named || foldName(named.name) !== foldName(plan.name)) ? plan.name : null;
    return { ...plan, ownFields: plan.own, id: newId(), told: own === null ? named : undefined, own };
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
  await keepOwnFields(rows.map(({ id, ownFields }) => ({ id, own: ownFields })));
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
