import type { RequestHandler } from 'express';

import { NotSameOrigin } from '../errors.ts';

/**
 * Refuses a change that another site asks for (CSRF). Browsers say where a request comes from in Sec-Fetch-Site;
 * where that is absent, Origin must be ours; with neither, a change is refused. Sibling subdomains are not us.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const ours = new URL(publicUrl).origin;
  return (request, response, next) => {
    response.vary('Sec-Fetch-Site').vary('Origin');
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.get('sec-fetch-site');
    const allowed = site === undefined ? request.get('origin') === ours : site === 'same-origin' || site === 'none';
    next(allowed ? undefined : new NotSameOrigin());
  };
}
