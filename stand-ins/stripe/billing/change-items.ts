import type { StripeAccount } from '../account.ts';
import { cardError } from '../api/errors.ts';
import { lookup } from '../objects/lookup.ts';
import { planOf } from '../objects/prices.ts';
import type { Invoice, InvoiceLine, Price, Subscription, SubscriptionItem } from '../wire.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import { copyOf } from './copy-account.ts';
import { periodLine, prorationLine } from './lines.ts';
import { draftInvoice } from './new-invoice.ts';
import { dropPendingUpdate, pendingUpdate } from './pending-update.ts';
import { periodEnd } from './periods.ts';
import { declineOf, laterCharge } from './test-cards.ts';

export interface ItemChange {
  item: SubscriptionItem;
  price: Price;
  quantity: number;
}

export interface ChangeTerms {
  prorate: 'create_prorations' | 'always_invoice' | 'none';
  /** A payment that does not go through refuses the change, has it wait until it is paid, or is owed while the change counts. */
  unpaid: 'refuse' | 'wait' | 'owe';
  /** The second from which the change counts, for an amount that was shown before; undefined: now. */
  at?: number | undefined;
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
  const method = account.state.paymentMethods[subscription.default_payment_method ?? ''];
  const paid = subscription.status !== 'trialing' && invoicesNow(changes, terms);
  const owed = paid && laterCharge(method) !== 'pays';
  if (owed && terms.unpaid === 'refuse') throw cardError(declineOf(method));
  if (owed && terms.unpaid === 'wait') return waitForPayment(account, subscription, changes, terms);
  const invoice = applyChanges(account, subscription, changes, terms);
  if (!invoice) return;
  finalizeInvoice(account, invoice);
  chargeInvoice(account, invoice);
}

/** Invoices a change that counts when it is paid, and not before. Worked out on a copy, as a preview is. */
function waitForPayment(
  account: StripeAccount,
  subscription: Subscription,
  changes: readonly ItemChange[],
  terms: ChangeTerms,
): void {
  const { state } = account;
  dropPendingUpdate(account, subscription);
  const copy = copyOf(account);
  const changed = lookup(copy.state.subscriptions, subscription.id, 'subscription');
  const items = Object.fromEntries(changed.items.data.map((item) => [item.id, item]));
  const invoice = applyChanges(
    copy,
    changed,
    changes.map(({ item, ...change }) => ({ ...change, item: lookup(items, item.id, 'subscription item') })),
    terms,
  );
  if (!invoice) return;
  state.invoices[invoice.id] = invoice;
  state.invoiceLines[invoice.id] = copy.state.invoiceLines[invoice.id] ?? [];
  delete state.pendingLines[subscription.id];
  account.change('customer.subscription.updated', subscription, () => {
    subscription.latest_invoice = invoice.id;
    subscription.pending_update = pendingUpdate(account, changed);
  });
  account.emit('invoice.created', invoice);
  finalizeInvoice(account, invoice);
  chargeInvoice(account, invoice);
}

/** As {@link changeItems}, and leaves the invoice, where there is one, a draft. */
export function applyChanges(
  account: StripeAccount,
  subscription: Subscription,
  changes: readonly ItemChange[],
  terms: ChangeTerms,
): Invoice | undefined {
  const real = changes.filter(isReal);
  if (real.length === 0) return undefined;
  // Asked before anything is changed: afterwards nothing differs any more.
  const newPeriod = real.some(startsPeriod);
  const atOnce = subscription.status !== 'trialing' && invoicesNow(real, terms);
  let invoice: Invoice | undefined;
  account.change('customer.subscription.updated', subscription, () => {
    const prorations = real.flatMap((change) => applyChange(account, subscription, change, newPeriod, terms));
    if (atOnce) {
      const whole = newPeriod ? subscription.items.data.map((item) => periodLine(account, subscription, item)) : [];
      invoice = draftInvoice(account, subscription, 'subscription_update', [...prorations, ...whole]);
    } else if (prorations.length > 0) {
      (account.state.pendingLines[subscription.id] ??= []).push(...prorations);
    }
  });
  return invoice;
}

const isReal = ({ item, price, quantity }: ItemChange): boolean =>
  item.price.id !== price.id || item.quantity !== quantity;

const startsPeriod = ({ item, price }: ItemChange): boolean =>
  item.price.recurring?.interval !== price.recurring?.interval;

const invoicesNow = (changes: readonly ItemChange[], { prorate }: ChangeTerms): boolean =>
  changes.some(isReal) && (changes.some(startsPeriod) || prorate === 'always_invoice');

function applyChange(
  account: StripeAccount,
  subscription: Subscription,
  { item, price, quantity }: ItemChange,
  newPeriod: boolean,
  { prorate, at = account.now() }: ChangeTerms,
): InvoiceLine[] {
  const wanted = prorate !== 'none' && subscription.status !== 'trialing';
  const lines = wanted ? [prorationLine(account, subscription, item, 'credit', at)] : [];
  item.price = structuredClone(price);
  item.plan = planOf(price);
  item.quantity = quantity;
  if (newPeriod && subscription.status !== 'trialing') {
    const now = account.now();
    subscription.billing_cycle_anchor = now;
    item.current_period_start = now;
    item.current_period_end = periodEnd(now, now, price.recurring);
  } else if (wanted) {
    lines.push(prorationLine(account, subscription, item, 'charge', at));
  }
  return lines;
}
