import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { inRange, page } from '../api/list.ts';
import { expand, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import type { Decline } from '../billing/test-cards.ts';
import { newId } from '../ids.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../wire.ts';
import { lookup } from './lookup.ts';

/** One attempt to take money from a card, as it went. */
export function newCharge(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod | undefined,
  decline: Decline | null,
): Charge {
  const id = newId('ch');
  const paid = decline === null;
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method?.billing_details) ?? {
      address: null,
      email: null,
      name: null,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: 'ONNET CRM',
    captured: paid,
    created: account.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: {
      advice_code: decline ? 'try_again_later' : null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: paid ? 'approved_by_network' : 'declined_by_network',
      reason: decline?.declineCode ?? null,
      risk_level: 'normal',
      seller_message: paid ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
      type: paid ? 'authorized' : 'issuer_declined',
    },
    paid,
    payment_intent: intent.id,
    payment_method: method?.id ?? null,
    payment_method_details: method ? cardDetails(method) : null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

function cardDetails({ card }: PaymentMethod): Charge['payment_method_details'] {
  if (!card) return null;
  return {
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card.brand,
      checks: structuredClone(card.checks),
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: 0, status: 'unavailable' },
      regulated_status: card.regulated_status,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  };
}

export const chargeRoutes: Route[] = [
  route('GET', '/v1/charges/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.charges, id, 'charge'),
  ),
  route(
    'GET',
    '/v1/charges',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      payment_intent: requiredText.optional(),
    }),
    ({ state }, { created, customer, payment_intent: intent, ...asked }) => {
      const charges = Object.values(state.charges).filter(
        (charge) =>
          inRange(charge.created, created) &&
          (!customer || charge.customer === customer) &&
          (!intent || charge.payment_intent === intent),
      );
      return page('/v1/charges', charges, asked);
    },
  ),
];
