import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page, pageInOrder } from '../api/list.ts';
import { expand, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { discountOf, wantedCoupon } from '../billing/discounts.ts';
import { automaticRates, taxOn, taxSum } from '../billing/tax.ts';
import { newId } from '../ids.ts';
import type { CheckoutPlan } from '../state.ts';
import type { CheckoutSession, Customer, LineItem } from '../wire.ts';
import { type CheckoutParameters, checkoutParameters } from './checkout-parameters.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';
import { usableCode } from './promotion-codes.ts';
import { newCheckoutSession } from './new-checkout-session.ts';

function create(account: StripeAccount, given: CheckoutParameters): CheckoutSession {
  const customer = lookup(account.state.customers, given.customer, 'customer', 'customer');
  if (given.discounts && given.allow_promotion_codes !== undefined)
    throw invalid('You may only specify one of these parameters: allow_promotion_codes, discounts.', 'discounts');
  if (given.line_items.length === 0)
    throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing');
  const plan = checkoutPlan(account, given, customer);
  const session = newCheckoutSession(account, customer, given);
  account.state.checkoutSessions[session.id] = session;
  account.state.checkoutPlans[session.id] = plan;
  showTotals(session, plan);
  return session;
}

function checkoutPlan(account: StripeAccount, given: CheckoutParameters, customer: Customer): CheckoutPlan {
  const data = given.subscription_data ?? {};
  const defaultTaxRates = data.default_tax_rates ?? [];
  const taxRates: CheckoutPlan['taxRates'] = {};
  const lineItems = given.line_items.map((line) => {
    const own = line.tax_rates ?? defaultTaxRates;
    const automatic = given.automatic_tax?.enabled ? automaticRates(account).map(({ id }) => id) : [];
    const item = newLineItem(account, line);
    taxRates[item.id] = own.length > 0 ? own : automatic;
    return item;
  });
  const plan: CheckoutPlan = {
    lineItems,
    taxRates,
    subscription: {
      metadata: mergedMetadata({}, data.metadata),
      description: data.description ?? null,
      whenTrialEndsWithoutCard: data.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
      trialEnd: data.trial_end ?? (data.trial_period_days ? account.now() + data.trial_period_days * 24 * 3600 : null),
    },
    defaultTaxRates,
    discounts: given.discounts ?? [],
  };
  price(account, plan, customer);
  return plan;
}

function newLineItem(account: StripeAccount, line: CheckoutParameters['line_items'][number]): LineItem {
  const price = lookup(account.state.prices, line.price, 'price', 'line_items[0][price]');
  const seats = line.adjustable_quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: seats
      ? { enabled: seats.enabled, maximum: seats.maximum ?? 99, minimum: seats.minimum ?? 1 }
      : null,
    amount_discount: 0,
    amount_subtotal: 0,
    amount_tax: 0,
    amount_total: 0,
    currency: price.currency,
    description: account.state.products[price.product]?.name ?? null,
    metadata: {},
    price: structuredClone(price),
    quantity: line.quantity ?? 1,
  };
}

/** Works out each line; nothing is due today when the subscription begins with a trial. */
function price(account: StripeAccount, plan: CheckoutPlan, customer: Customer): void {
  const coupons = plan.discounts.map((wanted) => wantedCoupon(account, wanted, customer.id));
  for (const item of plan.lineItems) {
    const rates = (plan.taxRates[item.id] ?? []).map((id) =>
      lookup(account.state.taxRates, id, 'tax rate', 'line_items[0][tax_rates]'),
    );
    const subtotal = plan.subscription.trialEnd === null ? (item.quantity ?? 1) * (item.price?.unit_amount ?? 0) : 0;
    item.amount_subtotal = subtotal;
    item.amount_discount = coupons.reduce((sum, coupon) => sum + discountOf(coupon, subtotal - sum), 0);
    const net = subtotal - item.amount_discount;
    item.amount_tax = taxSum(taxOn(net, rates, customer));
    item.amount_total = net + item.amount_tax;
  }
}

function showTotals(session: CheckoutSession, { lineItems }: CheckoutPlan): void {
  const sum = (field: 'amount_discount' | 'amount_subtotal' | 'amount_tax' | 'amount_total'): number =>
    lineItems.reduce((total, item) => total + item[field], 0);
  session.amount_subtotal = sum('amount_subtotal');
  session.amount_total = sum('amount_total');
  session.total_details = {
    amount_discount: sum('amount_discount'),
    amount_shipping: 0,
    amount_tax: sum('amount_tax'),
  };
}

/** Redeems a code the customer typed on the page. @returns whether there is such a code */
export function enterCode(account: StripeAccount, session: CheckoutSession, typed: string): boolean {
  const code = usableCode(account, typed);
  if (!session.allow_promotion_codes || !code) return false;
  const plan = lookup(account.state.checkoutPlans, session.id, 'checkout.session');
  plan.discounts = [{ promotion_code: code.id }];
  price(account, plan, lookup(account.state.customers, session.customer ?? '', 'customer', 'customer'));
  showTotals(session, plan);
  return true;
}

/**
 * Takes over the number of seats the customer chose on the page, within what the session allows.
 *
 * @returns whether the amount is now another, which the customer must see before paying
 */
export function chooseSeats(account: StripeAccount, session: CheckoutSession, seats: number): boolean {
  const { amount_subtotal: before } = session;
  const plan = lookup(account.state.checkoutPlans, session.id, 'checkout.session');
  for (const item of plan.lineItems) {
    const bounds = item.adjustable_quantity;
    if (!bounds?.enabled || !Number.isInteger(seats)) continue;
    item.quantity = Math.min(Math.max(seats, bounds.minimum ?? 1), bounds.maximum ?? 99);
  }
  price(account, plan, lookup(account.state.customers, session.customer ?? '', 'customer', 'customer'));
  showTotals(session, plan);
  return session.amount_subtotal !== before;
}

/** Closes an open session that was not paid. */
export function expireCheckout(account: StripeAccount, session: CheckoutSession): void {
  session.status = 'expired';
  session.url = null;
  account.emit('checkout.session.expired', session);
}

export const checkoutSessionRoutes: Route[] = [
  route('POST', '/v1/checkout/sessions', checkoutParameters, create),
  route('GET', '/v1/checkout/sessions/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.checkoutSessions, id, 'checkout.session'),
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', z.strictObject(expand), (account, _parameters, id) => {
    const session = lookup(account.state.checkoutSessions, id, 'checkout.session');
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Session has a status of \`${session.status}\`.`,
      );
    }
    expireCheckout(account, session);
    return session;
  }),
  route(
    'GET',
    '/v1/checkout/sessions/:id/line_items',
    z.strictObject({ ...pagination, ...expand }),
    ({ state }, asked, id) =>
      pageInOrder(
        `/v1/checkout/sessions/${id}/line_items`,
        lookup(state.checkoutPlans, id, 'checkout.session').lineItems,
        asked,
      ),
  ),
  route(
    'GET',
    '/v1/checkout/sessions',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      status: z.enum(['complete', 'expired', 'open']).optional(),
      subscription: requiredText.optional(),
    }),
    ({ state }, { created, customer, status, subscription, ...asked }) => {
      const sessions = Object.values(state.checkoutSessions).filter(
        (session) =>
          inRange(session.created, created) &&
          (!customer || session.customer === customer) &&
          (!status || session.status === status) &&
          (!subscription || session.subscription === subscription),
      );
      return page('/v1/checkout/sessions', sessions, asked);
    },
  ),
];
