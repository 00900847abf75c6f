import type { StripeAccount } from '../account.ts';
import { newId } from '../ids.ts';
import { planOf } from '../objects/prices.ts';
import type { Customer, Invoice, PaymentMethod, Price, Subscription, SubscriptionItem, TaxRate } from '../wire.ts';
import { chargeInvoice, finalizeInvoice, settleInvoice } from './collect.ts';
import { setDiscounts, type WantedDiscount } from './discounts.ts';
import { periodLine } from './lines.ts';
import { draftInvoice } from './new-invoice.ts';
import { periodEnd } from './periods.ts';

export interface SubscriptionOrder {
  customer: Customer;
  items: { price: Price; quantity: number; taxRates: TaxRate[] }[];
  /** Undefined takes the customer's own, where there is one. */
  paymentMethod: PaymentMethod | undefined;
  metadata: Record<string, string>;
  description: string | null;
  defaultTaxRates: TaxRate[];
  automaticTax: boolean;
  /** Unix seconds; null pays from the start. */
  trialEnd: number | null;
  /** What becomes of a trial that ends without a card. */
  whenTrialEndsWithoutCard: MissingCard;
  discounts: readonly WantedDiscount[];
  /** `paid`: the customer was there and it went through; `charge`: try the saved card; `wait`: the customer will confirm it. */
  firstPayment: 'paid' | 'charge' | 'wait';
}

export type MissingCard = 'cancel' | 'create_invoice' | 'pause';

/**
 * Starts a subscription: created as incomplete, invoiced, paid, active. All of it bears the same second, so a receiver that
 * sorts by time learns nothing. Where the first payment waits, it stays incomplete.
 */
export function startSubscription(
  account: StripeAccount,
  order: SubscriptionOrder,
): { subscription: Subscription; invoice: Invoice } {
  const subscription = newSubscription(account, order);
  account.state.subscriptions[subscription.id] = subscription;
  setDiscounts(account, subscription, order.discounts);
  const lines = subscription.items.data.map((item) => periodLine(account, subscription, item));
  const invoice = draftInvoice(account, subscription, 'subscription_create', lines);
  account.emit('customer.subscription.created', subscription);
  finalizeInvoice(account, invoice);
  if (order.firstPayment === 'paid' || invoice.amount_due === 0) settleInvoice(account, invoice, order.paymentMethod);
  else if (order.firstPayment === 'charge') chargeInvoice(account, invoice);
  return { subscription, invoice };
}

function newSubscription(account: StripeAccount, order: SubscriptionOrder): Subscription {
  const now = account.now();
  const id = newId('sub');
  const { trialEnd } = order;
  const items = order.items.map((item) => newItem(id, now, trialEnd, item));
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: order.automaticTax, liability: null },
    billing_cycle_anchor: trialEnd ?? now,
    billing_cycle_anchor_config: null,
    billing_mode: { type: 'flexible', flexible: { proration_discounts: 'included' } },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency: order.items[0]?.price.currency ?? 'nok',
    customer: order.customer.id,
    customer_account: null,
    days_until_due: null,
    default_payment_method: order.paymentMethod?.id ?? null,
    default_source: null,
    default_tax_rates: order.defaultTaxRates,
    description: order.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: order.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: null,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: 'now', missing_payment_method: order.whenTrialEndsWithoutCard },
    },
    trial_start: trialEnd === null ? null : now,
  };
}

function newItem(
  subscription: string,
  now: number,
  trialEnd: number | null,
  { price, quantity, taxRates }: SubscriptionOrder['items'][number],
): SubscriptionItem {
  return {
    id: newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: trialEnd ?? periodEnd(now, now, price.recurring),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price: structuredClone(price),
    quantity,
    subscription,
    tax_rates: taxRates,
  };
}
