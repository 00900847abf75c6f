import type { StandInRequest, ValidationError } from './answer.ts';

/** A page a request asked for. */
export interface PageAsked {
  readonly size: number;
  readonly number: number;
}

const furthest = 10_000;

/** Reads `size` (default 20) and `page`, and lists what is wrong with them: no more than 10 000 can be reached. */
export function readPage(request: StandInRequest): { page: PageAsked; errors: ValidationError[] } {
  const query = request.url.searchParams;
  const errors: ValidationError[] = [];
  const size = wholeNumber(query.get('size'), 20);
  const number = wholeNumber(query.get('page'), 0);
  if (size === undefined || size < 1 || size > furthest) {
    errors.push({ message: 'Størrelsen (size) må være et tall mellom 1 og 10000', value: query.get('size') ?? '' });
  }
  if (number === undefined) errors.push({ message: 'Sidetall (page) må være et tall', value: query.get('page') ?? '' });
  const page = { size: size ?? 20, number: number ?? 0 };
  if (errors.length === 0 && (page.number + 1) * page.size > furthest) {
    const value = String((page.number + 1) * page.size);
    errors.push({ message: 'Det er kun mulig å hente de første 10000 treffene', value });
  }
  return { page, errors };
}

/** A page in the register's wrapping: without hits `_embedded` is absent. */
export function pageBody(request: StandInRequest, name: string, all: readonly unknown[], page: PageAsked): unknown {
  const totalPages = Math.ceil(all.length / page.size);
  const items = all.slice(page.number * page.size, (page.number + 1) * page.size);
  const link = (number: number) => {
    const url = new URL(request.url);
    url.searchParams.set('page', String(number));
    return { href: url.href };
  };
  return {
    ...(items.length > 0 ? { _embedded: { [name]: items } } : {}),
    _links: {
      ...(totalPages > 1 ? { first: link(0) } : {}),
      ...(page.number > 0 && totalPages > 1 ? { prev: link(page.number - 1) } : {}),
      self: { href: request.url.href },
      ...(page.number + 1 < totalPages ? { next: link(page.number + 1) } : {}),
      ...(totalPages > 1 ? { last: link(totalPages - 1) } : {}),
    },
    page: { size: page.size, totalElements: all.length, totalPages, number: page.number },
  };
}

/** A whole number from a query, the fallback when absent, undefined when it is something else. */
export function wholeNumber(text: string | null, fallback: number): number | undefined {
  if (text === null) return fallback;
  return /^[0-9]{1,18}$/.test(text) ? Number(text) : undefined;
}
