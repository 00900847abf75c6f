import type { StripeAccount } from '../account.ts';
import { dropSchedule } from '../objects/subscription-schedules.ts';
import type { Subscription } from '../wire.ts';

export type CancellationReason = Partial<NonNullable<Subscription['cancellation_details']>>;

/** Ends a subscription at once: no refund, and what is still unpaid is no longer collected. */
export function cancelNow(
  account: StripeAccount,
  subscription: Subscription,
  details: CancellationReason | null,
): void {
  const now = account.now();
  for (const invoice of Object.values(account.state.invoices)) {
    const own = invoice.parent?.subscription_details?.subscription === subscription.id;
    if (!own || (invoice.status !== 'open' && invoice.status !== 'draft')) continue;
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
    invoice.automatically_finalizes_at = null;
  }
  delete account.state.pendingLines[subscription.id];
  dropSchedule(account, subscription);
  subscription.pending_update = null;
  subscription.status = 'canceled';
  subscription.ended_at = now;
  subscription.canceled_at ??= now;
  subscription.cancellation_details = reasoned(subscription, details ?? {});
  account.emit('customer.subscription.deleted', subscription);
}

/**
 * Sets or takes back a cancellation at the end of the paid period.
 *
 * @param by the API keeps the old flag beside the date; the portal, which works in flexible billing mode, sets only the date
 */
export function cancelLater(
  account: StripeAccount,
  subscription: Subscription,
  { cancel, by, details = {} }: { cancel: boolean; by: 'api' | 'portal'; details?: CancellationReason },
): void {
  const ends = Math.max(...subscription.items.data.map((item) => item.current_period_end));
  subscription.cancel_at = cancel ? ends : null;
  subscription.cancel_at_period_end = cancel && by === 'api';
  subscription.canceled_at = cancel ? account.now() : null;
  subscription.cancellation_details = cancel
    ? reasoned(subscription, { reason: 'cancellation_requested', ...details })
    : { comment: null, feedback: null, feedback_option: null, reason: null };
}

function reasoned(subscription: Subscription, details: CancellationReason): Subscription['cancellation_details'] {
  const old = subscription.cancellation_details;
  return {
    comment: details.comment ?? old?.comment ?? null,
    feedback: details.feedback ?? old?.feedback ?? null,
    feedback_option: null,
    reason: details.reason ?? old?.reason ?? 'cancellation_requested',
  };
}
