import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import type { Subscription } from '../wire.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import { periodLine } from './lines.ts';
import { draftInvoice } from './new-invoice.ts';
import { periodEnd } from './periods.ts';

/** Stops a subscription without ending it: no period begins and nothing is invoiced until it is resumed. */
export function pauseSubscription(
  account: StripeAccount,
  subscription: Subscription,
  why: 'pause_requested' | 'trial_end_without_payment_method',
): void {
  if (subscription.status !== 'active' && subscription.status !== 'trialing')
    throw invalid(`A subscription that is ${subscription.status} cannot be paused.`);
  account.change('customer.subscription.updated', subscription, () => {
    subscription.status = 'paused';
    subscription.status_details = {
      paused: { subscription: { type: why }, transitioned_at: account.now(), type: 'subscription' },
    };
  });
  account.emit('customer.subscription.paused', subscription);
}

/** Lets it run again in a new period that is paid now; unpaid, it stays paused. */
export function resumeSubscription(account: StripeAccount, subscription: Subscription): void {
  if (subscription.status !== 'paused') throw invalid('Only a paused subscription can be resumed.');
  const now = account.now();
  account.change('customer.subscription.updated', subscription, () => {
    subscription.billing_cycle_anchor = now;
    subscription.trial_end = null;
    for (const item of subscription.items.data) {
      item.current_period_start = now;
      item.current_period_end = periodEnd(now, now, item.price.recurring);
    }
  });
  const lines = subscription.items.data.map((item) => periodLine(account, subscription, item, 'whole'));
  const invoice = draftInvoice(account, subscription, 'subscription_cycle', lines);
  finalizeInvoice(account, invoice);
  if (chargeInvoice(account, invoice) !== 'pays') return;
  delete subscription.status_details;
  account.emit('customer.subscription.resumed', subscription);
}
