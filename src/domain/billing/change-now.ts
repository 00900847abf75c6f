import type { Stripe } from 'stripe';

import { Invalid } from '../errors.ts';
import { askStripe, StripeUnavailable } from './ask-stripe.ts';
import type { PlanChoice } from './plan-choice.ts';
import { callOff, plannedAt, planChangeAtPeriodEnd } from './planned-change.ts';
import { priceId } from './price-id.ts';

/** What came of a change that is paid at once. `confirm`: nothing has changed before the bank has its owner's word, at `url`. */
export type ChangedNow = { readonly kind: 'changed' } | { readonly kind: 'confirm'; readonly url: string };

/**
 * Stripe's words for a payment whose owner the bank wants to ask (docs.stripe.com/error-codes). The last two are said of a
 * subscription's invoice.
 */
export const confirmationCodes: readonly string[] = [
  'authentication_required',
  'invoice_payment_intent_requires_action',
  'subscription_payment_intent_requires_action',
];

/**
 * Changes a subscription and charges for it, what was planned giving way. A payment that the bank refuses leaves everything as it
 * was, without an invoice. One that it wants confirmed leaves an invoice, and a change that counts when that is paid; Stripe
 * lets both go after a day.
 *
 * @param at the second that the amount was shown for
 * @throws Invalid on `card` when the bank refuses; StripeUnavailable
 */
export async function changeNow(
  subscription: Stripe.Subscription,
  choice: PlanChoice,
  at: number,
): Promise<ChangedNow> {
  const [item] = subscription.items.data;
  if (!item) throw new StripeUnavailable('stripe-no-price');
  const price = await priceId(choice);
  const planned = await plannedAt(subscription);
  if (subscription.schedule !== null) await callOff(subscription.schedule);
  const update = (behaviour: 'error_if_incomplete' | 'pending_if_incomplete'): Promise<Stripe.Subscription> =>
    askStripe((stripe) =>
      stripe.subscriptions.update(
        subscription.id,
        {
          items: [{ id: item.id, price, quantity: choice.seats }],
          proration_behavior: 'always_invoice',
          proration_date: at,
          payment_behavior: behaviour,
          expand: ['latest_invoice'],
        },
        // The same confirmation twice is one change.
        { idempotencyKey: `change:${subscription.id}:${choice.price.lookupKey}:${choice.seats}:${at}:${behaviour}` },
      ),
    );
  try {
    await update('error_if_incomplete');
    return { kind: 'changed' };
  } catch (error) {
    const failure = error instanceof StripeUnavailable ? error.failure : '';
    if (confirmationCodes.some((code) => failure === `stripe-card_error-${code}`))
      return waiting(await update('pending_if_incomplete'));
    if (planned) await planChangeAtPeriodEnd({ ...subscription, schedule: null }, planned.price, planned.seats);
    if (failure.startsWith('stripe-card_error')) throw new Invalid({ card: 'billing.change.declined' });
    throw error;
  }
}

/** The bank may also be content the second time. */
function waiting({ pending_update: pending, latest_invoice: invoice }: Stripe.Subscription): ChangedNow {
  if (pending === null) return { kind: 'changed' };
  const url = typeof invoice === 'string' ? undefined : invoice?.hosted_invoice_url;
  if (!url) throw new StripeUnavailable('stripe-no-invoice-page');
  return { kind: 'confirm', url };
}
