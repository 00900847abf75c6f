/** Where a page of a list begins: beside a row, given by its value in the sorted column and its id. */
export interface ListCursor {
  readonly direction: 'after' | 'before';
  readonly key: string;
  readonly id: string;
}

/** One page of a list, in its order, and whether there is more on either side. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/**
 * The page out of what a statement found from its cursor on.
 * @param found one row more than a page holds, where there are as many; in the reverse order of the list before a cursor
 */
export function pageOf<Row>(found: readonly Row[], perPage: number, cursor: ListCursor | undefined): ListPage<Row> {
  const backwards = cursor?.direction === 'before';
  const more = found.length > perPage;
  const rows = found.slice(0, perPage);
  return {
    rows: backwards ? rows.toReversed() : rows,
    hasBefore: backwards ? more : cursor !== undefined,
    hasAfter: backwards || more,
  };
}
