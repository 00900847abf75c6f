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
import { priceId } from './price-id.ts';
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
 * paid too, and of those opened at the same moment one stays.
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
  // The pages first: one that is closed cannot be paid after it was seen that nothing runs.
  if (!(await closeOpenCheckouts(customer)) || !(await nothingRuns(customer))) return already(by);
  const opened = await openCheckout(by, customer, choice, back, language);
  await faultPoint('payment page opened');
  const session = await theOnlyOne(customer, opened);
  if (!session) return already(by);
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

async function already({ tenantId }: Member): Promise<Checkout> {
  await followSubscription(tenantId);
  return { kind: 'already' };
}

/**
 * Sees to it that nothing runs and nothing can begin to: a first payment that waits could still be confirmed, beside the one
 * that is about to be opened. @returns false when a subscription runs
 */
async function nothingRuns(customer: string): Promise<boolean> {
  const { data } = await askStripe((stripe) => stripe.subscriptions.list({ customer, status: 'all', limit: 100 }));
  if (data.some(({ status }) => isLive(status))) return false;
  for (const { id, status } of data) if (status === 'incomplete' && !(await giveUp(id))) return false;
  return true;
}

/** Ends a subscription whose first payment never came, and its invoice. @returns false when it was paid at this very moment */
async function giveUp(id: string): Promise<boolean> {
  const { latest_invoice: latest } = await askStripe((stripe) => stripe.subscriptions.retrieve(id));
  const invoice = typeof latest === 'string' ? latest : latest?.id;
  try {
    if (invoice) await askStripe((stripe) => stripe.invoices.voidInvoice(invoice));
    const { status } = await askStripe((stripe) => stripe.subscriptions.retrieve(id));
    if (status === 'incomplete') await askStripe((stripe) => stripe.subscriptions.cancel(id));
    return !isLive(status);
  } catch (error) {
    // Refused for what is no longer open, or has ended: then it was paid or given up, and only the former matters.
    const { status } = await askStripe((stripe) => stripe.subscriptions.retrieve(id));
    if (status === 'incomplete') throw error;
    return !isLive(status);
  }
}

/**
 * Of pages that several people opened at once, the first alone stays open, whoever of them looks: so that one alone can be paid.
 * @returns the page that stays; undefined when one of them has been paid
 */
async function theOnlyOne(
  customer: string,
  opened: Stripe.Checkout.Session,
): Promise<Stripe.Checkout.Session | undefined> {
  const { data } = await askStripe((stripe) => stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 }));
  const [first = opened] = data.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  if (first.id !== opened.id) await closeCheckout(opened.id);
  if (await nothingRuns(customer)) return first;
  await closeCheckout(opened.id);
  return undefined;
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
  const id = await priceId({ price });
  return askStripe((stripe) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      client_reference_id: tenantId,
      metadata: ourMetadata(tenantId),
      subscription_data: { metadata: ourMetadata(tenantId) },
      line_items: [{ price: id, quantity: seats }],
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
