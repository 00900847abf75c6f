import { pageOf, type ListCursor, type ListPage } from '../list-page.ts';
import { containing, fold, sortKey } from '../names.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import type { EnrichmentState } from './locked-company.ts';

export const companySorts = ['name', 'activity', 'created'] as const;
export type CompanySort = (typeof companySorts)[number];

/** What the register says about a company, as far as the list tells them apart. */
export const companyStanding = {
  active: ['active'],
  trouble: ['bankrupt', 'compulsoryDissolution', 'underLiquidation', 'restructuring', 'foreignInsolvency'],
  gone: ['deleted', 'removed'],
} as const;
export type CompanyStanding = keyof typeof companyStanding;

/** Which companies, and in which order. Everything of it stands in the page's address. */
export interface CompanyFilter {
  readonly sort: CompanySort;
  readonly descending: boolean;
  /** Part of the name or number. */
  readonly text: string;
  /** A member's id. */
  readonly ownerId: string | undefined;
  /** A place, in any case. */
  readonly place: string;
  readonly standing: CompanyStanding | undefined;
}

export interface CompanyListRow {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly place: string | null;
  readonly registerStatus: string | null;
  readonly enrichmentState: EnrichmentState;
  readonly ownerName: string | null;
  readonly lastActivityAt: Date | null;
  readonly createdAt: Date;
  /** The row's value in the sorted column, for a cursor. */
  readonly key: string;
}

export const COMPANIES_PER_PAGE = 50;
/** Counting stops here: "10 000+" says enough. */
export const COUNT_LIMIT = 10_000;
/** A search that finds more than this many is too wide to page through. */
const MOST_FOUND = 1_000;

/** What each order of the list sorts by, of `companies c`. */
export const sortColumns: Readonly<Record<CompanySort, { expression: string; type: string }>> = {
  name: { expression: 'c.sort_name', type: 'text' },
  // Never touched comes last. As CASE, since row security does not let COALESCE begin an index scan (see the migration).
  activity: {
    expression: `(case when c.last_activity_at is null then '-infinity'::timestamptz else c.last_activity_at end)`,
    type: 'timestamptz',
  },
  created: { expression: 'c.created_at', type: 'timestamptz' },
};

/** One page of the tenant's companies, in one statement. The statement's texts are a bounded set. */
export async function companyList(
  by: Member,
  filter: CompanyFilter,
  cursor?: ListCursor,
): Promise<ListPage<CompanyListRow>> {
  demand(by, 'read');
  const { expression, type } = sortColumns[filter.sort];
  const backwards = cursor?.direction === 'before';
  const descending = filter.descending !== backwards;
  const { found, where, values } = conditions(by, filter);
  const beside = cursor
    ? ` and (${expression}, c.id) ${descending ? '<' : '>'} ($${values.length + 1}::${type}, $${values.length + 2}::uuid)`
    : '';
  const order = descending ? 'desc' : 'asc';
  const rows = await sql<CompanyListRow>(
    `${found}select c.id, c.name, c.organisation_number as "organisationNumber", c.place,
            c.register_status as "registerStatus", c.enrichment_state as "enrichmentState", m.name as "ownerName",
            c.last_activity_at as "lastActivityAt", c.created_at as "createdAt", (${expression})::text as key
       from companies c left join members m on m.tenant_id = c.tenant_id and m.id = c.owner_id
      where ${where}${beside}
      order by ${expression} ${order}, c.id ${order} limit ${COMPANIES_PER_PAGE + 1}`,
    cursor ? [...values, cursor.key, cursor.id] : values,
  );
  return pageOf(rows, COMPANIES_PER_PAGE, cursor);
}

/** How many companies a filter shows; one more than `COUNT_LIMIT` stands for more than that. */
export async function companyCount(by: Member, filter: CompanyFilter): Promise<number> {
  demand(by, 'read');
  const { found, where, values } = conditions(by, filter);
  const [row] = await sql<{ count: number }>(
    `${found}select count(*) as count from (select from companies c where ${where} limit ${COUNT_LIMIT + 1}) matched`,
    values,
  );
  return row?.count ?? 0;
}

export interface Conditions {
  readonly found: string;
  readonly where: string;
  readonly values: readonly unknown[];
}

/** A filter as conditions on `companies c`; `found` goes before the statement, `$1` is the tenant. */
export function conditions(by: Member, filter: CompanyFilter): Conditions {
  const values: unknown[] = [by.tenantId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const where = ['c.tenant_id = $1', 'c.deleted_at is null'];
  let found = '';
  const text = fold(filter.text.trim());
  // A number may be typed with spaces; it is kept without.
  const wanted = /^[\d\s]+$/.test(text) ? text.replace(/\s/g, '') : text;
  if (wanted.length >= 3) {
    // Found first and on its own: ordered in the same step, the planner would walk the order and test every row.
    found = `with found as materialized (select id from directory.search_companies($1, ${add(containing(wanted))}, ${MOST_FOUND})) `;
    where.push('c.id in (select id from found)');
  } else if (wanted !== '') {
    const from = sortKey(filter.text);
    where.push(`c.sort_name >= ${add(from)}`, `c.sort_name < ${add(`${from}\u{10FFFF}`)}`);
  }
  if (filter.ownerId !== undefined) where.push(`c.owner_id = ${add(filter.ownerId)}`);
  if (filter.place.trim() !== '') where.push(`c.place = any(${add(spellingsOf(filter.place.trim()))}::text[])`);
  if (filter.standing) where.push(`c.register_status = any(${add(companyStanding[filter.standing])}::text[])`);
  return { found, where: where.join(' and '), values };
}

/** The ways a place is written: as typed, as the register writes it (OSLO), and as people do (Mo i Rana, Sandefjord). */
function spellingsOf(place: string): string[] {
  const lower = place.toLocaleLowerCase('nb');
  const capitals = lower.replace(/(^|[\s-])(\p{L})/gu, (letter) => letter.toLocaleUpperCase('nb'));
  const first = lower.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase('nb'));
  return [...new Set([place, place.toLocaleUpperCase('nb'), capitals, first, capitals.replace(/ I /g, ' i ')])];
}
