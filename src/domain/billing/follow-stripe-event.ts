import { settle, type LeasedObligation } from '../outbox.ts';
import { faultPoint } from '../fault-points.ts';
import { change, inPlatform } from '../tenancy.ts';
import { followSubscription } from './follow-subscription.ts';
import { stripeEvent, type EventOutcome, type StripeEventRow } from './stripe-events.ts';
import { tenantOfCustomer } from './tenant-of-customer.ts';

/**
 * Carries out what a stored event asks for: the tenant of its customer follows Stripe. The obligation is OnNet's own and the
 * subscription the tenant's, so they cannot share a transaction; the tenant's is safe to repeat (it makes stored equal to
 * fetched), and comes first.
 *
 * @throws StripeUnavailable when Stripe does not answer: the obligation stays owed
 */
export async function followStripeEvent(obligation: LeasedObligation): Promise<void> {
  const event = await stripeEvent(obligation.key);
  const outcome: EventOutcome = event ? await follow(event) : 'gone';
  await faultPoint('event followed');
  await inPlatform(async () => {
    await change(`update stripe_events set outcome = $2 where id = $1`, [obligation.key, outcome]);
    await settle(obligation);
  });
}

async function follow({ customerId }: StripeEventRow): Promise<EventOutcome> {
  if (customerId === null) return 'no-customer';
  const owner = await tenantOfCustomer(customerId);
  return typeof owner === 'string' ? owner : followSubscription(owner.tenantId);
}
