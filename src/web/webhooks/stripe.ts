import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Logger } from 'pino';

import { NotFromStripe, receiveStripeEvent } from '../../domain/billing/stripe-events.ts';

/** Far more than Stripe's largest event. */
const LARGEST_BODY = '1mb';

/**
 * `POST` from Stripe. Stands before every parser, since the signature is over the bytes, and outside the same-origin check,
 * since Stripe is no browser. It stores and answers: 200 once the event is committed, 400 or 413 for what is not Stripe's, 503
 * when it could not be stored, so that Stripe sends it again.
 */
export const stripeWebhook = (log: Logger): (RequestHandler | ErrorRequestHandler)[] => [
  express.raw({ type: 'application/json', limit: LARGEST_BODY, inflate: false }),
  receive,
  refuse(log),
];

const receive: RequestHandler = async (request, response) => {
  const body: unknown = request.body;
  // Without the JSON type nothing was read.
  if (!Buffer.isBuffer(body)) throw new NotFromStripe();
  await receiveStripeEvent(body, request.get('stripe-signature'));
  response.set('Cache-Control', 'no-store').type('text').send('stored');
};

const refuse =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    // The class alone: an error's text can hold what was sent.
    const about = { request: request.id, failure: error instanceof Error ? error.name : 'unknown', status };
    if (status === 503) log.error(about, 'an event from Stripe could not be stored');
    else log.warn(about, 'not an event from Stripe');
    response
      .status(status)
      .set('Cache-Control', 'no-store')
      .type('text')
      .send(status === 503 ? 'try again' : 'refused');
  };

function statusOf(error: unknown): number {
  if (error instanceof NotFromStripe) return 400;
  // What body-parser refuses: too large, cut off, compressed.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 503;
}
