import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';

import { countRefused, DEFAULT_ENDPOINT } from '../../domain/billing/events/endpoints.ts';
import { receiveStripeEvent } from '../../domain/billing/events/receive-event.ts';
import { NotFromStripe } from '../../domain/billing/events/signed-body.ts';
import { NotFound } from '../../domain/errors.ts';

/** Far more than Stripe's largest event. */
const LARGEST_BODY = '1mb';

/** How long refusals are gathered before they are written down: whoever forges posts must not make as many writes. */
const GATHER_MS = 1_000;

/**
 * `POST` from Stripe, at the address of one of our endpoints. Stands before every parser, since the signature is over the bytes, and
 * outside the same-origin check, since Stripe is no browser. It stores and answers, and asks nobody: 200 once the event is committed,
 * 400, 404 or 413 for what is not Stripe's, 503 when it could not be stored, so that Stripe sends it again.
 */
export const stripeWebhook = (log: Logger): (RequestHandler | ErrorRequestHandler)[] => [
  express.raw({ type: 'application/json', limit: LARGEST_BODY, inflate: false }),
  receive,
  refuse(log, refusals(log)),
];

const receive: RequestHandler = async (request, response) => {
  const body: unknown = request.body;
  // Without the JSON type nothing was read.
  if (!Buffer.isBuffer(body)) throw new NotFromStripe();
  await receiveStripeEvent(endpointOf(request), body, request.get('stripe-signature'));
  response.set('Cache-Control', 'no-store').type('text').send('stored');
};

const endpointOf = ({ params }: Request): string => String(params['endpoint'] ?? DEFAULT_ENDPOINT);

const refuse =
  (log: Logger, count: (endpoint: string) => void): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    // The class alone: an error's text can hold what was sent.
    const about = { request: request.id, failure: error instanceof Error ? error.name : 'unknown', status };
    if (status === 503) log.error(about, 'an event from Stripe could not be stored');
    else log.warn(about, 'not an event from Stripe');
    if (status === 400) count(endpointOf(request));
    response
      .status(status)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(status === 503 ? 'try again' : 'refused');
  };

/** Counts what was refused at each endpoint; what does not get into the database is in the log. */
function refusals(log: Logger): (endpoint: string) => void {
  const gathered = new Map<string, number>();
  const write = async (): Promise<void> => {
    const counts = [...gathered];
    gathered.clear();
    for (const [endpoint, times] of counts) await countRefused(endpoint, times);
  };
  return (endpoint) => {
    if (gathered.size === 0)
      setTimeout(() => {
        write().catch((error: unknown) => log.warn({ err: error }, 'refusals not counted'));
      }, GATHER_MS).unref();
    gathered.set(endpoint, (gathered.get(endpoint) ?? 0) + 1);
  };
}

function statusOf(error: unknown): number {
  if (error instanceof NotFromStripe) return 400;
  if (error instanceof NotFound) return 404;
  // What body-parser refuses: too large, cut off, compressed.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 503;
}
