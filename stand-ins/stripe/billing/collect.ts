import type { StripeAccount } from '../account.ts';
import { lookup } from '../objects/lookup.ts';
import type { Invoice, PaymentMethod, Subscription } from '../wire.ts';
import { cancelNow } from './cancel.ts';
import { applyPendingUpdate, isForPendingUpdate } from './pending-update.ts';
import { refusePayment, requestPayment, takePayment } from './payments.ts';
import { type ChargeAnswer, laterCharge } from './test-cards.ts';

const day = 24 * 3600;
/** Days between one failed attempt and the next; after the last the subscription is given up. */
const retryDays = [3, 5, 7];

/** Gives an invoice its number and settles it against the customer's balance; from here on its content is fixed. */
export function finalizeInvoice(account: StripeAccount, invoice: Invoice): void {
  const now = account.now();
  const customer = lookup(account.state.customers, invoice.customer ?? '', 'customer', 'customer');
  const sequence = customer.next_invoice_sequence ?? 1;
  const starting = customer.balance;
  const owed = invoice.total + starting;
  account.change('customer.updated', customer, () => {
    customer.currency = invoice.currency;
    customer.next_invoice_sequence = sequence + 1;
    // What prorations gave back beyond this invoice waits for the next one.
    customer.balance = Math.min(0, owed);
  });
  Object.assign(invoice, {
    amount_due: Math.max(0, owed),
    amount_remaining: Math.max(0, owed),
    automatically_finalizes_at: null,
    effective_at: now,
    ending_balance: customer.balance,
    last_finalization_error: null,
    hosted_invoice_url: `${account.publicUrl}/invoices/${invoice.id}`,
    number: `${customer.invoice_prefix ?? ''}-${String(sequence).padStart(4, '0')}`,
    starting_balance: starting,
    status: 'open',
  } satisfies Partial<Invoice>);
  invoice.status_transitions.finalized_at = now;
  requestPayment(account, invoice);
  account.emit('invoice.finalized', invoice);
}

/** The subscription an invoice is for; undefined when it stands alone. */
export function subscriptionOf({ state }: StripeAccount, invoice: Invoice): Subscription | undefined {
  return state.subscriptions[invoice.parent?.subscription_details?.subscription ?? ''];
}

/** The card an invoice is charged to: its own, the subscription's, the customer's. */
export function cardFor(account: StripeAccount, invoice: Invoice): PaymentMethod | undefined {
  const { customers, paymentMethods } = account.state;
  const ofCustomer = customers[invoice.customer ?? '']?.invoice_settings.default_payment_method;
  const ofSubscription = subscriptionOf(account, invoice)?.default_payment_method;
  return paymentMethods[invoice.default_payment_method ?? ofSubscription ?? ofCustomer ?? ''];
}

/** Tries to take what is due from the saved card and lets the subscription follow the outcome. */
export function chargeInvoice(account: StripeAccount, invoice: Invoice): ChargeAnswer {
  const method = cardFor(account, invoice);
  const answer = invoice.amount_due === 0 ? 'pays' : laterCharge(method);
  if (answer === 'pays') settleInvoice(account, invoice, method);
  else failAttempt(account, invoice, method, answer);
  return answer;
}

/** Marks an invoice paid; paying the latest one makes the subscription active. */
export function settleInvoice(account: StripeAccount, invoice: Invoice, method: PaymentMethod | undefined): void {
  takePayment(account, invoice, method);
  Object.assign(invoice, {
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + (invoice.amount_due > 0 ? 1 : 0),
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
  } satisfies Partial<Invoice>);
  invoice.status_transitions.paid_at = account.now();
  account.emit('invoice.paid', invoice);
  account.emit('invoice.payment_succeeded', invoice);
  tellDelinquency(account, invoice, false);
  const subscription = subscriptionOf(account, invoice);
  if (subscription?.latest_invoice !== invoice.id) return;
  if (subscription.status === 'trialing' || subscription.status === 'canceled') return;
  applyPendingUpdate(account, subscription);
  account.change('customer.subscription.updated', subscription, () => {
    subscription.status = 'active';
  });
}

function failAttempt(
  account: StripeAccount,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  answer: Exclude<ChargeAnswer, 'pays'>,
): void {
  refusePayment(account, invoice, method, answer);
  const waitDays = retryDays[invoice.attempt_count];
  invoice.attempt_count += 1;
  invoice.attempted = true;
  const subscription = subscriptionOf(account, invoice);
  // A first payment is the customer's to make, and that of a change which waits; nobody tries again for them.
  const first = subscription?.status === 'incomplete' || isForPendingUpdate(subscription, invoice);
  invoice.next_payment_attempt = first || waitDays === undefined ? null : account.now() + waitDays * day;
  account.emit('invoice.payment_failed', invoice);
  if (answer === 'authenticate') account.emit('invoice.payment_action_required', invoice);
  if (first) return;
  tellDelinquency(account, invoice, true);
  if (!subscription || subscription.status === 'canceled' || subscription.status === 'paused') return;
  if (waitDays !== undefined) {
    account.change('customer.subscription.updated', subscription, () => {
      subscription.status = 'past_due';
    });
  } else if (account.afterLastAttempt === 'canceled') {
    cancelNow(account, subscription, { reason: 'payment_failed' });
  } else {
    account.change('customer.subscription.updated', subscription, () => {
      subscription.status = 'unpaid';
    });
  }
}

function tellDelinquency(account: StripeAccount, invoice: Invoice, delinquent: boolean): void {
  const customer = account.state.customers[invoice.customer ?? ''];
  if (!customer) return;
  account.change('customer.updated', customer, () => {
    customer.delinquent = delinquent;
  });
}
