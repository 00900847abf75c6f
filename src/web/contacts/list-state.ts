import { contactSorts, type ContactSort, type ListOrder } from '../../domain/contacts/list-order.ts';
import type { ContactFilter } from '../../domain/contacts/contact-list.ts';
import { isId } from '../../domain/identifiers.ts';
import { beginningOf } from '../../domain/names.ts';
import type { Visit } from '../visit.ts';

/** What a contact list shows, as its address says it: `?sort=-activity&owner=me&idle=12&q=kari`. */
export interface ListState {
  readonly q: string;
  readonly sort: ContactSort;
  readonly descending: boolean;
  /** Empty, `me`, or a member's id. */
  readonly owner: string;
  readonly idle: number | undefined;
}

/** The months offered in the filter. */
export const idleChoices = [3, 6, 12, 24] as const;

const LONGEST_SEARCH = 100;

/** Reads the state of the list an address asks for; what makes no sense is left out. */
export const listStateOf = (visit: Visit): ListState => readListState((name) => visit.query(name));

/** The state of the list a record was reached from; a part of the record's page tells it by the page it stands on. */
export function cameFrom(visit: Visit): ListState {
  const page = visit.partial ? visit.request.get('hx-current-url') : undefined;
  const query = page === undefined ? undefined : new URLSearchParams(page.split('?')[1]?.split('#')[0]);
  return readListState((name) => (query ? (query.get(name) ?? '') : visit.query(name)));
}

function readListState(read: (name: string) => string): ListState {
  const typedSort = read('sort');
  const name = typedSort.replace(/^-/, '');
  const sort = contactSorts.find((one) => one === name);
  const owner = read('owner');
  const idle = Number(read('idle'));
  return {
    q: beginningOf(read('q'), LONGEST_SEARCH),
    sort: sort ?? 'name',
    descending: sort !== undefined && typedSort.startsWith('-'),
    owner: owner === 'me' || isId(owner) ? owner : '',
    idle: Number.isInteger(idle) && idle >= 1 && idle <= 240 ? idle : undefined,
  };
}

export const orderOf = ({ sort, descending }: ListState): ListOrder => ({ sort, descending });

export const filterOf = (visit: Visit, { q, owner, idle }: ListState): ContactFilter => ({
  search: q,
  ownerId: owner === 'me' ? visit.member.id : owner,
  idleMonths: idle,
});

export const isFiltered = ({ q, owner, idle }: ListState): boolean => q !== '' || owner !== '' || idle !== undefined;

/** The query part of a list's address with some of it changed; empty for the plain list. */
export function listQuery(
  state: ListState,
  changes: Partial<ListState> = {},
  paging: Record<string, string> = {},
): string {
  const { q, sort, descending, owner, idle } = { ...state, ...changes };
  const query = new URLSearchParams();
  if (q !== '') query.set('q', q);
  if (sort !== 'name' || descending) query.set('sort', `${descending ? '-' : ''}${sort}`);
  if (owner !== '') query.set('owner', owner);
  if (idle !== undefined) query.set('idle', String(idle));
  for (const [name, value] of Object.entries(paging)) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
