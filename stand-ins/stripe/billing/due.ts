import type { StripeAccount } from '../account.ts';
import { expireCheckout } from '../objects/checkout-sessions.ts';
import { arrive, nextPayoutAt, payOut } from '../objects/payouts.ts';
import { beginPhase, nextPhase } from '../objects/subscription-schedules.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { cancelNow } from './cancel.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import { pauseSubscription } from './pause.ts';
import { dropPendingUpdate } from './pending-update.ts';
import { refuseFinalization } from './refuse-finalization.ts';
import { renew } from './renew.ts';
import { voidInvoice } from './void-invoice.ts';

const hour = 3600;
const trialNoticeSeconds = 3 * 24 * hour;
/** How long a first payment may take before the subscription is given up. */
const firstPaymentSeconds = 23 * hour;

interface Due {
  at: number;
  act(): void;
}

/**
 * Lets the account's time pass until `until`, doing everything that falls due on the way in its order and at its own time:
 * renewals, finalizing, payment attempts, endings.
 */
export function passTime(account: StripeAccount, until: number): void {
  for (let next = nextDue(account, until); next; next = nextDue(account, until)) {
    setClock(account, Math.max(next.at, account.now()));
    next.act();
  }
  setClock(account, until);
}

/**
 * Does what has fallen due since the last look, as time passes by itself.
 *
 * @returns whether there was anything
 */
export function catchUp(account: StripeAccount): boolean {
  let next = nextDue(account, account.now());
  const any = next !== undefined;
  for (; next; next = nextDue(account, account.now())) next.act();
  return any;
}

function setClock(account: StripeAccount, to: number): void {
  account.state.clockAhead += to - account.now();
}

function nextDue(account: StripeAccount, until: number): Due | undefined {
  const { checkoutSessions, invoices, subscriptions } = account.state;
  const due = [
    ...Object.values(checkoutSessions)
      .filter(({ status }) => status === 'open')
      .map((session) => ({ at: session.expires_at, act: () => expireCheckout(account, session) })),
    ...Object.values(subscriptions).flatMap((subscription) => subscriptionDue(account, subscription)),
    ...Object.values(invoices).flatMap((invoice) => invoiceDue(account, invoice)),
    ...payoutsDue(account),
  ].filter(({ at }) => at <= until);
  return due.toSorted((one, other) => one.at - other.at)[0];
}

function payoutsDue(account: StripeAccount): Due[] {
  const next = nextPayoutAt(account);
  const underway = Object.values(account.state.payouts).filter(({ status }) => status === 'in_transit');
  return [
    ...(next === undefined ? [] : [{ at: next, act: () => payOut(account) }]),
    ...underway.map((payout) => ({ at: payout.arrival_date, act: () => arrive(account, payout) })),
  ];
}

function subscriptionDue(account: StripeAccount, subscription: Subscription): Due[] {
  const { status } = subscription;
  if (status === 'canceled' || status === 'incomplete_expired') return [];
  if (status === 'incomplete')
    return [{ at: subscription.created + firstPaymentSeconds, act: () => expireSubscription(account, subscription) }];
  const onTrial = status === 'trialing';
  const due: Due[] =
    status === 'paused'
      ? []
      : [
          {
            at: earliestEnd(subscription),
            act: () => (onTrial ? endTrial(account, subscription) : renew(account, subscription)),
          },
        ];
  const schedule = account.state.subscriptionSchedules[subscription.schedule ?? ''];
  const phase = schedule && nextPhase(schedule);
  // What is planned for the end of a period counts in the period that begins then.
  if (schedule && phase) due.unshift({ at: phase.start_date, act: () => beginPhase(account, schedule, phase) });
  if (subscription.cancel_at !== null) {
    due.unshift({ at: subscription.cancel_at, act: () => cancelNow(account, subscription, null) });
  }
  const { pending_update: pending, trial_end: trialEnd } = subscription;
  if (pending) due.unshift({ at: pending.expires_at, act: () => dropPendingUpdate(account, subscription) });
  if (onTrial && trialEnd !== null && !account.state.trialEndTold[subscription.id]) {
    due.push({ at: trialEnd - trialNoticeSeconds, act: () => tellTrialEnd(account, subscription) });
  }
  return due;
}

function invoiceDue(account: StripeAccount, invoice: Invoice): Due[] {
  if (invoice.status === 'draft' && invoice.automatically_finalizes_at !== null) {
    const act = (): void => {
      if (refuseFinalization(account, invoice)) return;
      finalizeInvoice(account, invoice);
      chargeInvoice(account, invoice);
    };
    return [{ at: invoice.automatically_finalizes_at, act }];
  }
  if (invoice.status === 'open' && invoice.next_payment_attempt !== null) {
    return [{ at: invoice.next_payment_attempt, act: () => chargeInvoice(account, invoice) }];
  }
  return [];
}

function earliestEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

/** The trial is over: with a card it goes on and is paid, without one it does what was agreed when it began. */
function endTrial(account: StripeAccount, subscription: Subscription): void {
  const { customers } = account.state;
  const ofCustomer = customers[subscription.customer]?.invoice_settings.default_payment_method;
  const missing = subscription.trial_settings?.end_behavior.missing_payment_method;
  if ((subscription.default_payment_method ?? ofCustomer) || missing === 'create_invoice') renew(account, subscription);
  else if (missing === 'pause') pauseSubscription(account, subscription, 'trial_end_without_payment_method');
  else cancelNow(account, subscription, null);
}

/** The first payment never came. */
function expireSubscription(account: StripeAccount, subscription: Subscription): void {
  const invoice = account.state.invoices[subscription.latest_invoice ?? ''];
  if (invoice?.status === 'open') voidInvoice(account, invoice);
  account.change('customer.subscription.updated', subscription, () => {
    subscription.status = 'incomplete_expired';
    subscription.ended_at = account.now();
  });
}

function tellTrialEnd(account: StripeAccount, subscription: Subscription): void {
  account.state.trialEndTold[subscription.id] = true;
  account.emit('customer.subscription.trial_will_end', subscription);
}
