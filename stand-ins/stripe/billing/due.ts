import type { StripeAccount } from '../account.ts';
import { expireCheckout } from '../objects/checkout-sessions.ts';
import { arrive, nextPayoutAt, payOut } from '../objects/payouts.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { cancelNow } from './cancel.ts';
import { chargeInvoice, finalizeInvoice } from './collect.ts';
import { renew } from './renew.ts';

const hour = 3600;
const trialNoticeSeconds = 3 * 24 * hour;

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
  if (subscription.status === 'canceled') return [];
  const due: Due[] = [{ at: earliestEnd(subscription), act: () => renew(account, subscription) }];
  if (subscription.cancel_at !== null) {
    due.unshift({ at: subscription.cancel_at, act: () => cancelNow(account, subscription, null) });
  }
  const { trial_end: trialEnd } = subscription;
  if (subscription.status === 'trialing' && trialEnd !== null && !account.state.trialEndTold[subscription.id]) {
    due.push({ at: trialEnd - trialNoticeSeconds, act: () => tellTrialEnd(account, subscription) });
  }
  return due;
}

function invoiceDue(account: StripeAccount, invoice: Invoice): Due[] {
  if (invoice.status === 'draft' && invoice.automatically_finalizes_at !== null) {
    const act = (): void => {
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

function tellTrialEnd(account: StripeAccount, subscription: Subscription): void {
  account.state.trialEndTold[subscription.id] = true;
  account.emit('customer.subscription.trial_will_end', subscription);
}
