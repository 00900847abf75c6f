import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { lookup } from '../objects/lookup.ts';
import { beginPhase, nextPhase } from '../objects/subscription-schedules.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { applyChanges, type ChangeTerms, type ItemChange } from './change-items.ts';
import { copyOf } from './copy-account.ts';
import { nextPeriodInvoice } from './renew.ts';

/**
 * What a subscription's next invoice would be. Worked out by doing it, on a copy of the account that is thrown away, so that
 * what is shown beforehand cannot differ from what is charged afterwards.
 *
 * @param read makes the changes for the copy's subscription; none previews the renewal as it stands
 * @returns the invoice of the change itself when it is invoiced at once, else the next renewal
 * @throws StripeApiError when nothing is renewed any more
 */
export function previewInvoice(
  account: StripeAccount,
  subscriptionId: string,
  read: (copy: StripeAccount, subscription: Subscription) => { changes: ItemChange[]; terms: ChangeTerms },
): Invoice {
  const copy = copyOf(account);
  const subscription = lookup(copy.state.subscriptions, subscriptionId, 'subscription', 'subscription');
  const { changes, terms } = read(copy, subscription);
  const atOnce = applyChanges(copy, subscription, changes, terms);
  if (!atOnce && (subscription.status === 'canceled' || subscription.cancel_at !== null))
    throw invalid('No upcoming invoices for customer', 'subscription', 'invoice_upcoming_none');
  return asPreview(atOnce ?? nextPeriodInvoice(copy, subscription), atOnce ? 'subscription_update' : 'upcoming');
}

/** The next invoice of a subscription with what is planned for it: the phase that begins when the period ends. */
export function previewScheduled(account: StripeAccount, scheduleId: string): Invoice {
  const copy = copyOf(account);
  const schedule = lookup(copy.state.subscriptionSchedules, scheduleId, 'subscription schedule', 'schedule');
  const subscription = lookup(copy.state.subscriptions, schedule.subscription ?? '', 'subscription', 'schedule');
  const phase = nextPhase(schedule);
  if (phase) beginPhase(copy, schedule, phase);
  return asPreview(nextPeriodInvoice(copy, subscription), 'upcoming');
}

function asPreview(invoice: Invoice, reason: 'subscription_update' | 'upcoming'): Invoice {
  const id = `upcoming_${invoice.id}`;
  return {
    ...invoice,
    id,
    billing_reason: reason,
    lines: { ...invoice.lines, data: invoice.lines.data.map((line) => ({ ...line, invoice: id })) },
  };
}
