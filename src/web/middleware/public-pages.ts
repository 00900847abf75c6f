import type { Request } from 'express';

import type { Route } from '../visit.ts';

/** Tells whether a request is for a page that anyone may see, before the router has found its route. */
export function publicPages(routes: readonly Route[]): (request: Pick<Request, 'method' | 'path'>) => boolean {
  const patterns = routes
    .filter(({ method, may }) => method === 'get' && may === 'anyone')
    .map(({ path }) => new RegExp(`^${path.pattern.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i'));
  return ({ method, path }) => method === 'GET' && patterns.some((pattern) => pattern.test(path));
}
