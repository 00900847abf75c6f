import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { page } from '../api/list.ts';
import { expand, pagination, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Invoice, PaymentIntent } from '../wire.ts';
import { lookup } from './lookup.ts';

/** What an invoice is paid by: one intent for its whole life, however many attempts it takes. */
export function newPaymentIntent(account: StripeAccount, invoice: Invoice): PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: invoice.amount_remaining,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${newId('s').slice(2)}`,
    confirmation_method: 'automatic',
    created: account.now(),
    currency: invoice.currency,
    customer: invoice.customer,
    customer_account: null,
    description: invoice.parent ? 'Subscription update' : 'Payment for Invoice',
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: 'off_session',
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  };
}

export const paymentIntentRoutes: Route[] = [
  route('GET', '/v1/payment_intents/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.paymentIntents, id, 'payment_intent'),
  ),
  route(
    'GET',
    '/v1/payment_intents',
    z.strictObject({ ...pagination, ...expand, customer: requiredText.optional() }),
    ({ state }, { customer, ...asked }) => {
      const intents = Object.values(state.paymentIntents).filter((one) => !customer || one.customer === customer);
      return page('/v1/payment_intents', intents, asked);
    },
  ),
];
