import { randomUUID } from 'node:crypto';

import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line per request: id, method, path without its query, status, milliseconds. No addresses, no names, no search words. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    request.id = randomUUID();
    const started = performance.now();
    response.on('finish', () => {
      log.info(
        {
          request: request.id,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      );
    });
    next();
  };
}
