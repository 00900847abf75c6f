import { randomBytes } from 'node:crypto';
import type { StripeEvent } from '../wire.ts';
import { signatureHeader } from './signature.ts';

export interface Endpoint {
  url: string;
  /** `whsec_…`. */
  secret: string;
}

const answerWithinMs = 10_000;

/**
 * Posts one event as Stripe does: indented JSON, signed over its bytes, redirects not followed.
 *
 * @returns the HTTP status, or in words why there was none
 */
export async function postEvent(
  { url, secret }: Endpoint,
  event: StripeEvent,
  { forged, signal }: { forged: boolean; signal: AbortSignal },
): Promise<number | string> {
  const payload = JSON.stringify(event, null, 2);
  const signedWith = forged ? `whsec_${randomBytes(24).toString('hex')}` : secret;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureHeader(payload, signedWith, Math.floor(Date.now() / 1000)),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message || cause.name : String(cause);
  }
}

/** @throws TypeError for an endpoint beyond this machine: the stand-in must never write to strangers */
export function checkedEndpoint(endpoint: Endpoint): Endpoint {
  const { hostname, protocol } = new URL(endpoint.url);
  const local = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  if (!local || protocol !== 'http:')
    throw new TypeError(`The stand-in delivers to this machine only, not to ${endpoint.url}`);
  if (endpoint.secret.trim() === '') throw new TypeError('The webhook endpoint needs a secret to sign with');
  return endpoint;
}
