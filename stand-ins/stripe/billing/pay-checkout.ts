import type { StripeAccount } from '../account.ts';
import { lookup } from '../objects/lookup.ts';
import { attachCard } from '../objects/payment-methods.ts';
import type { CheckoutSession, TaxRate } from '../wire.ts';
import { answeredByBank, awaitBank } from './authentication.ts';
import { startSubscription } from './start-subscription.ts';
import type { TestCard } from './test-cards.ts';

export type PaymentOutcome = 'paid' | 'declined' | 'authenticate';

/**
 * The customer presses "pay" with a card. A declined card leaves the session open for another try; a card that asks for
 * authentication waits for {@link authenticate}.
 */
export function payCheckout(account: StripeAccount, session: CheckoutSession, card: TestCard): PaymentOutcome {
  if (session.status !== 'open') return 'paid';
  awaitBank(account, session.id, card.present === 'authenticate' ? card : undefined);
  if (card.present === 'declined') return 'declined';
  if (card.present === 'authenticate') return 'authenticate';
  complete(account, session, card);
  return 'paid';
}

/** The answer of the bank's 3-D Secure step; ignored when none was asked for. */
export function authenticate(account: StripeAccount, session: CheckoutSession, approved: boolean): PaymentOutcome {
  if (session.status !== 'open') return 'paid';
  const card = answeredByBank(account, session.id);
  if (!card || !approved) return 'declined';
  complete(account, session, card);
  return 'paid';
}

function complete(account: StripeAccount, session: CheckoutSession, card: TestCard): void {
  const { state } = account;
  const plan = lookup(state.checkoutPlans, session.id, 'checkout.session');
  const customer = lookup(state.customers, session.customer ?? '', 'customer', 'customer');
  const rates = (ids: readonly string[]): TaxRate[] =>
    ids.map((id) => structuredClone(lookup(state.taxRates, id, 'tax rate')));
  const { subscription, invoice } = startSubscription(account, {
    customer,
    items: plan.lineItems.map((item) => ({
      price: lookup(state.prices, item.price?.id ?? '', 'price'),
      quantity: item.quantity ?? 1,
      taxRates: rates(session.automatic_tax.enabled ? [] : (plan.taxRates[item.id] ?? [])),
    })),
    paymentMethod: attachCard(account, customer, card),
    metadata: structuredClone(plan.subscription.metadata),
    description: plan.subscription.description,
    defaultTaxRates: rates(plan.defaultTaxRates),
    automaticTax: session.automatic_tax.enabled,
    trialEnd: plan.subscription.trialEnd,
    whenTrialEndsWithoutCard: plan.subscription.whenTrialEndsWithoutCard,
    discounts: plan.discounts,
    firstPayment: 'paid',
  });
  session.status = 'complete';
  session.payment_status = 'paid';
  session.subscription = subscription.id;
  session.invoice = invoice.id;
  session.url = null;
  account.emit('checkout.session.completed', session);
}
