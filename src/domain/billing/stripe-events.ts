import { Stripe } from 'stripe';
import { z } from 'zod';

import { DomainError } from '../errors.ts';
import { faultPoint } from '../fault-points.ts';
import { outside } from '../outside.ts';
import { owe } from '../outbox.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';
import { StripeUnavailable } from './ask-stripe.ts';
import type { Followed } from './follow-subscription.ts';
import { isLivemode } from './stripe-client.ts';
import type { Owner } from './tenant-of-customer.ts';

/** The bytes do not carry a signature of Stripe's for us, or are no event. */
export class NotFromStripe extends DomainError {
  constructor() {
    super('not an event signed by Stripe');
  }
}

/** Events that say that a subscription may have changed; each leads to a fetch. All others are stored and left. */
const followedTypes: ReadonlySet<string> = new Set<Stripe.Event['type']>([
  'checkout.session.completed',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'customer.subscription.trial_will_end',
  'customer.subscription.updated',
  'invoice.paid',
  'invoice.payment_failed',
]);

/** A text that can be stored: PostgreSQL holds no NUL. */
const word = z.string().regex(/^[^\0]*$/);
const name = word.min(1).max(255);

const reference = z.union([word, z.looseObject({ id: word }).transform(({ id }) => id)]);

/** The last second of the year 9999. */
const LATEST = 253_402_300_799;

/** What is read of an event: ids and words. Whatever else it holds, such as names and addresses, is never kept. */
const eventShape = z.object({
  id: name,
  type: name,
  created: z.int().min(0).max(LATEST),
  api_version: word.nullish(),
  livemode: z.boolean(),
  data: z.object({
    object: z.looseObject({ object: z.string(), id: word.optional(), customer: reference.nullish() }),
  }),
});

/**
 * Takes an event as it came over the wire: checks whose it is and stores it together with the obligation to follow it, in
 * one transaction that is committed when this returns. Only then may Stripe be told that it arrived. The same event again is
 * the same row and the same obligation.
 *
 * @param body the bytes exactly as they came; the signature is over them
 * @param signature the header `Stripe-Signature`
 * @throws NotFromStripe for a missing or wrong signature, or one more than 300 s away from now, and for what is not a snapshot event
 */
export async function receiveStripeEvent(body: Buffer, signature: string | undefined): Promise<void> {
  const parsed = eventShape.safeParse(verified(body, signature));
  if (!parsed.success) throw new NotFromStripe();
  const { data, ...event } = parsed.data;
  const outcome = setAside(event);
  const customer = data.object.object === 'customer' ? data.object.id : data.object.customer;
  await inPlatform(async () => {
    const stored = await change(
      `insert into stripe_events (id, type, api_version, livemode, created_at, customer_id, object_id, outcome)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
      [
        event.id,
        event.type,
        event.api_version ?? null,
        event.livemode,
        new Date(event.created * 1000),
        customer ?? null,
        data.object.id ?? null,
        outcome,
      ],
    );
    await faultPoint('event stored, not committed');
    if (stored === 1 && outcome === null) await owe('stripe-event', event.id);
  });
}

/** How far a signature's time may be from ours, which is also the SDK's own limit for old ones. */
const TOLERANCE_SECONDS = 300;

/** Checks the signature against every accepted secret: two are accepted while one replaces the other. */
function verified(body: Buffer, signature: string | undefined): unknown {
  const secrets = outside().stripeWebhookSecrets;
  if (secrets.length === 0) throw new StripeUnavailable('stripe-not-set-up');
  if (signature === undefined || isOfTheFuture(signature)) throw new NotFromStripe();
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw new NotFromStripe();
    }
  }
  throw new NotFromStripe();
}

/** Whether a signature was made too far ahead of our clock. The SDK refuses old ones alone. */
function isOfTheFuture(signature: string): boolean {
  const latest = Date.now() / 1000 + TOLERANCE_SECONDS;
  return signature.split(',').some((part) => part.startsWith('t=') && Number.parseInt(part.slice(2), 10) > latest);
}

/** Why an event is put aside when it comes. */
type SetAside = 'other-mode' | 'other-version' | 'ignored';

/** What came of an event. `gone`: it was not there any more. */
export type EventOutcome = SetAside | Followed | Exclude<Owner, object> | 'no-customer' | 'gone';

/** Why an event is not followed, or null. The SDK takes any version and both modes, so these are ours to check. */
function setAside(event: {
  type: string;
  livemode: boolean;
  api_version?: string | null | undefined;
}): SetAside | null {
  const { stripe } = outside();
  if (stripe && event.livemode !== isLivemode(stripe)) return 'other-mode';
  if (event.api_version !== Stripe.API_VERSION) return 'other-version';
  return followedTypes.has(event.type) ? null : 'ignored';
}

/** An event as stored: nothing personal. */
export interface StripeEventRow {
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string | null;
  readonly livemode: boolean;
  readonly customerId: string | null;
  readonly createdAt: Date;
  readonly receivedAt: Date;
  /** What came of it; null while it waits. */
  readonly outcome: EventOutcome | null;
}

const columns = `id, type, api_version as "apiVersion", livemode, customer_id as "customerId", created_at as "createdAt",
  received_at as "receivedAt", outcome`;

/** The event stored under an id. */
export async function stripeEvent(id: string): Promise<StripeEventRow | undefined> {
  const [row] = await platformRead<StripeEventRow>(`select ${columns} from stripe_events where id = $1`, [id]);
  return row;
}

/** The newest events, newest first: for the operators' page. */
export async function recentStripeEvents(limit: number): Promise<StripeEventRow[]> {
  return platformRead<StripeEventRow>(
    `select ${columns} from stripe_events order by received_at desc, id desc limit $1`,
    [limit],
  );
}
