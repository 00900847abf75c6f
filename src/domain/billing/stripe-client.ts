import type { Stripe } from 'stripe';

import { stripeLibrary } from '../heavy-packages.ts';
import { leaveFor } from '../outbound/door.ts';

export interface StripeSettings {
  /** `sk_…`. */
  secretKey: string;
  /** Where Stripe answers, for a local stand-in (`http://127.0.0.1:12111`). Absent: Stripe itself. */
  apiUrl?: string;
  /** This product's version, sent to Stripe with every request. */
  appVersion: string;
}

/** Longer than Stripe's slowest ordinary answer, shorter than a worker's lock. */
const requestTimeoutMs = 20_000;

/**
 * Repeats of a request whose answer was lost. The SDK repeats with the same idempotency key; a job that runs again must
 * bring its own key, since the SDK's is random for each call.
 */
const networkRetries = 2;

/**
 * Opens the door to Stripe. The API version is the one the SDK is built for and its types describe, so it is not set here.
 *
 * @throws TypeError when `apiUrl` is not an http(s) address or carries more than an origin
 */
export function createStripe({ secretKey, apiUrl, appVersion }: StripeSettings): Stripe {
  const { Stripe } = stripeLibrary();
  const stripe = new Stripe(secretKey, {
    ...(apiUrl === undefined ? {} : originParts(apiUrl)),
    appInfo: { name: 'OnNet CRM', version: appVersion },
    maxNetworkRetries: networkRetries,
    timeout: requestTimeoutMs,
    telemetry: false,
    httpClient: throughTheDoor(),
  });
  if (isLiveKey(secretKey)) livemode.add(stripe);
  return stripe;
}

/**
 * As `createStripe`, when it is first asked for.
 * @throws TypeError now when `apiUrl` is not what it must be
 */
export function stripeWhenAsked(settings: StripeSettings): () => Stripe {
  if (settings.apiUrl !== undefined) originParts(settings.apiUrl);
  let made: Stripe | undefined;
  return () => (made ??= createStripe(settings));
}

/** The SDK's own client, which asks at the door before each request. */
function throughTheDoor(): ReturnType<typeof Stripe.createNodeHttpClient> {
  const client = stripeLibrary().Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(host, ...rest) {
      await leaveFor('stripe', host);
      return client.makeRequest(host, ...rest);
    },
  };
}

/** Whether a secret key is one of Stripe's live mode, which moves real money. */
export const isLiveKey = (secretKey: string): boolean => /^(sk|rk)_live_/.test(secretKey);

/** Clients whose key moves real money; the SDK does not tell its key again. */
const livemode = new WeakSet<Stripe>();

/** Whether a client of `createStripe` works in Stripe's live mode, and so which events are meant for it. */
export const isLivemode = (stripe: Stripe): boolean => livemode.has(stripe);

function originParts(apiUrl: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const url = new URL(apiUrl);
  const protocol = url.protocol === 'http:' ? 'http' : url.protocol === 'https:' ? 'https' : undefined;
  if (!protocol || url.pathname !== '/' || url.search || url.hash) {
    throw new TypeError(`The Stripe address must be an origin such as http://127.0.0.1:12111, not ${apiUrl}`);
  }
  return { host: url.hostname, port: url.port || (protocol === 'http' ? '80' : '443'), protocol };
}
