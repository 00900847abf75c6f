import type { Stripe } from 'stripe';

import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { change, inTenant, readingTenant } from '../tenancy.ts';
import { findAtStripe, StripeUnavailable } from './ask-stripe.ts';
import { oweDetails } from './owe-details.ts';
import { governingSubscription } from './governing-subscription.ts';
import { lockedSubscription, storedSubscription, type StoredSubscription } from './stored-subscription.ts';
import { factsOf, type SubscriptionFacts } from './subscription-facts.ts';

/**
 * What came of following Stripe:
 *
 * - `followed`: stored is what Stripe says
 * - `nothing-begun`: the tenant has no customer at Stripe, or the customer no subscription that ever began
 * - `missing-at-stripe`: a stored subscription that Stripe does not know; kept as it was, for a person to look at
 * - `unknown-status`, `unknown-price`: see `factsOf`
 */
export type Followed = 'followed' | 'nothing-begun' | 'missing-at-stripe' | 'unknown-status' | 'unknown-price';

/** Each time around somebody else has finished, so this is far more than five at once need. */
const MOST_ROUNDS = 12;

/**
 * Makes what is stored about a tenant's subscription equal to what Stripe says now. Whoever calls (an event, the page a
 * customer returns to, a member who asks) only says *when*; the fetch says *what*. So calls may come in any order, twice and
 * at once: what was fetched is written only when nobody has written since before it was fetched, and is fetched anew
 * otherwise. No clock is compared.
 *
 * @throws StripeUnavailable when Stripe does not answer
 */
export async function followSubscription(tenantId: string): Promise<Followed> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = await readingTenant(tenantId, () => storedSubscription(tenantId));
    if (!seen || seen.customerId === null) return 'nothing-begun';
    const governing = governingSubscription(await subscriptionsAtStripe(seen.customerId, seen.subscriptionId));
    await faultPoint('subscription fetched');
    const followed = await inTenant(tenantId, () => write(tenantId, seen, governing));
    await faultPoint('subscription written');
    if (followed) return followed;
  }
  throw new StripeUnavailable('subscription-contended');
}

/** All of a customer's subscriptions, the ended ones too, also when the customer itself has been deleted. */
async function subscriptionsAtStripe(customer: string, storedId: string | null): Promise<Stripe.Subscription[]> {
  const listed = await findAtStripe((stripe) => stripe.subscriptions.list({ customer, status: 'all', limit: 100 }));
  const subscriptions = listed?.data ?? [];
  if (storedId === null || subscriptions.some(({ id }) => id === storedId)) return subscriptions;
  const stored = await findAtStripe((stripe) => stripe.subscriptions.retrieve(storedId));
  return stored ? [...subscriptions, stored] : subscriptions;
}

/** @returns undefined when another fetch was written since `seen`, which may be newer than this one */
async function write(
  tenantId: string,
  seen: StoredSubscription,
  governing: Stripe.Subscription | undefined,
): Promise<Followed | undefined> {
  const stored = await lockedSubscription(tenantId);
  if (!stored || version(stored) !== version(seen)) return undefined;
  if (!governing) return stored.subscriptionId === null ? 'nothing-begun' : 'missing-at-stripe';
  const { facts, alert } = factsOf(governing, stored);
  if (facts) await store(tenantId, stored, facts);
  await oweDetails(tenantId);
  return alert ?? 'followed';
}

const version = ({ fetchedAt, customerId }: StoredSubscription): string =>
  `${customerId} ${fetchedAt?.getTime() ?? 'never'}`;

async function store(tenantId: string, stored: StoredSubscription, facts: SubscriptionFacts): Promise<void> {
  // Never the same moment twice, not even within a millisecond: it is how others see that this was written.
  const fetchedAt = new Date(Math.max(now().getTime(), (stored.fetchedAt?.getTime() ?? 0) + 1));
  await change(
    `update subscriptions
        set plan = $2, status = $3, stripe_subscription_id = $4, price_lookup_key = $5, seats = $6,
            current_period_end = $7, cancel_at = $8, fetched_at = $9
      where tenant_id = $1`,
    [
      tenantId,
      facts.plan,
      facts.status,
      facts.subscriptionId,
      facts.lookupKey,
      facts.seats,
      facts.currentPeriodEnd,
      facts.cancelAt,
      fetchedAt,
    ],
  );
  if (told(facts) === told(stored)) return;
  await record(
    system,
    'subscription.changed',
    { kind: 'subscription' },
    {
      plan: facts.plan,
      status: facts.status,
      seats: facts.seats,
      ends: facts.cancelAt?.toISOString() ?? null,
      previousPlan: stored.plan,
      previousStatus: stored.status,
      previousSeats: stored.seats,
    },
  );
}

/** What the audit trail tells of: not a new period, which comes every month by itself. */
const told = ({ plan, status, subscriptionId, lookupKey, seats, cancelAt }: SubscriptionFacts): string =>
  [plan, status, subscriptionId, lookupKey, seats, cancelAt?.getTime()].join(' ');
