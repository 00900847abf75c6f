import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import { expand, metadata, pagination, range, requiredText, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Charge, Refund } from '../wire.ts';
import { moveBalance } from './balance-transactions.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const refundParameters = z.strictObject({
  ...expand,
  amount: whole.pipe(z.number().min(1)).optional(),
  charge: requiredText.optional(),
  metadata: metadata.optional(),
  payment_intent: requiredText.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});

function chargeOf(account: StripeAccount, given: z.infer<typeof refundParameters>): Charge {
  const { charges, paymentIntents } = account.state;
  if (given.charge !== undefined) return lookup(charges, given.charge, 'charge', 'charge');
  if (given.payment_intent === undefined)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.');
  const intent = lookup(paymentIntents, given.payment_intent, 'payment_intent', 'payment_intent');
  return lookup(charges, intent.latest_charge ?? '', 'charge', 'payment_intent');
}

/**
 * Gives money of a charge back.
 *
 * @param amount in øre; undefined gives back all that is left
 * @throws StripeApiError when there is less left, or the charge took nothing
 */
export function refundCharge(
  account: StripeAccount,
  charge: Charge,
  {
    amount = charge.amount - charge.amount_refunded,
    reason = null,
    metadata: given,
  }: { amount?: number | undefined; reason?: Refund['reason']; metadata?: '' | Record<string, string> | undefined },
): Refund {
  if (charge.status !== 'succeeded') throw invalid('This charge did not succeed and cannot be refunded.');
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  if (amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount');
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: mergedMetadata({}, given),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  refund.balance_transaction = moveBalance(account, {
    type: 'refund',
    category: 'refund',
    amount: -amount,
    currency: charge.currency,
    source: refund.id,
    description: `REFUND FOR CHARGE (${charge.description ?? charge.id})`,
    available: 0,
  }).id;
  account.state.refunds[refund.id] = refund;
  account.emit('refund.created', refund);
  account.change('charge.refunded', charge, () => {
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
  });
  return refund;
}

/** The bank sends a refund back, days later: the money is ours again and the customer has to get it in another way. */
export function failRefund(account: StripeAccount, refund: Refund): void {
  if (refund.status !== 'succeeded') throw invalid(`A refund that is ${refund.status} cannot fail.`);
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = moveBalance(account, {
    type: 'refund_failure',
    category: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    description: 'REFUND FAILURE',
    available: 0,
  }).id;
  account.emit('refund.failed', refund);
  account.emit('refund.updated', refund, { status: 'succeeded' });
}

export const refundRoutes: Route[] = [
  route('POST', '/v1/refunds', refundParameters, (account, given) =>
    refundCharge(account, chargeOf(account, given), {
      amount: given.amount,
      reason: given.reason ?? null,
      metadata: given.metadata,
    }),
  ),
  route('GET', '/v1/refunds/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.refunds, id, 'refund'),
  ),
  route(
    'GET',
    '/v1/refunds',
    z.strictObject({
      ...pagination,
      ...expand,
      charge: requiredText.optional(),
      created: range.optional(),
      payment_intent: requiredText.optional(),
    }),
    ({ state }, { charge, created, payment_intent: intent, ...asked }) => {
      const refunds = Object.values(state.refunds).filter(
        (refund) =>
          inRange(refund.created, created) &&
          (!charge || refund.charge === charge) &&
          (!intent || refund.payment_intent === intent),
      );
      return page('/v1/refunds', refunds, asked);
    },
  ),
];
