import { now, monthsBefore } from '../clock.ts';
import { isId } from '../identifiers.ts';
import { readSearch, type SearchQuery } from '../search/query.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { orderedPage, type ListOrder, type Paging } from './list-order.ts';
import { listedRule, type GoverningRule } from '../privacy/retention/governing-rule.ts';
import { privacyOf, type ContactPrivacy } from './contact-privacy.ts';
import { lastTouched } from './last-touched.ts';

/** Which contacts a list holds. */
export interface ContactFilter {
  /** Typed text; empty for all. */
  readonly search: string;
  /** A member's id; empty for everybody's. */
  readonly ownerId: string;
  /** Only contacts without activity for this many months (those never active counted from their creation). */
  readonly idleMonths: number | undefined;
}

export interface ListPlace {
  readonly order: ListOrder;
  /** The id of the contact that the page comes after, or before; both empty for the first page. */
  readonly after: string;
  readonly before: string;
}

/** A contact as a list shows it. */
export interface ContactRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly companyName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly ownerName: string | null;
  readonly lastActivityAt: Date | null;
  readonly createdAt: Date;
  readonly privacy: ContactPrivacy;
}

export interface ContactPage {
  readonly rows: readonly ContactRow[];
  /** The ids to give as `before` and `after` for the neighbouring pages; undefined where there is none. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

export const CONTACTS_PER_PAGE = 50;

/** A search looks at this many matches; who wants fewer types more. */
export const MOST_MATCHES = 1_000;

const MOST_COUNTED = 10_000;

type Row = Omit<ContactRow, 'privacy'> & { readonly anonymisedAt: Date | null; readonly rule: GoverningRule | null };

/** One page of a contact list, in one statement. Ids that are not ids are as good as none. */
export async function contactList(by: Member, filter: ContactFilter, place: ListPlace): Promise<ContactPage> {
  const search = readSearch(filter.search);
  const paging = pagingOf(place);
  const rows = await sql<Row>(
    pageText(shapeOf(filter, search), place.order, paging),
    valuesFor(by, filter, search, paging === 'first' ? [] : [paging === 'after' ? place.after : place.before]),
  );
  const shown = rows.slice(0, CONTACTS_PER_PAGE);
  const more = rows.length > CONTACTS_PER_PAGE;
  if (paging === 'before') shown.reverse();
  const [hasPrevious, hasNext] = paging === 'before' ? [more, true] : [paging === 'after', more];
  return {
    rows: shown.map(({ anonymisedAt, rule, ...row }) => ({
      ...row,
      privacy: privacyOf({
        anonymisedAt,
        rule,
        hold: null,
        lastActivityAt: row.lastActivityAt,
        createdAt: row.createdAt,
      }),
    })),
    previous: hasPrevious ? shown[0]?.id : undefined,
    next: hasNext ? shown.at(-1)?.id : undefined,
  };
}

/** The ids of the contacts a list holds, in no order, at most `most` of them; a search finds no more than MOST_MATCHES. */
export async function contactIds(by: Member, filter: ContactFilter, most: number): Promise<string[]> {
  const search = readSearch(filter.search);
  const { ctes, from, conditions, free } = sourceOf(shapeOf(filter, search));
  const rows = await sql<{ id: string }>(
    `${withCtes(ctes)} select c.id from ${from} where ${conditions} limit $${free}`,
    [...valuesFor(by, filter, search, []), most],
  );
  return rows.map(({ id }) => id);
}

/** How many contacts a list holds, counted no further than `most`; `atLeast` says that it stopped there. */
export async function contactCount(
  by: Member,
  filter: ContactFilter,
): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const search = readSearch(filter.search);
  const shape = shapeOf(filter, search);
  const most = search ? MOST_MATCHES : MOST_COUNTED;
  const { ctes, from, conditions } = sourceOf(shape);
  const [row] = await sql<{ count: number }>(
    `${withCtes(ctes)} select count(*)::int as count
       from (select 1 from ${from} where ${conditions} limit ${most + 1}) counted`,
    valuesFor(by, filter, search, []),
  );
  const count = row?.count ?? 0;
  // A search stops collecting at its limit, so reaching it means that there may be more.
  const atLeast = search ? count >= most : count > most;
  return { count: Math.min(count, most), atLeast };
}

/** The contacts before and after one in a list's order, among what it finds. One statement. */
export async function contactNeighbours(
  by: Member,
  filter: ContactFilter,
  order: ListOrder,
  id: string,
): Promise<{ readonly previous: string | undefined; readonly next: string | undefined }> {
  const search = readSearch(filter.search);
  const shape = shapeOf(filter, search);
  const [row] = await sql<{ previous: string | null; next: string | null }>(
    `select (select id from (${neighbourText(shape, order, 'before')}) before) as previous,
            (select id from (${neighbourText(shape, order, 'after')}) after) as next`,
    valuesFor(by, filter, search, [id]),
  );
  return { previous: row?.previous ?? undefined, next: row?.next ?? undefined };
}

const pagingOf = ({ after, before }: ListPlace): Paging => (isId(after) ? 'after' : isId(before) ? 'before' : 'first');

/** What decides the text of a statement; everything else is a parameter, so there are few texts. */
interface Shape {
  readonly search: SearchQuery['kind'] | undefined;
  readonly owned: boolean;
  readonly idle: boolean;
}

const shapeOf = (filter: ContactFilter, search: SearchQuery | undefined): Shape => ({
  search: search?.kind,
  owned: isId(filter.ownerId),
  idle: filter.idleMonths !== undefined,
});

function valuesFor(
  by: Member,
  filter: ContactFilter,
  search: SearchQuery | undefined,
  edge: readonly string[],
): unknown[] {
  const values: unknown[] = [by.tenantId];
  if (search) values.push(...(search.kind === 'patterns' ? search.patterns : [search.from, search.to]));
  if (isId(filter.ownerId)) values.push(filter.ownerId);
  if (filter.idleMonths !== undefined) values.push(monthsBefore(now(), filter.idleMonths));
  return [...values, ...edge];
}

interface Source {
  readonly ctes: readonly string[];
  readonly from: string;
  readonly conditions: string;
  /** The number of the first parameter that is free. */
  readonly free: number;
}

const tableColumns = [
  'id',
  'given_name',
  'family_name',
  'company_name',
  'company_sort',
  'sort_name',
  'email',
  'phone',
  'owner_id',
  'last_activity_at',
  'created_at',
  'anonymised_at',
];

/** The rows a list is made of. A search finds first, in a step of its own: ordering comes after, or the planner walks the order's index. */
function sourceOf(shape: Shape): Source {
  const conditions = ['c.tenant_id = $1', 'c.deleted_at is null', 'c.anonymised_at is null'];
  let free = 2;
  if (shape.search === 'prefix') conditions.push(`c.sort_name >= $${free++} and c.sort_name < $${free++}`);
  if (shape.search === 'patterns') free += 2;
  if (shape.owned) conditions.push(`c.owner_id = $${free++}`);
  if (shape.idle) conditions.push(`${lastTouched('c')} < $${free++}`);
  const all = conditions.join(' and ');
  if (shape.search !== 'patterns') return { ctes: [], from: 'contacts c', conditions: all, free };
  const found = [2, 3].map((at) => `select id from directory.search_contacts($1, $${at}, ${MOST_MATCHES})`);
  return {
    ctes: [
      `found as materialized (${found.join(' union ')})`,
      `matching as materialized (
         select ${tableColumns.map((column) => `c.${column}`).join(', ')}
           from found join contacts c on c.tenant_id = $1 and c.id = found.id where ${all} limit ${MOST_MATCHES})`,
    ],
    from: 'matching c',
    conditions: 'true',
    free,
  };
}

const withCtes = (ctes: readonly string[]): string => (ctes.length === 0 ? '' : `with ${ctes.join(', ')}`);

const edge = (parameter: number): string =>
  `edge as (select sort_name, company_sort, last_activity_at, created_at, id
              from contacts where tenant_id = $1 and id = $${parameter})`;

function orderedText(shape: Shape, order: ListOrder, paging: Paging, columns: string, limit: number): string[] {
  const source = sourceOf(shape);
  const ctes = paging === 'first' ? source.ctes : [...source.ctes, edge(source.free)];
  return [
    withCtes(ctes),
    orderedPage(order, paging, { from: source.from, conditions: source.conditions, columns, limit: String(limit) }),
  ];
}

const neighbourText = (shape: Shape, order: ListOrder, paging: Paging): string =>
  orderedText(shape, order, paging, 'c.id, c.sort_name, c.company_sort, c.last_activity_at, c.created_at', 1).join(' ');

const pageTexts = new Map<string, string>();

/** The texts are few and long: each is put together once. */
function pageText(shape: Shape, order: ListOrder, paging: Paging): string {
  const key = [shape.search, shape.owned, shape.idle, order.sort, order.descending, paging].join();
  const known = pageTexts.get(key);
  if (known) return known;
  const text = writePageText(shape, order, paging);
  pageTexts.set(key, text);
  return text;
}

function writePageText(shape: Shape, order: ListOrder, paging: Paging): string {
  const columns = tableColumns.map((column) => `c.${column}`).join(', ');
  const [ctes = '', page = ''] = orderedText(shape, order, paging, columns, CONTACTS_PER_PAGE + 1);
  // The join comes last, on 51 rows, and keeps their order: a left join reads its left side from first to last.
  return `${ctes}
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.company_name as "companyName",
           p.email, p.phone, m.name as "ownerName", p.last_activity_at as "lastActivityAt",
           p.created_at as "createdAt", p.anonymised_at as "anonymisedAt",
           ${listedRule('p')} as rule
      from (select row_number() over () as place, ordered.* from (${page}) ordered) p
      left join members m on m.tenant_id = $1 and m.id = p.owner_id
     order by p.place`;
}
