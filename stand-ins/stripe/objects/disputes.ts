import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import { expand, flag, metadata, pagination, range, requiredText, text } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Charge, Dispute } from '../wire.ts';
import { moveBalance } from './balance-transactions.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const day = 24 * 3600;
/** What Stripe takes for a dispute, in øre; it is not given back. */
const disputeFee = 20_000;

const evidenceFields = [
  'customer_communication',
  'customer_name',
  'product_description',
  'uncategorized_text',
] as const;

/** The cardholder's bank takes a payment back: the money and a fee are gone until somebody decides. */
export function openDispute(account: StripeAccount, charge: Charge, reason: string): Dispute {
  if (charge.status !== 'succeeded' || charge.disputed) throw invalid('This charge cannot be disputed.');
  const now = account.now();
  const dispute: Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: now + 10 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  };
  account.state.disputes[dispute.id] = dispute;
  charge.disputed = true;
  account.emit('charge.dispute.created', dispute);
  move(account, dispute, -dispute.amount, disputeFee, 'dispute');
  account.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The decision: won gives the money back, lost does not, and the fee is gone either way. */
export function closeDispute(account: StripeAccount, dispute: Dispute, status: 'won' | 'lost'): void {
  if (dispute.status === 'won' || dispute.status === 'lost') throw invalid('This dispute is already closed.');
  if (status === 'won') {
    move(account, dispute, dispute.amount, 0, 'dispute_reversal');
    account.emit('charge.dispute.funds_reinstated', dispute);
  }
  account.change('charge.dispute.closed', dispute, () => {
    dispute.status = status;
  });
}

function move(account: StripeAccount, dispute: Dispute, amount: number, fee: number, category: string): void {
  const transaction = moveBalance(account, {
    type: 'adjustment',
    category,
    amount,
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback ${category === 'dispute' ? 'withdrawal' : 'reversal'} for ${dispute.charge}`,
    fee,
    feeDescription: 'Dispute fee',
    available: 0,
  });
  dispute.balance_transactions = [...dispute.balance_transactions, structuredClone(transaction)];
}

function noEvidence(): Dispute['evidence'] {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}

export const disputeRoutes: Route[] = [
  route('GET', '/v1/disputes/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.disputes, id, 'dispute'),
  ),
  route(
    'POST',
    '/v1/disputes/:id',
    z.strictObject({
      ...expand,
      evidence: z.partialRecord(z.enum(evidenceFields), text).optional(),
      metadata: metadata.optional(),
      submit: flag.optional(),
    }),
    (account, given, id) => {
      const dispute = lookup(account.state.disputes, id, 'dispute');
      account.change('charge.dispute.updated', dispute, () => {
        Object.assign(dispute.evidence, given.evidence);
        if (given.metadata !== undefined) dispute.metadata = mergedMetadata(dispute.metadata, given.metadata);
        if (given.evidence) dispute.evidence_details.has_evidence = true;
        if (given.submit === false) return;
        dispute.evidence_details.submission_count += 1;
        dispute.evidence_details.submission_method = 'manual';
        dispute.status = 'under_review';
      });
      return dispute;
    },
  ),
  route('POST', '/v1/disputes/:id/close', z.strictObject(expand), (account, _parameters, id) => {
    const dispute = lookup(account.state.disputes, id, 'dispute');
    closeDispute(account, dispute, 'lost');
    return dispute;
  }),
  route(
    'GET',
    '/v1/disputes',
    z.strictObject({ ...pagination, ...expand, charge: requiredText.optional(), created: range.optional() }),
    ({ state }, { charge, created, ...asked }) => {
      const disputes = Object.values(state.disputes).filter(
        (one) => inRange(one.created, created) && (!charge || one.charge === charge),
      );
      return page('/v1/disputes', disputes, asked);
    },
  ),
];
