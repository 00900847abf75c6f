import type { StripeAccount } from '../account.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { voidInvoice } from './void-invoice.ts';

/** How long a change waits for its payment (docs.stripe.com/billing/subscriptions/pending-updates-reference). */
const WAITS_SECONDS = 23 * 3600;

/** What a subscription shows while a change waits to be paid. @param changed how it would be with the change */
export function pendingUpdate(
  account: StripeAccount,
  changed: Subscription,
): NonNullable<Subscription['pending_update']> {
  const ends = changed.items.data.map((item) => item.current_period_end);
  return {
    billing_cycle_anchor: changed.billing_cycle_anchor,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: Math.min(account.now() + WAITS_SECONDS, ...ends),
    metadata: null,
    subscription_items: changed.items.data,
    trial_end: null,
    trial_from_plan: null,
  };
}

/** Whether an invoice is for a change that waits until it is paid. */
export const isForPendingUpdate = (subscription: Subscription | undefined, invoice: Invoice): boolean =>
  subscription !== undefined && subscription.pending_update !== null && subscription.latest_invoice === invoice.id;

/** The change is paid and counts. */
export function applyPendingUpdate(account: StripeAccount, subscription: Subscription): void {
  const { pending_update: pending } = subscription;
  if (!pending) return;
  account.change('customer.subscription.updated', subscription, () => {
    if (pending.subscription_items) subscription.items.data = pending.subscription_items;
    if (pending.billing_cycle_anchor !== null) subscription.billing_cycle_anchor = pending.billing_cycle_anchor;
    subscription.pending_update = null;
  });
  account.emit('customer.subscription.pending_update_applied', subscription);
}

/** Lets a change go that was not paid, and its invoice. */
export function dropPendingUpdate(account: StripeAccount, subscription: Subscription): void {
  if (!subscription.pending_update) return;
  const invoice = account.state.invoices[subscription.latest_invoice ?? ''];
  if (invoice?.status === 'open') voidInvoice(account, invoice);
  account.change('customer.subscription.updated', subscription, () => {
    subscription.pending_update = null;
  });
  account.emit('customer.subscription.pending_update_expired', subscription);
}
