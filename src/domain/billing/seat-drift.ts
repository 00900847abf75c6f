import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { settle, type LeasedObligation } from '../outbox.ts';
import { change, inTenant, readingTenant } from '../tenancy.ts';
import { askStripe, findAtStripe } from './ask-stripe.ts';
import { billableSeats } from './billable-seats.ts';
import { followSubscription } from './follow-subscription.ts';
import { isLive } from './governing-subscription.ts';
import { plans, seatsFit } from './plans.ts';
import { storedSubscription } from './stored-subscription.ts';

/**
 * Carries out the obligation to make a tenant's seats at Stripe hold its people.
 * @throws StripeUnavailable
 */
export async function followSeats(obligation: LeasedObligation): Promise<void> {
  await pushSeats(obligation.tenantId);
  await inTenant(obligation.tenantId, () => settle(obligation));
}

/** What came of comparing: nothing to compare, equal, seats that stand empty, raised, or more people than the plan can hold. */
export type SeatComparison = 'none' | 'even' | 'spare' | 'raised' | 'too-many';

/**
 * Looks what Stripe charges for, and compares it with who is there.
 * @throws StripeUnavailable
 */
export async function pushSeats(tenantId: string): Promise<SeatComparison> {
  await followSubscription(tenantId);
  return compareSeats(tenantId);
}

/**
 * Compares what Stripe charges for, as it was followed just now, with who is there, and charges for people beyond it: always the
 * whole number and never a difference, so that twice is the same as once. Seats that stand empty were bought and stay; fewer are
 * chosen on the page. What is found is kept with the subscription, where OnNet's operators see it. Part of the nightly
 * comparison and of what follows when people come and go, and of no event, so that neither can start the other.
 * @throws StripeUnavailable
 */
export async function compareSeats(tenantId: string): Promise<SeatComparison> {
  const [stored, people] = await readingTenant(tenantId, () =>
    Promise.all([storedSubscription(tenantId), billableSeats(tenantId)]),
  );
  const id = stored?.subscriptionId;
  if (!id || stored.plan === 'trial' || !isLive(stored.status)) return 'none';
  const seats = stored.seats ?? 1;
  const raised = people > seats && seatsFit(plans[stored.plan], people) && (await raise(id, people));
  await faultPoint('seats pushed');
  await inTenant(tenantId, () =>
    change(`update subscriptions set people = $2, reconciled_at = $3 where tenant_id = $1`, [tenantId, people, now()]),
  );
  if (raised) {
    await followSubscription(tenantId);
    return 'raised';
  }
  if (people > seats) return 'too-many';
  return people === seats ? 'even' : 'spare';
}

/** @returns false when there is nothing to raise any more */
async function raise(subscriptionId: string, people: number): Promise<boolean> {
  const subscription = await findAtStripe((stripe) => stripe.subscriptions.retrieve(subscriptionId));
  const [item] = subscription?.items.data ?? [];
  if (!subscription || !item || !isLive(subscription.status) || (item.quantity ?? 1) >= people) return false;
  await askStripe((stripe) =>
    stripe.subscriptions.update(subscriptionId, {
      items: [{ id: item.id, quantity: people }],
      proration_behavior: 'create_prorations',
    }),
  );
  return true;
}
