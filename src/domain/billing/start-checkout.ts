import type { Stripe } from 'stripe';

import { record } from '../audit/audit.ts';
import { faultPoint } from '../fault-points.ts';
import { inTenant, readingTenant } from '../tenancy.ts';
import { asActor, demand, heldBack, type Member } from '../users/member.ts';
import { NotAllowed } from '../errors.ts';
import { askStripe, StripeUnavailable } from './ask-stripe.ts';
import { followSubscription } from './follow-subscription.ts';
import { isLive } from './governing-subscription.ts';
import { ourMetadata } from './our-metadata.ts';
import { readPlanChoice, type PlanChoice, type PlanChoiceForm } from './plan-choice.ts';
import { billableSeats } from './billable-seats.ts';
import { customerFor } from './stripe-customer.ts';

/** Where Stripe sends the customer afterwards: full addresses. `{CHECKOUT_SESSION_ID}` in `success` is filled in by Stripe. */
export interface CheckoutReturn {
  readonly success: string;
  readonly cancel: string;
}

/** Where to pay, or that the tenant already has a subscription that runs: a second one would be paid beside it. */
export type Checkout = { readonly kind: 'pay'; readonly url: string } | { readonly kind: 'already' };

/**
 * Opens Stripe's payment page for a plan. Whoever opens another closes the one before, so that a forgotten tab cannot be
 * paid too.
 *
 * @throws NotAllowed without the permission `billing`, and when the customer relationship has ended
 * @throws Invalid on `price` and `seats`
 * @throws StripeUnavailable when Stripe does not answer; nothing has been bought then
 */
export async function startCheckout(
  by: Member,
  form: PlanChoiceForm,
  back: CheckoutReturn,
  language: 'nb' | 'en',
): Promise<Checkout> {
  demand(by, 'billing');
  // Whoever has ended it would pay for what is about to be deleted.
  if (heldBack(by) === 'ended') throw new NotAllowed('billing');
  const choice = readPlanChoice(form, await readingTenant(by.tenantId, () => billableSeats(by.tenantId)));
  const customer = await customerFor(by);
  await faultPoint('customer stored');
  if ((await hasLiveSubscription(customer)) || !(await closeOpenCheckouts(customer))) {
    await followSubscription(by.tenantId);
    return { kind: 'already' };
  }
  const session = await openCheckout(by, customer, choice, back, language);
  if (session.url === null) throw new StripeUnavailable('stripe-no-checkout-page');
  await inTenant(by.tenantId, () =>
    record(
      asActor(by),
      'subscription.checkout-started',
      { kind: 'subscription' },
      { price: choice.price.lookupKey, seats: choice.seats },
    ),
  );
  return { kind: 'pay', url: session.url };
}

async function hasLiveSubscription(customer: string): Promise<boolean> {
  const { data } = await askStripe((stripe) => stripe.subscriptions.list({ customer, status: 'all', limit: 100 }));
  return data.some(({ status }) => isLive(status));
}

/** @returns false when one of them was paid at this very moment */
async function closeOpenCheckouts(customer: string): Promise<boolean> {
  const { data } = await askStripe((stripe) => stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 }));
  for (const { id } of data) if (!(await closeCheckout(id))) return false;
  return true;
}

async function closeCheckout(id: string): Promise<boolean> {
  try {
    await askStripe((stripe) => stripe.checkout.sessions.expire(id));
    return true;
  } catch (error) {
    // Refused when it is no longer open: then it either ran out or was paid, and only the latter matters.
    const { status } = await askStripe((stripe) => stripe.checkout.sessions.retrieve(id));
    if (status === 'open') throw error;
    return status === 'expired';
  }
}

async function openCheckout(
  { tenantId }: Member,
  customer: string,
  { price, seats }: PlanChoice,
  back: CheckoutReturn,
  locale: 'nb' | 'en',
): Promise<Stripe.Checkout.Session> {
  const { data } = await askStripe((stripe) => stripe.prices.list({ lookup_keys: [price.lookupKey], active: true }));
  const [found] = data;
  if (!found) throw new StripeUnavailable('stripe-no-price');
  return askStripe((stripe) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      client_reference_id: tenantId,
      metadata: ourMetadata(tenantId),
      subscription_data: { metadata: ourMetadata(tenantId) },
      line_items: [{ price: found.id, quantity: seats }],
      automatic_tax: { enabled: true },
      // A code is typed at Stripe, where the sum it leads to is shown before anything is paid.
      allow_promotion_codes: true,
      billing_address_collection: 'required',
      customer_update: { address: 'auto', name: 'auto' },
      tax_id_collection: { enabled: true },
      locale,
      success_url: back.success,
      cancel_url: back.cancel,
    }),
  );
}
