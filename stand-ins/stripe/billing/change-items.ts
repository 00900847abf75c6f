import type { StripeAccount } from '../account.ts';
import { cardDeclined } from '../api/errors.ts';
import { lookup } from '../objects/lookup.ts';
import { planOf } from '../objects/prices.ts';
import type { InvoiceLine, Price, Subscription, SubscriptionItem } from '../wire.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import { periodLine, prorationLine } from './lines.ts';
import { draftInvoice } from './new-invoice.ts';
import { periodEnd } from './periods.ts';
import { laterCharge } from './test-cards.ts';

export interface ItemChange {
  item: SubscriptionItem;
  price: Price;
  quantity: number;
}

export interface ChangeTerms {
  prorate: 'create_prorations' | 'always_invoice' | 'none';
  /** Refuse the change when it asks for a payment that does not go through. */
  refuseUnpaid: boolean;
}

/**
 * Changes price and seats of a subscription. What is unused of the old is credited and what remains of the new is charged:
 * on the next invoice, or on one of its own when asked for, or when the period changes, which starts a new one now.
 *
 * @throws StripeApiError `card_declined`, having changed nothing
 */
export function changeItems(
  account: StripeAccount,
  subscription: Subscription,
  changes: readonly ItemChange[],
  terms: ChangeTerms,
): void {
  const real = changes.filter(({ item, price, quantity }) => item.price.id !== price.id || item.quantity !== quantity);
  if (real.length === 0) return;
  const newPeriod = real.some(({ item, price }) => item.price.recurring?.interval !== price.recurring?.interval);
  const invoiceNow = subscription.status !== 'trialing' && (newPeriod || terms.prorate === 'always_invoice');
  const method = account.state.paymentMethods[subscription.default_payment_method ?? ''];
  if (invoiceNow && terms.refuseUnpaid && laterCharge(method) === 'declined') throw cardDeclined();

  account.change('customer.subscription.updated', subscription, () => {
    const prorations = real.flatMap((change) => applyChange(account, subscription, change, newPeriod, terms));
    if (invoiceNow) {
      const whole = newPeriod ? subscription.items.data.map((item) => periodLine(account, subscription, item)) : [];
      draftInvoice(account, subscription, 'subscription_update', [...prorations, ...whole]);
    } else if (prorations.length > 0) {
      (account.state.pendingLines[subscription.id] ??= []).push(...prorations);
    }
  });
  if (!invoiceNow) return;
  const invoice = lookup(account.state.invoices, subscription.latest_invoice ?? '', 'invoice');
  finalizeInvoice(account, invoice);
  chargeInvoice(account, subscription, invoice);
}

function applyChange(
  account: StripeAccount,
  subscription: Subscription,
  { item, price, quantity }: ItemChange,
  newPeriod: boolean,
  { prorate }: ChangeTerms,
): InvoiceLine[] {
  const wanted = prorate !== 'none' && subscription.status !== 'trialing';
  const lines = wanted ? [prorationLine(account, subscription, item, 'credit')] : [];
  item.price = structuredClone(price);
  item.plan = planOf(price);
  item.quantity = quantity;
  if (newPeriod && subscription.status !== 'trialing') {
    const now = account.now();
    subscription.billing_cycle_anchor = now;
    item.current_period_start = now;
    item.current_period_end = periodEnd(now, now, price.recurring);
  } else if (wanted) {
    lines.push(prorationLine(account, subscription, item, 'charge'));
  }
  return lines;
}
