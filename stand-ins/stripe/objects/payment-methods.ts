import { z } from 'zod';
import { cardError, invalid, noSuch } from '../api/errors.ts';
import { page } from '../api/list.ts';
import { expand, pagination, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import type { StripeAccount } from '../account.ts';
import { testCard, type TestCard } from '../billing/test-cards.ts';
import { newId } from '../ids.ts';
import type { Customer, PaymentMethod } from '../wire.ts';
import { lookup } from './lookup.ts';

/** Saves a card on a customer, in the place of the one before. */
export function attachCard(account: StripeAccount, customer: Customer, card: TestCard): PaymentMethod {
  for (const old of Object.values(account.state.paymentMethods)) {
    if (old.customer === customer.id) {
      account.change('payment_method.detached', old, () => {
        old.customer = null;
      });
    }
  }
  const method = newCard(account, customer, card);
  account.state.paymentMethods[method.id] = method;
  account.emit('payment_method.attached', method);
  return method;
}

function newCard(account: StripeAccount, customer: Customer, card: TestCard): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'always',
    billing_details: {
      address: customer.address ?? null,
      email: customer.email,
      name: customer.name ?? null,
      phone: customer.phone ?? null,
      tax_id: null,
    },
    card: {
      brand: 'visa',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'NO',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: new Date(account.now() * 1000).getUTCFullYear() + 4,
      fingerprint: `standIn${card.last4}`,
      funding: 'credit',
      generated_from: null,
      last4: card.last4,
      networks: { available: ['visa'], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now(),
    customer: customer.id,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

/** Stripe's own names for cards that behave in a way (docs.stripe.com/testing), which a program can save without a page. */
const tokens: Record<string, TestCard['last4']> = {
  pm_card_authenticationRequired: '3184',
  pm_card_chargeCustomerFail: '0341',
  pm_card_chargeDeclined: '0002',
  pm_card_chargeDeclinedExpiredCard: '0069',
  pm_card_threeDSecure2Required: '3220',
  pm_card_visa: '4242',
};

function attach(account: StripeAccount, given: { customer: string }, id: string): PaymentMethod {
  const customer = lookup(account.state.customers, given.customer, 'customer', 'customer');
  const card = testCard(tokens[id]);
  if (!card) throw noSuch('PaymentMethod', id);
  if (card.present === 'declined') throw cardError(card.decline);
  const method = newCard(account, customer, card);
  account.state.paymentMethods[method.id] = method;
  account.emit('payment_method.attached', method);
  return method;
}

export const paymentMethodRoutes: Route[] = [
  route('POST', '/v1/payment_methods/:id/attach', z.strictObject({ ...expand, customer: requiredText }), attach),
  route('POST', '/v1/payment_methods/:id/detach', z.strictObject(expand), (account, _parameters, id) => {
    const method = lookup(account.state.paymentMethods, id, 'PaymentMethod');
    if (method.customer === null) throw invalid('The payment method you provided is not attached to a customer.');
    account.change('payment_method.detached', method, () => {
      method.customer = null;
    });
    return method;
  }),
  route('GET', '/v1/payment_methods/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.paymentMethods, id, 'PaymentMethod'),
  ),
  route(
    'GET',
    '/v1/payment_methods',
    z.strictObject({ ...pagination, ...expand, customer: requiredText, type: z.literal('card').optional() }),
    ({ state }, { customer, type: _type, ...asked }) => {
      const methods = Object.values(state.paymentMethods).filter((method) => method.customer === customer);
      return page('/v1/payment_methods', methods, asked);
    },
  ),
];
