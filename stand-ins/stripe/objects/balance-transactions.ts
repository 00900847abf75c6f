import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import { expand, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { BalanceTransaction } from '../wire.ts';
import { lookup } from './lookup.ts';

const day = 24 * 3600;
/** Money from cards can be paid out after a week (docs.stripe.com/payouts#payout-speed, Norway). */
const availableAfterSeconds = 7 * day;

/** 2,4 % and 2 kr, Stripe's price for European cards in Norway, in the currency's smallest unit. */
export const cardFee = (amount: number): number => Math.round(amount * 0.024) + 200;

/**
 * Writes a movement on the account's balance.
 *
 * @param movement `amount` gross and signed, `fee` what Stripe keeps of it; `available` is how long until it can be paid out
 */
export function moveBalance(
  account: StripeAccount,
  movement: {
    type: BalanceTransaction['type'];
    category: string;
    amount: number;
    currency: string;
    source: string;
    description: string | null;
    fee?: number;
    feeDescription?: string;
    available?: number;
  },
): BalanceTransaction {
  const { amount, currency, fee = 0 } = movement;
  const now = account.now();
  const transaction: BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: now + (movement.available ?? availableAfterSeconds),
    balance_type: 'payments',
    created: now,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: movement.feeDescription ?? 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  account.state.balanceTransactions[transaction.id] = transaction;
  return transaction;
}

/** As it is told: what has become available since it was written is available now. */
function told(account: StripeAccount, transaction: BalanceTransaction): BalanceTransaction {
  transaction.status = transaction.available_on <= account.now() ? 'available' : 'pending';
  return transaction;
}

export const balanceTransactionRoutes: Route[] = [
  route('GET', '/v1/balance_transactions/:id', z.strictObject(expand), (account, _parameters, id) =>
    told(account, lookup(account.state.balanceTransactions, id, 'balance transaction')),
  ),
  route(
    'GET',
    '/v1/balance_transactions',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      currency: requiredText.optional(),
      payout: requiredText.optional(),
      source: requiredText.optional(),
      type: requiredText.optional(),
    }),
    (account, { created, currency, payout, source, type, ...asked }) => {
      const { balanceTransactions, payoutOf, payouts } = account.state;
      if (payout && payouts[payout]?.automatic === false)
        throw invalid('Balance transaction history can only be filtered on automatic transfers, not manual.');
      const transactions = Object.values(balanceTransactions).filter(
        (one) =>
          inRange(one.created, created) &&
          (!currency || one.currency === currency) &&
          (!payout || payoutOf[one.id] === payout) &&
          (!source || one.source === source) &&
          (!type || one.type === type),
      );
      return page(
        '/v1/balance_transactions',
        transactions.map((one) => told(account, one)),
        asked,
      );
    },
  ),
];
