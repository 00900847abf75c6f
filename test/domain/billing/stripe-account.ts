import { Stripe } from 'stripe';

import { DEFAULT_ENDPOINT } from '../../../src/domain/billing/events/endpoints.ts';
import { receiveStripeEvent } from '../../../src/domain/billing/events/receive-event.ts';
import { startCheckout } from '../../../src/domain/billing/start-checkout.ts';
import { storedSubscription, type StoredSubscription } from '../../../src/domain/billing/stored-subscription.ts';
import { openOutside } from '../../../src/domain/outside.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { readingTenant } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { startStripeStandIn, type StripeStandIn } from '../../../stand-ins/stripe/server.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';

/** Two, as while one replaces the other: the stand-in signs with the first. */
export const webhookSecrets = ['whsec_theNewOneOfTheTests', 'whsec_theOldOneOfTheTests'] as const;

const back = { success: 'http://127.0.0.1:9/returned?session={CHECKOUT_SESSION_ID}', cancel: 'http://127.0.0.1:9/' };

/** A Stripe of the test's own, that the domain talks to. Events are not sent by themselves: see `eventsSince`. */
export interface StripeAccount {
  readonly standIn: StripeStandIn;
  /** Points the domain at this account, or at one that does not answer. */
  connect(options?: { readonly apiUrl?: string }): void;
  /** Pays for a plan at the hosted page, as a customer does. @returns the id of the checkout */
  buy(by: Member, price?: string, seats?: number, card?: string): Promise<string>;
  /** The events made since a mark, oldest first. */
  eventsSince(mark: number): readonly { readonly id: string; readonly type: string }[];
  /** How many events there are. */
  mark(): number;
}

/** Gives every test of the surrounding `describe` a Stripe of its own, to which the domain is connected. */
export function useStripeAccount(): StripeAccount {
  let running: StripeStandIn | undefined;
  const standIn = (): StripeStandIn => {
    if (!running) throw new Error('Stripe runs only inside hooks and tests.');
    return running;
  };
  const account: StripeAccount = {
    get standIn() {
      return standIn();
    },
    connect: ({ apiUrl } = {}) =>
      openOutside({
        production: false,
        dataDir: '.data/tests',
        secretKeys: [SECRET_KEY],
        publicUrl: 'http://127.0.0.1:9',
        registerUrl: 'http://127.0.0.1:9',
        stripe: { secretKey: standIn().secretKey, apiUrl: apiUrl ?? standIn().url, webhookSecrets },
        legalEntity: defaultLegalEntity,
      }),
    buy: async (by, price = 'team_month', seats = 3, card = '4242') => {
      const checkout = await startCheckout(by, { price, seats: String(seats) }, back, 'nb');
      if (checkout.kind !== 'pay') throw new Error('there is a subscription already');
      await postForm(`${checkout.url}/pay`, { card });
      return new URL(checkout.url).pathname.split('/').at(-1) ?? '';
    },
    eventsSince: (mark) => standIn().control.events().slice(mark),
    mark: () => standIn().control.events().length,
  };
  beforeEach(async () => {
    running = await startStripeStandIn({ port: 0 });
    account.connect();
  });
  afterEach(async () => running?.close());
  return account;
}

/** Sends a form as a browser without JavaScript does. */
export async function postForm(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
}

/** An event as Stripe posts it: bytes and a signature over them. */
export function signedEvent(
  event: object,
  { secret = webhookSecrets[0], timestamp }: { secret?: string; timestamp?: number } = {},
): { body: Buffer; signature: string } {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    ...(timestamp === undefined ? {} : { timestamp }),
  });
  return { body: Buffer.from(payload), signature };
}

/** Hands an event in as the webhook does. */
export async function deliver(event: object, options?: Parameters<typeof signedEvent>[1]): Promise<void> {
  const { body, signature } = signedEvent(event, options);
  await receiveStripeEvent(DEFAULT_ENDPOINT, body, signature);
}

/** What is stored of a tenant's subscription, without the moment of the fetch. */
export async function subscriptionOf({ tenantId }: Member): Promise<Omit<StoredSubscription, 'fetchedAt'>> {
  const stored = await readingTenant(tenantId, () => storedSubscription(tenantId));
  if (!stored) throw new Error('a tenant without a subscription');
  const { fetchedAt: _, ...rest } = stored;
  return rest;
}
