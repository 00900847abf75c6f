import type { Stripe } from 'stripe';

import { askStripe, StripeUnavailable } from './ask-stripe.ts';

/**
 * Plans what a subscription becomes when the period that is paid for ends, in place of what was planned before. It is planned
 * at Stripe, so that it happens there and then, whether this program runs or not.
 * @throws StripeUnavailable
 */
export async function planChangeAtPeriodEnd(
  subscription: Stripe.Subscription,
  price: string,
  seats: number,
): Promise<void> {
  const [item] = subscription.items.data;
  if (!item) throw new StripeUnavailable('stripe-no-price');
  const id = await scheduleOf(subscription);
  await askStripe((stripe) =>
    stripe.subscriptionSchedules.update(id, {
      end_behavior: 'release',
      phases: [
        {
          items: [{ price: item.price.id, quantity: item.quantity ?? 1 }],
          start_date: item.current_period_start,
          end_date: item.current_period_end,
        },
        { items: [{ price, quantity: seats }], proration_behavior: 'none' },
      ],
    }),
  );
}

async function scheduleOf({ id, schedule }: Stripe.Subscription): Promise<string> {
  if (schedule !== null) return typeof schedule === 'string' ? schedule : schedule.id;
  const made = await askStripe((stripe) => stripe.subscriptionSchedules.create({ from_subscription: id }));
  return made.id;
}

/** What a schedule makes of a subscription at the end of the period: Stripe's price and the seats; undefined when nothing is planned. */
export async function plannedAt({
  schedule,
}: Stripe.Subscription): Promise<{ readonly price: string; readonly seats: number } | undefined> {
  if (schedule === null) return undefined;
  const id = typeof schedule === 'string' ? schedule : schedule.id;
  const { current_phase: current, phases } = await askStripe((stripe) => stripe.subscriptionSchedules.retrieve(id));
  const [item] = (current && phases.find(({ start_date: start }) => start >= current.end_date)?.items) ?? [];
  return item && { price: typeof item.price === 'string' ? item.price : item.price.id, seats: item.quantity ?? 1 };
}

/** Lets go of what is planned; the subscription goes on as it is. @throws StripeUnavailable */
export async function callOff(schedule: string | Stripe.SubscriptionSchedule): Promise<void> {
  const id = typeof schedule === 'string' ? schedule : schedule.id;
  await askStripe((stripe) => stripe.subscriptionSchedules.release(id));
}
