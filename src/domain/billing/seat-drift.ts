import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { activeTenantIds } from '../housekeeping.ts';
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

/**
 * Compares the seats of every paying tenant with its people, once a night and apart from events, so that neither can start the
 * other. @throws AggregateError with what failed, after all have been visited
 */
export async function reconcileSeats(): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await activeTenantIds())
    try {
      await pushSeats(tenantId);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `the seats of ${failures.length} tenants were not compared`);
}

/** What came of comparing: nothing to compare, equal, seats that stand empty, raised, or more people than the plan can hold. */
export type SeatComparison = 'none' | 'even' | 'spare' | 'raised' | 'too-many';

/**
 * Compares what Stripe charges for with who is there, and charges for people beyond it: always the whole number and never a
 * difference, so that twice is the same as once. Seats that stand empty were bought and stay; fewer are chosen on the page.
 * What is found is kept with the subscription, where OnNet's operators see it.
 * @throws StripeUnavailable
 */
export async function pushSeats(tenantId: string): Promise<SeatComparison> {
  const [stored, people] = await readingTenant(tenantId, () =>
    Promise.all([storedSubscription(tenantId), billableSeats(tenantId)]),
  );
  const id = stored?.subscriptionId;
  if (!id || stored.plan === 'trial' || !isLive(stored.status)) return 'none';
  const subscription = await findAtStripe((stripe) => stripe.subscriptions.retrieve(id));
  const [item] = subscription?.items.data ?? [];
  if (!subscription || !item || !isLive(subscription.status)) return 'none';
  const seats = item.quantity ?? 1;
  const raise = people > seats && seatsFit(plans[stored.plan], people);
  if (raise)
    await askStripe((stripe) =>
      stripe.subscriptions.update(id, {
        items: [{ id: item.id, quantity: people }],
        proration_behavior: 'create_prorations',
      }),
    );
  await faultPoint('seats pushed');
  await inTenant(tenantId, () =>
    change(`update subscriptions set people = $2, reconciled_at = $3 where tenant_id = $1`, [tenantId, people, now()]),
  );
  if (raise || seats !== stored.seats) await followSubscription(tenantId);
  if (raise) return 'raised';
  if (people > seats) return 'too-many';
  return people === seats ? 'even' : 'spare';
}
