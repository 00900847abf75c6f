import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { page } from '../api/list.ts';
import { expand, pagination } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { CreditNote, CustomerBalanceTransaction } from '../wire.ts';
import { lookup } from './lookup.ts';

/** Keeps what a credit note gives back for the customer's next invoice. */
export function giveCredit(account: StripeAccount, note: CreditNote, amount: number): CustomerBalanceTransaction {
  const customer = lookup(account.state.customers, note.customer, 'customer');
  account.change('customer.updated', customer, () => {
    customer.balance -= amount;
  });
  const transaction: CustomerBalanceTransaction = {
    id: newId('cbtxn'),
    object: 'customer_balance_transaction',
    amount: -amount,
    checkout_session: null,
    created: account.now(),
    credit_note: note.id,
    currency: note.currency,
    customer: customer.id,
    customer_account: null,
    description: null,
    ending_balance: customer.balance,
    invoice: note.invoice,
    livemode: false,
    metadata: {},
    type: 'credit_note',
  };
  account.state.customerBalance[transaction.id] = transaction;
  return transaction;
}

export const customerBalanceRoutes: Route[] = [
  route(
    'GET',
    '/v1/customers/:id/balance_transactions',
    z.strictObject({ ...pagination, ...expand }),
    ({ state }, asked, id) => {
      const own = Object.values(state.customerBalance).filter(({ customer }) => customer === id);
      return page(`/v1/customers/${id}/balance_transactions`, own, asked);
    },
  ),
];
