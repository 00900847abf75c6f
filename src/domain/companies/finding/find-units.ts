import { personLikeForms } from '../../register/entity.ts';
import { foldName } from '../../register/fold-name.ts';
import { PLACE_MARK, prominences } from '../../register/mirror/mirror-row.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';

/** From how many employees; `none` is without any, or not told. */
export const companySizes = ['none', '1', '5', '10', '20', '50', '100', '250'] as const;
export type CompanySize = (typeof companySizes)[number];

/** Which units of the register to find. Everything of it stands in the page's address. */
export interface UnitFilter {
  /** Beginnings of industry codes; a unit has one of them. None for every industry. */
  readonly industries: readonly string[];
  /** A town or municipality by its name, or a municipality by its number. */
  readonly place: string;
  readonly size: CompanySize | undefined;
  /** Code of a legal form. */
  readonly legalForm: string;
  /** `YYYY-MM-DD`. */
  readonly registeredSince: string | undefined;
  readonly vatRegistered: boolean;
}

/** A unit that may become a company. */
export interface FoundUnit {
  readonly organisationNumber: string;
  readonly name: string;
  readonly legalForm: string;
  readonly place: string | null;
  readonly industry: string | null;
  /** The smallest number of its class; null when the register does not tell. */
  readonly employees: number | null;
  readonly registeredOn: string | null;
}

export interface FoundUnits {
  readonly units: readonly FoundUnit[];
  /** One more than `UNITS_COUNTED` stands for more than that. */
  readonly count: number;
  readonly more: boolean;
}

export const UNITS_PER_PAGE = 50;
export const UNITS_COUNTED = 10_000;

const levels = prominences.filter((level) => level >= 0);

/** Whether a filter says anything: all businesses of the country are nobody's next customers. */
export const asksForSomething = (filter: UnitFilter): boolean =>
  filter.industries.length > 0 ||
  filter.place.trim() !== '' ||
  filter.size !== undefined ||
  filter.legalForm !== '' ||
  filter.registeredSince !== undefined ||
  filter.vatRegistered;

/**
 * A page of the live main units of the mirror that a filter asks for, the largest first and those of one size by name:
 * without those in trouble, those the tenant has, in the trash too, and people's own businesses, which the mirror has no
 * names of. One statement, and a second where more fit than are counted: then they are walked through in order instead.
 * @param after the number of the last unit of the page before
 */
export async function findUnits(by: Member, filter: UnitFilter, after?: string): Promise<FoundUnits> {
  demand(by, 'read');
  const { where, values } = conditions(by, filter);
  const cursor = `$${values.length + 1}::text`;
  const all = [...values, after ?? null];
  const rows = await sql<Row>(narrow(where, cursor), all);
  const count = rows[0]?.count ?? 0;
  const units = count > UNITS_COUNTED ? await sql<Row>(wide(where, cursor), all) : rows;
  const named = units.flatMap(({ organisationNumber, name, legalForm, place, industry, employees, registeredOn }) =>
    organisationNumber === null
      ? []
      : [{ organisationNumber, name, legalForm, place, industry, employees, registeredOn }],
  );
  return { units: named.slice(0, UNITS_PER_PAGE), count, more: named.length > UNITS_PER_PAGE };
}

/** A unit, or none beside the count. */
type Row = Omit<FoundUnit, 'organisationNumber'> & {
  readonly organisationNumber: string | null;
  readonly count: number;
};

const columns = `u.organisation_number as "organisationNumber", u.name, u.legal_form as "legalForm", u.place, u.industry,
                 u.employees, u.registered_on::text as "registeredOn"`;

const beside = (cursor: string): string =>
  `last as (select prominence, search_text, organisation_number from register_units where organisation_number = ${cursor})`;

const afterLast = (unit: string): string =>
  `(not exists (select from last) or ${unit}.prominence < (select prominence from last)
    or (${unit}.prominence = (select prominence from last)
        and (${unit}.search_text, ${unit}.organisation_number) > (select search_text, organisation_number from last)))`;

// Found first, in a step of its own, and ordered after: so the planner never walks the order testing every row.
const narrow = (where: string, cursor: string): string => `
  with ${beside(cursor)},
  found as materialized (
    select u.organisation_number, u.prominence, u.search_text from register_units u where ${where} limit ${UNITS_COUNTED + 1}),
  counted as (select count(*)::int as count from found)
  select counted.count, unit.* from counted
    left join lateral (
      select ${columns} from found f join register_units u on u.organisation_number = f.organisation_number
       where counted.count <= ${UNITS_COUNTED} and ${afterLast('f')}
       order by f.prominence desc, f.search_text, f.organisation_number limit ${UNITS_PER_PAGE + 1}) unit on true`;

// One level of prominence after the other, each by name. So many fit that a page of them is soon full.
const wide = (where: string, cursor: string): string => `
  with ${beside(cursor)}
  select 0 as count, unit.* from unnest(array[${levels.join(', ')}]::smallint[]) with ordinality level (prominence, place_in_order),
    lateral (select ${columns} from register_units u
              where u.prominence = level.prominence and ${where} and ${afterLast('u')}
              order by u.search_text, u.organisation_number limit ${UNITS_PER_PAGE + 1}) unit
   order by level.place_in_order limit ${UNITS_PER_PAGE + 1}`;

/** A unit has up to three, the main activity first; it is found by any. */
const industryColumns = ['industry', 'second_industry', 'third_industry'] as const;

function conditions(by: Member, filter: UnitFilter): { where: string; values: readonly unknown[] } {
  const values: unknown[] = [by.tenantId, personLikeForms];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    `u.search_text is not null`,
    `u.kind = 'main'`,
    // In trouble is below zero.
    `u.prominence >= 0`,
    `u.legal_form <> all ($2::text[])`,
    `not exists (select from companies c where c.tenant_id = $1 and c.organisation_number = u.organisation_number
                    and c.deleted_at is null)`,
    `not exists (select from companies c where c.tenant_id = $1 and c.organisation_number = u.organisation_number
                    and c.deleted_at is not null)`,
  ];
  if (filter.industries.length > 0) {
    const either = filter.industries.flatMap((code) => {
      const [from, to] = [add(code), add(`${code}~`)];
      return industryColumns.map((column) => `(u.${column} ~>=~ ${from}::text and u.${column} ~<~ ${to}::text)`);
    });
    where.push(`(${either.join(' or ')})`);
  }
  const place = filter.place.trim();
  if (/^\d{4}$/.test(place)) where.push(`u.municipality = ${add(place)}`);
  else if (foldName(place) !== '') {
    const folded = foldName(place);
    where.push(
      // The index knows whole words, and not where they stand.
      `string_to_array(u.search_text, ' ') @> ${add(folded.split(' '))}::text[]`,
      `(u.search_text like ${add(`%${PLACE_MARK}% ${folded}`)} or u.search_text like ${add(`%${PLACE_MARK}% ${folded} %`)})`,
    );
  }
  if (filter.size === 'none') where.push(`coalesce(u.employees, 0) = 0`, `u.prominence = 0`);
  else if (filter.size) where.push(`u.employees >= ${add(Number(filter.size))}::smallint`, `u.prominence > 0`);
  if (filter.legalForm !== '') where.push(`u.legal_form = ${add(filter.legalForm)}`);
  if (filter.registeredSince) where.push(`u.registered_on >= ${add(filter.registeredSince)}::date`);
  if (filter.vatRegistered) where.push(`u.vat_registered`);
  return { where: where.join(' and '), values };
}
