import type { StripeAccount } from '../account.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { periodLine } from './lines.ts';
import { draftInvoice } from './new-invoice.ts';
import { periodEnd } from './periods.ts';

const hour = 3600;

/** Begins the next period. Its invoice stays a draft for an hour; a subscription given up as unpaid is not collected. */
export function renew(account: StripeAccount, subscription: Subscription): void {
  account.change('customer.subscription.updated', subscription, () => nextPeriodInvoice(account, subscription));
}

/** Moves the subscription into its next period and drafts the invoice for it. */
export function nextPeriodInvoice(account: StripeAccount, subscription: Subscription): Invoice {
  if (subscription.status === 'trialing') subscription.status = 'active';
  for (const item of subscription.items.data) {
    const start = item.current_period_end;
    item.current_period_start = start;
    item.current_period_end = periodEnd(subscription.billing_cycle_anchor, start, item.price.recurring);
  }
  const lines = subscription.items.data.map((item) => periodLine(account, subscription, item));
  const advance = subscription.status !== 'unpaid';
  const finalizesAt = advance ? account.now() + hour : null;
  return draftInvoice(account, subscription, 'subscription_cycle', lines, { finalizesAt, advance });
}
