import type { StripeAccount } from '../account.ts';
import { newId } from '../ids.ts';
import { lookup } from '../objects/lookup.ts';
import type { InvoiceLine, Subscription, SubscriptionItem } from '../wire.ts';
import { ratesFor, taxOn } from './tax.ts';

interface LineContent {
  amount: number;
  description: string;
  period: { start: number; end: number };
  proration: boolean;
}

/** The line for one whole period of an item; nothing to pay while on trial, unless the whole period is asked for. */
export function periodLine(
  account: StripeAccount,
  subscription: Subscription,
  item: SubscriptionItem,
  ask: 'asItIs' | 'whole' = 'asItIs',
): InvoiceLine {
  const onTrial = subscription.status === 'trialing' && ask === 'asItIs';
  const quantity = item.quantity ?? 1;
  const name = account.state.products[item.price.product]?.name ?? item.price.product;
  return newLine(account, subscription, item, {
    amount: onTrial ? 0 : quantity * (item.price.unit_amount ?? 0),
    description: onTrial
      ? `Trial period for ${name}`
      : `${quantity} × ${name} (at ${kroner(item)} / ${interval(item)})`,
    period: { start: item.current_period_start, end: item.current_period_end },
    proration: false,
  });
}

/**
 * The part of a period that is left, as a credit for what was paid or a charge for what is taken instead.
 *
 * @param item the item as it was (credit) or as it is (charge)
 * @param now the second from which the change counts
 */
export function prorationLine(
  account: StripeAccount,
  subscription: Subscription,
  item: SubscriptionItem,
  kind: 'credit' | 'charge',
  now: number,
): InvoiceLine {
  const { current_period_start: start, current_period_end: end } = item;
  const share = Math.max(0, Math.min(1, (end - now) / (end - start)));
  const whole = (item.quantity ?? 1) * (item.price.unit_amount ?? 0);
  const amount = Math.round(whole * share);
  const name = account.state.products[item.price.product]?.name ?? item.price.product;
  const date = new Date(now * 1000).toISOString().slice(0, 10);
  return newLine(account, subscription, item, {
    amount: kind === 'credit' ? -amount : amount,
    description: `${kind === 'credit' ? 'Unused' : 'Remaining'} time on ${item.quantity ?? 1} × ${name} after ${date}`,
    period: { start: now, end },
    proration: true,
  });
}

function newLine(
  account: StripeAccount,
  subscription: Subscription,
  item: SubscriptionItem,
  { amount, description, period, proration }: LineContent,
): InvoiceLine {
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency: item.price.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: structuredClone(subscription.metadata),
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: proration ? newId('ii') : null,
        proration,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: item.price.product },
      type: 'price_details',
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity: item.quantity ?? 1,
    quantity_decimal: String(item.quantity ?? 1),
    subscription: subscription.id,
    subtotal: amount,
    taxes: taxOn(
      amount,
      ratesFor(account, subscription, item),
      lookup(account.state.customers, subscription.customer, 'customer', 'customer'),
    ),
  };
}

function kroner(item: SubscriptionItem): string {
  return `${((item.price.unit_amount ?? 0) / 100).toFixed(2)} ${item.price.currency.toUpperCase()}`;
}

function interval(item: SubscriptionItem): string {
  return item.price.recurring?.interval ?? 'month';
}
