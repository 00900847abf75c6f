import { noSuch } from './errors.ts';

export interface PageParameters {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

export interface ListBody<Item> {
  object: 'list';
  data: Item[];
  has_more: boolean;
  url: string;
}

const usualLimit = 10;

/**
 * One page of objects, newest first, as docs.stripe.com/api/pagination says.
 *
 * @param oldestFirst all that match, in the order they were made
 * @throws StripeApiError when the object to start after is not there
 */
export function page<Item extends { id: string }>(
  url: string,
  oldestFirst: readonly Item[],
  asked: PageParameters,
): ListBody<Item> {
  return pageInOrder(url, oldestFirst.toReversed(), asked);
}

/** As {@link page} for lists whose order is their own, such as the lines of an invoice. */
export function pageInOrder<Item extends { id: string }>(
  url: string,
  items: readonly Item[],
  { limit = usualLimit, starting_after: after, ending_before: before }: PageParameters,
): ListBody<Item> {
  const positionOf = (id: string, param: string): number => {
    const position = items.findIndex((item) => item.id === id);
    if (position < 0) throw noSuch('object', id, param);
    return position;
  };
  if (before !== undefined) {
    const end = positionOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : positionOf(after, 'starting_after') + 1;
  return { object: 'list', data: items.slice(start, start + limit), has_more: start + limit < items.length, url };
}

export type Range =
  | number
  | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined };

/** Whether a moment lies within `created[…]`; absent means always. */
export function inRange(moment: number, range: Range | undefined): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return moment === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return moment > gt && moment >= gte && moment < lt && moment <= lte;
}
