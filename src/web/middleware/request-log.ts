import { randomUUID } from 'node:crypto';

import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line per request: id, method, the route's pattern, the tenant, status, milliseconds. Never the path itself, which
 * can hold the token of a new password or an invitation; no addresses, no names, no search words.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    request.id = randomUUID();
    const started = performance.now();
    response.on('finish', () => {
      log.info(
        {
          request: request.id,
          method: request.method,
          route: patternOf(request),
          tenant: request.member?.tenantId,
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      );
    });
    next();
  };
}

/** The pattern of the route that answered, such as `/t/:tenant/contacts/:id`; undefined when none did. */
function patternOf(request: Request): string | undefined {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined;
  return typeof route.path === 'string' ? route.path : undefined;
}
