import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from './ask-stripe.ts';
import type { BillingDetails, Card, OpenInvoice, PlannedChange } from './billing-details.ts';

/** What Stripe says, without the moment it was asked; and where an unpaid invoice can be paid. */
export interface FetchedDetails extends Omit<BillingDetails, 'detailsAt'> {
  /** The full address of Stripe's page for `open`. */
  readonly payAt: string | null;
}

/** Statuses at which another invoice is drawn up by itself. */
const renewing: readonly string[] = ['active', 'trialing', 'past_due'];

/**
 * Asks Stripe for the card, the next invoice, what is unpaid and what is planned.
 * @returns undefined when Stripe does not know the subscription
 * @throws StripeUnavailable
 */
export async function fetchDetails(customer: string, subscriptionId: string): Promise<FetchedDetails | undefined> {
  const subscription = await findAtStripe((stripe) =>
    stripe.subscriptions.retrieve(subscriptionId, {
      expand: [
        'default_payment_method',
        'customer.invoice_settings.default_payment_method',
        'schedule',
        'discounts.source.coupon',
      ],
    }),
  );
  if (!subscription) return undefined;
  const [owed, next, planned] = await Promise.all([
    openInvoice(customer, subscription),
    nextInvoice(subscription),
    plannedChange(subscription),
  ]);
  return {
    card: cardOf(subscription),
    next,
    discount: discountOf(subscription),
    planned,
    open: owed?.open ?? null,
    payAt: owed?.payAt ?? null,
  };
}

/** The card that is charged: the subscription's own, else the customer's. */
function cardOf({ customer, default_payment_method: own }: Stripe.Subscription): Card | null {
  const method = own ?? (typeof customer === 'string' || customer.deleted ? null : ofCustomer(customer));
  const card = typeof method === 'string' ? undefined : method?.card;
  if (!card || !/^\d{4}$/.test(card.last4)) return null;
  const expires = `${String(card.exp_year).padStart(4, '0')}-${String(card.exp_month).padStart(2, '0')}`;
  return { brand: card.brand, last4: card.last4, expires };
}

const ofCustomer = ({ invoice_settings: settings }: Stripe.Customer): string | Stripe.PaymentMethod | null =>
  settings.default_payment_method;

function discountOf({ discounts }: Stripe.Subscription): string | null {
  const [discount] = discounts;
  if (!discount || typeof discount === 'string') return null;
  const { coupon } = discount.source;
  return coupon && typeof coupon !== 'string' ? (coupon.name ?? coupon.id) : null;
}

async function openInvoice(
  customer: string,
  { pending_update: pending, latest_invoice: latest }: Stripe.Subscription,
): Promise<{ open: OpenInvoice; payAt: string | null } | undefined> {
  const listed = await findAtStripe((stripe) =>
    stripe.invoices.list({ customer, status: 'open', limit: 100, expand: ['data.payments'] }),
  );
  const invoice = listed?.data.at(-1);
  if (!invoice?.id) return undefined;
  const payment = invoice.payments?.data.find(({ status }) => status === 'open')?.payment.payment_intent;
  const intent =
    payment === undefined
      ? undefined
      : await findAtStripe((stripe) =>
          stripe.paymentIntents.retrieve(typeof payment === 'string' ? payment : payment.id),
        );
  return {
    open: {
      id: invoice.id,
      amount: invoice.amount_remaining,
      attempts: invoice.attempt_count,
      nextAttemptAt: invoice.next_payment_attempt === null ? null : momentOf(invoice.next_payment_attempt),
      confirm: intent?.status === 'requires_action',
      change: pending !== null && invoice.id === (typeof latest === 'string' ? latest : latest?.id),
    },
    payAt: invoice.hosted_invoice_url ?? null,
  };
}

/** With what is planned for the period it is for. */
async function nextInvoice({
  id,
  schedule,
  status,
  cancel_at: ends,
  items,
}: Stripe.Subscription): Promise<BillingDetails['next']> {
  if (!renewing.includes(status) || ends !== null || items.data.length === 0) return null;
  const planned = schedule !== null && typeof schedule !== 'string' && schedule.status === 'active';
  const preview = await askStripe((stripe) =>
    stripe.invoices.createPreview(planned ? { schedule: schedule.id } : { subscription: id }),
  );
  const at = Math.max(...items.data.map((item) => item.current_period_end));
  return { total: preview.amount_due, at: momentOf(at) };
}

/** The phase of the schedule that begins where the present one ends. */
async function plannedChange({ schedule }: Stripe.Subscription): Promise<PlannedChange | null> {
  if (schedule === null || typeof schedule === 'string' || schedule.status !== 'active') return null;
  const { current_phase: current, phases } = schedule;
  const next = current && phases.find(({ start_date: start }) => start >= current.end_date);
  const [item] = next?.items ?? [];
  if (!next || !item) return null;
  const priceId = typeof item.price === 'string' ? item.price : item.price.id;
  const price = await findAtStripe((stripe) => stripe.prices.retrieve(priceId));
  return { lookupKey: price?.lookup_key ?? null, seats: item.quantity ?? 1, at: momentOf(next.start_date) };
}

const momentOf = (seconds: number): Date => new Date(seconds * 1000);
