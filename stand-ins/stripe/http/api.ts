import { stripeLibrary } from '../../../src/domain/heavy-packages.ts';
import type { StripeAccount } from '../account.ts';
import { StripeApiError } from '../api/errors.ts';
import { expandBody } from '../api/expand.ts';
import { type Form, parseForm } from '../api/form.ts';
import { recall, remember, requestDigest } from '../api/idempotency.ts';
import { matchRoute, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import { routes } from '../routes.ts';
import { type Answer, jsonAnswer } from './answer.ts';

export interface ApiRequest {
  method: string;
  url: URL;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  body: string;
}

/** Answers one request to `/v1/…` the way Stripe's API does. */
export function answerApi(account: StripeAccount, secretKey: string, request: ApiRequest): Answer {
  const requestId = newId('req');
  const headers = { 'request-id': requestId, 'stripe-version': stripeLibrary().Stripe.API_VERSION };
  try {
    checkKey(request.authorization, secretKey);
    const { found, id } = findRoute(request);
    const key = request.method === 'POST' ? request.idempotencyKey : undefined;
    const digest = requestDigest(request.method, request.url.pathname, request.body);
    const earlier = key === undefined ? undefined : recall(account, key, digest);
    if (key !== undefined && earlier) {
      const replayed = { 'idempotency-key': key, 'idempotent-replayed': 'true', 'original-request': earlier.requestId };
      return jsonAnswer(earlier.status, earlier.body, { ...headers, ...replayed });
    }
    account.request = { id: requestId, idempotencyKey: key ?? null };
    const body = execute(account, found, formOf(request), id);
    if (key === undefined) return jsonAnswer(200, body, headers);
    remember(account, key, { request: digest, status: 200, body, requestId });
    return jsonAnswer(200, body, { ...headers, 'idempotency-key': key, 'original-request': requestId });
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    return jsonAnswer(error.status, error.body(), headers);
  } finally {
    account.request = null;
  }
}

function execute(account: StripeAccount, found: Route, form: Form, id: string): object {
  const expand = form['expand'];
  const paths = typeof expand === 'object' ? Object.values(expand).map(String) : [];
  return expandBody(account, found.answer(account, form, id), paths);
}

function formOf({ method, url, body }: ApiRequest): Form {
  try {
    return parseForm(method === 'POST' ? body : `${url.search.slice(1)}${body ? `&${body}` : ''}`);
  } catch (error) {
    if (error instanceof RangeError) throw new StripeApiError(400, error.message);
    throw error;
  }
}

function findRoute({ method, url }: ApiRequest): { found: Route; id: string } {
  for (const candidate of routes) {
    const id = matchRoute(candidate, method, url.pathname);
    if (id !== undefined) return { found: candidate, id };
  }
  throw new StripeApiError(404, `Unrecognized request URL (${method}: ${url.pathname}).`);
}

function checkKey(authorization: string | undefined, secretKey: string): void {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (given === secretKey) return;
  if (given !== undefined) throw new StripeApiError(401, `Invalid API Key provided: ${given.slice(0, 8)}****`);
  throw new StripeApiError(
    401,
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
  );
}
