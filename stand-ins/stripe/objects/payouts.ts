import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import { expand, pagination, range, requiredText, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { BalanceTransaction, Payout } from '../wire.ts';
import { moveBalance } from './balance-transactions.ts';
import { lookup } from './lookup.ts';

const day = 24 * 3600;
/** How long the bank takes. */
const underwaySeconds = 2 * day;

/** What no payout has carried yet; those made by hand count against it, since Stripe does not know what they carried. */
const waiting = ({ state }: StripeAccount): BalanceTransaction[] =>
  Object.values(state.balanceTransactions).filter((one) => !(one.id in state.payoutOf));

/**
 * When the next payout is due: the first midnight (UTC) after something has become available. A day that comes to nothing, or
 * to less, waits for the next.
 */
export function nextPayoutAt(account: StripeAccount): number | undefined {
  const own = waiting(account);
  if (own.length === 0) return undefined;
  const since = Math.max(Math.min(...own.map((one) => one.available_on)), account.state.payoutTriedAt);
  return (Math.floor(since / day) + 1) * day;
}

/** Sends everything available to the bank account, one payout for each currency. */
export function payOut(account: StripeAccount): void {
  account.state.payoutTriedAt = account.now();
  const available = waiting(account).filter((one) => one.available_on <= account.now());
  for (const currency of new Set(available.map((one) => one.currency))) {
    const own = available.filter((one) => one.currency === currency);
    const amount = own.reduce((sum, { net }) => sum + net, 0);
    if (amount > 0) {
      const transaction = send(account, currency, amount, true);
      for (const { id } of [...own, transaction]) account.state.payoutOf[id] = transaction.source;
    }
  }
}

/** Sends money to the bank account. @param automatic whether it follows Stripe's schedule; one made by hand carries nothing told */
function send(account: StripeAccount, currency: string, amount: number, automatic: boolean): Sent {
  const now = account.now();
  const payout: Payout = {
    id: newId('po'),
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now + underwaySeconds,
    automatic,
    balance_transaction: null,
    created: now,
    currency,
    description: 'STRIPE PAYOUT',
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: null,
    type: 'bank_account',
  };
  const transaction = moveBalance(account, {
    type: 'payout',
    category: 'payout',
    amount: -amount,
    currency,
    source: payout.id,
    description: payout.description,
    available: 0,
  });
  payout.balance_transaction = transaction.id;
  account.state.payouts[payout.id] = payout;
  account.emit('payout.created', payout);
  return { id: transaction.id, source: payout.id };
}

/** The movement of a payout, and the payout. */
interface Sent {
  readonly id: string;
  readonly source: string;
}

/** The bank has it. */
export function arrive(account: StripeAccount, payout: Payout): void {
  payout.status = 'paid';
  if (payout.automatic) payout.reconciliation_status = 'completed';
  account.emit('payout.paid', payout);
}

/** The bank sends it back, and the money is on the balance again. */
export function failPayout(account: StripeAccount, payout: Payout): void {
  if (payout.status !== 'in_transit' && payout.status !== 'paid')
    throw invalid(`A payout that is ${payout.status} cannot fail.`);
  payout.status = 'failed';
  payout.failure_code = 'account_closed';
  payout.failure_message = 'The bank account has been closed.';
  payout.failure_balance_transaction = moveBalance(account, {
    type: 'payout_failure',
    category: 'payout_reversal',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: 'STRIPE PAYOUT FAILURE',
    available: 0,
  }).id;
  account.emit('payout.failed', payout);
}

export const payoutRoutes: Route[] = [
  route('GET', '/v1/payouts/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.payouts, id, 'payout'),
  ),
  route(
    'POST',
    '/v1/payouts',
    z.strictObject({ ...expand, amount: whole, currency: requiredText }),
    (account, { amount, currency }) =>
      lookup(account.state.payouts, send(account, currency, amount, false).source, 'payout'),
  ),
  route(
    'GET',
    '/v1/payouts',
    z.strictObject({
      ...pagination,
      ...expand,
      arrival_date: range.optional(),
      created: range.optional(),
      status: requiredText.optional(),
    }),
    ({ state }, { arrival_date: arrival, created, status, ...asked }) => {
      const payouts = Object.values(state.payouts).filter(
        (one) =>
          inRange(one.created, created) && inRange(one.arrival_date, arrival) && (!status || one.status === status),
      );
      return page('/v1/payouts', payouts, asked);
    },
  ),
];
