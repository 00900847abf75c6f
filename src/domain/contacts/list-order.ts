/** What a contact list can be sorted by. */
export const contactSorts = ['name', 'company', 'activity', 'created'] as const;
export type ContactSort = (typeof contactSorts)[number];

export interface ListOrder {
  readonly sort: ContactSort;
  readonly descending: boolean;
}

type Direction = 'asc' | 'desc';

/**
 * A stretch of the list that one index scan reads in order. A sort by a column that may be empty has two: the contacts
 * that have the value and those that do not, each with its own condition and key.
 */
interface Stretch {
  /** Which contacts it holds, of a row under an alias. */
  readonly holds: ((row: string) => string) | undefined;
  readonly key: readonly string[];
  /** The columns of the index, in its order. */
  readonly order: readonly { readonly column: string; readonly nulls?: 'last' }[];
  readonly direction: Direction;
}

function stretchesOf({ sort, descending }: ListOrder): readonly Stretch[] {
  const direction: Direction = descending ? 'desc' : 'asc';
  if (sort === 'name' || sort === 'created') {
    const key = sort === 'name' ? ['sort_name', 'id'] : ['created_at', 'id'];
    return [{ holds: undefined, key, order: key.map((column) => ({ column })), direction }];
  }
  if (sort === 'company') {
    const order = ['company_sort', 'sort_name', 'id'].map((column) => ({ column }));
    // Those without a company come last, whichever way the list is sorted.
    return [
      { holds: (row) => `${row}.company_sort is not null`, key: ['company_sort', 'sort_name', 'id'], order, direction },
      { holds: (row) => `${row}.company_sort is null`, key: ['sort_name', 'id'], order, direction },
    ];
  }
  const order = [{ column: 'last_activity_at', nulls: 'last' as const }, { column: 'id' }];
  const active: Stretch = {
    holds: (row) => `${row}.last_activity_at is not null`,
    key: ['last_activity_at', 'id'],
    order,
    direction,
  };
  const never: Stretch = { holds: (row) => `${row}.last_activity_at is null`, key: ['id'], order, direction };
  // "Longest ago" begins with never.
  return descending ? [active, never] : [never, active];
}

/** Read backwards, for the page before. */
const backwards = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.toReversed().map((stretch) => ({ ...stretch, direction: stretch.direction === 'asc' ? 'desc' : 'asc' }));

export type Paging = 'first' | 'after' | 'before';

/**
 * The statement of one page in an order, as pieces that each are one index scan. A page after or before a contact is
 * told by its id in the parameter `edge`: what is in the address bar says nothing about a person.
 *
 * @param source the rows to page through, with `where` conditions already in it, of contacts under the alias `c`
 */
export function orderedPage(
  order: ListOrder,
  paging: Paging,
  source: { readonly from: string; readonly conditions: string; readonly columns: string; readonly limit: string },
): string {
  const stretches = paging === 'before' ? backwards(stretchesOf(order)) : stretchesOf(order);
  const pieces: string[] = [];
  for (const [at, stretch] of stretches.entries()) {
    if (paging === 'first') pieces.push(piece(stretch, []));
    else {
      pieces.push(piece(stretch, [...within(stretch), beyond(stretch)]));
      for (const later of stretches.slice(at + 1)) pieces.push(piece(later, within(stretch)));
    }
  }
  const outer = stretches[0] ? orderBy(stretches[0], 'page') : '';
  return pieces.length === 1
    ? `select * from (${pieces[0] ?? ''}) page order by ${outer}`
    : `select * from (${pieces
        .map((one, at) => one.replace('select ', `select ${at} as part, `))
        .map((one) => `(${one})`)
        .join(' union all ')}) page
        order by part, ${outer} limit ${source.limit}`;

  function piece(stretch: Stretch, conditions: readonly string[]): string {
    const all = [source.conditions, stretch.holds?.('c'), ...conditions].filter(Boolean).join(' and ');
    return `select ${source.columns} from ${source.from} where ${all} order by ${orderBy(stretch, 'c')} limit ${source.limit}`;
  }
}

// The edge as scalar subqueries: only so can the planner use the comparison of rows as an index condition.
const edgeValue = (column: string): string => `(select ${column} from edge)`;

/** That the edge is in this stretch; checked once, before the scan. */
const within = (stretch: Stretch): string[] =>
  stretch.holds ? [`exists (select from edge e where ${stretch.holds('e')})`] : [];

const beyond = ({ key, direction }: Stretch): string =>
  `(${key.map((column) => `c.${column}`).join(', ')}) ${direction === 'asc' ? '>' : '<'} (${key.map(edgeValue).join(', ')})`;

// A scan backwards turns the index's "nulls last" round; leaving it out would cost a sort.
function orderBy({ order, direction }: Stretch, row: string): string {
  return order
    .map(({ column, nulls }) => {
      const place = nulls === undefined ? '' : direction === 'desc' ? ' nulls last' : ' nulls first';
      return `${row}.${column} ${direction}${place}`;
    })
    .join(', ');
}
