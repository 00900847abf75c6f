import type { Stripe } from 'stripe';

import { statusToStore } from './access.ts';
import { planForLookupKey } from './plans.ts';
import type { StoredSubscription } from './stored-subscription.ts';

/** What Stripe decides of a stored subscription. */
export type SubscriptionFacts = Pick<
  StoredSubscription,
  'plan' | 'status' | 'subscriptionId' | 'lookupKey' | 'seats' | 'currentPeriodEnd' | 'cancelAt'
>;

/**
 * What a fetched subscription means for a tenant.
 *
 * - `facts`: what to store
 * - `unknown-status`, `unknown-price`: a person must look. A status nobody has decided about changes nothing. A price we do
 *   not sell leaves a paid plan as it was, since a price replaced at Stripe gives its lookup key away while old
 *   subscriptions stay on it; to a tenant without a plan it gives none.
 */
export function factsOf(
  subscription: Stripe.Subscription,
  stored: StoredSubscription,
): { facts?: SubscriptionFacts; alert?: 'unknown-status' | 'unknown-price' } {
  const { status, alert } = statusToStore(subscription.status, stored.status);
  if (alert) return { alert: 'unknown-status' };
  const [item] = subscription.items.data;
  const known = planForLookupKey(item?.price.lookup_key ?? null);
  if (!known && stored.plan === 'trial') return { alert: 'unknown-price' };
  const facts: SubscriptionFacts = {
    plan: known?.plan.code ?? stored.plan,
    status,
    subscriptionId: subscription.id,
    lookupKey: known?.price.lookupKey ?? stored.lookupKey,
    seats: item?.quantity ?? null,
    currentPeriodEnd: momentOf(lastPeriodEnd(subscription)),
    cancelAt: endOf(subscription),
  };
  return known ? { facts } : { facts, alert: 'unknown-price' };
}

/** The period stands on the items since Stripe's version 2025-03-31. */
const lastPeriodEnd = ({ items }: Stripe.Subscription): number | null =>
  items.data.length === 0 ? null : Math.max(...items.data.map((item) => item.current_period_end));

/**
 * When a subscription ends or ended; null when it goes on. The portal sets `cancel_at` alone, the API may set only the flag, and
 * what is over has `ended_at`.
 */
export const endOf = (subscription: Stripe.Subscription): Date | null =>
  momentOf(
    subscription.ended_at ??
      subscription.cancel_at ??
      (subscription.cancel_at_period_end ? lastPeriodEnd(subscription) : null),
  );

const momentOf = (seconds: number | null): Date | null => (seconds === null ? null : new Date(seconds * 1000));
