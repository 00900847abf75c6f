import {
  companySorts,
  companyStanding,
  type CompanyFilter,
  type CompanyListRow,
  type CompanySort,
  type CompanyStanding,
} from '../../domain/companies/company-list.ts';
import { isId } from '../../domain/identifiers.ts';
import type { ListCursor } from '../../domain/list-page.ts';
import { beginningOf } from '../../domain/names.ts';
import type { Visit } from '../visit.ts';

/** The filter that a page's address asks for. What it does not understand counts as not there. */
export function filterOf(visit: Visit): CompanyFilter {
  const sort = visit.query('sort');
  const column = companySorts.find((one) => one === sort.replace(/^-/, '')) ?? 'name';
  const owner = visit.query('owner');
  return {
    sort: column,
    descending: sort.startsWith('-'),
    text: beginningOf(visit.query('q'), 100),
    ownerId: owner === 'me' ? visit.member.id : isId(owner) ? owner : undefined,
    place: beginningOf(visit.query('place'), 100),
    standing: standingIn(visit.query('standing')),
  };
}

const isStanding = (text: string): text is CompanyStanding => Object.hasOwn(companyStanding, text);
const standingIn = (text: string): CompanyStanding | undefined => (isStanding(text) ? text : undefined);

/** Whether anything hides companies. */
export const isFiltered = (filter: CompanyFilter): boolean =>
  filter.text !== '' || filter.ownerId !== undefined || filter.place !== '' || filter.standing !== undefined;

/** The cursor in a page's address; none when it has been tampered with. */
export function cursorOf(visit: Visit): ListCursor | undefined {
  for (const direction of ['after', 'before'] as const) {
    const text = visit.query(direction);
    if (text === '') continue;
    const decoded = Buffer.from(text, 'base64url').toString('utf8');
    const id = decoded.slice(0, 36);
    const key = decoded.slice(37);
    const good = isId(id) && (filterOf(visit).sort === 'name' || key === '-infinity' || !Number.isNaN(Date.parse(key)));
    if (good) return { direction, key, id };
  }
  return undefined;
}

const parameters = ['q', 'owner', 'place', 'standing', 'sort'] as const;
type Parameter = (typeof parameters)[number];

/** The address of a list with some of it changed: another order, without a filter (empty), or the page beside a row. */
export function listAddress(
  visit: Visit,
  base: string,
  wanted: Partial<Record<Parameter, string>> & {
    readonly after?: CompanyListRow | undefined;
    readonly before?: CompanyListRow | undefined;
  } = {},
): string {
  const query = new URLSearchParams();
  for (const name of parameters) {
    const value = wanted[name] ?? visit.query(name);
    // The order by name is the one without a word in the address.
    if (value !== '' && !(name === 'sort' && value === 'name')) query.set(name, value);
  }
  for (const direction of ['after', 'before'] as const) {
    const row = wanted[direction];
    if (row) query.set(direction, Buffer.from(`${row.id} ${row.key}`).toString('base64url'));
  }
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}

/** The sort links of the columns: a second press turns the order round. Times begin with the newest. */
export function sortLinks(
  visit: Visit,
  base: string,
  filter: CompanyFilter,
): Record<CompanySort, { href: string; state: 'ascending' | 'descending' | undefined }> {
  const link = (sort: CompanySort) => {
    const current = filter.sort === sort;
    const descending = current ? !filter.descending : sort !== 'name';
    return {
      href: listAddress(visit, base, { sort: `${descending ? '-' : ''}${sort}` }),
      state: current ? (filter.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
    };
  };
  return { name: link('name'), activity: link('activity'), created: link('created') };
}
