import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { cardError, invalid } from '../api/errors.ts';
import { inRange, page } from '../api/list.ts';
import {
  expand,
  flag,
  list,
  metadata,
  moment,
  pagination,
  range,
  requiredText,
  text,
  whole,
} from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { cancelLater, cancelNow } from '../billing/cancel.ts';
import { changeItems, type ItemChange } from '../billing/change-items.ts';
import { setDiscounts } from '../billing/discounts.ts';
import { pauseSubscription, resumeSubscription } from '../billing/pause.ts';
import { startSubscription } from '../billing/start-subscription.ts';
import { declineOf, laterCharge } from '../billing/test-cards.ts';
import type { Subscription } from '../wire.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const cancellationDetails = z.strictObject({
  comment: text.optional(),
  feedback: z
    .enum([
      'customer_service',
      'low_quality',
      'missing_features',
      'other',
      'switched_service',
      'too_complex',
      'too_expensive',
      'unused',
    ])
    .optional(),
});

const discountList = list(z.strictObject({ coupon: requiredText.optional(), promotion_code: requiredText.optional() }));

const trialSettings = z.strictObject({
  end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
});

const createParameters = z.strictObject({
  ...expand,
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  customer: requiredText,
  default_payment_method: requiredText.optional(),
  description: text.optional(),
  discounts: discountList.optional(),
  items: list(
    z.strictObject({
      price: requiredText,
      quantity: whole.pipe(z.number().min(1)).optional(),
      tax_rates: list(requiredText).optional(),
    }),
  ),
  metadata: metadata.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete']).optional(),
  trial_end: moment.optional(),
  trial_period_days: whole.pipe(z.number().min(1)).optional(),
  trial_settings: trialSettings.optional(),
});

const updateParameters = z.strictObject({
  ...expand,
  cancel_at: z.union([z.literal(''), z.enum(['max_period_end', 'min_period_end']), moment]).optional(),
  cancel_at_period_end: flag.optional(),
  cancellation_details: cancellationDetails.optional(),
  default_payment_method: requiredText.optional(),
  description: text.optional(),
  discounts: discountList.optional(),
  items: list(
    z.strictObject({ id: requiredText.optional(), price: requiredText.optional(), quantity: whole.optional() }),
  ).optional(),
  metadata: metadata.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'error_if_incomplete', 'pending_if_incomplete']).optional(),
  proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
  proration_date: moment.optional(),
  trial_end: z.union([z.literal('now'), moment]).optional(),
  trial_settings: trialSettings.optional(),
});

type Update = z.infer<typeof updateParameters>;

function create(account: StripeAccount, given: z.infer<typeof createParameters>): Subscription {
  const { state } = account;
  const customer = lookup(state.customers, given.customer, 'customer', 'customer');
  const methodId = given.default_payment_method;
  const method =
    methodId === undefined
      ? undefined
      : lookup(state.paymentMethods, methodId, 'PaymentMethod', 'default_payment_method');
  const trialEnd =
    given.trial_end ?? (given.trial_period_days ? account.now() + given.trial_period_days * 24 * 3600 : null);
  const behaviour = given.payment_behavior ?? 'allow_incomplete';
  const saved = method ?? state.paymentMethods[customer.invoice_settings.default_payment_method ?? ''];
  if (trialEnd === null && behaviour === 'error_if_incomplete' && laterCharge(saved) !== 'pays')
    throw cardError(declineOf(saved));
  if (trialEnd === null && behaviour === 'allow_incomplete' && !saved)
    throw invalid(
      'This customer has no attached payment source or default payment method.',
      undefined,
      'resource_missing',
    );
  const { subscription } = startSubscription(account, {
    customer,
    items: given.items.map(({ price, quantity = 1, tax_rates: rates = [] }) => ({
      price: lookup(state.prices, price, 'price', 'items[0][price]'),
      quantity,
      taxRates: rates.map((id) => structuredClone(lookup(state.taxRates, id, 'tax rate', 'items[0][tax_rates]'))),
    })),
    paymentMethod: method,
    metadata: mergedMetadata({}, given.metadata),
    description: given.description ?? null,
    defaultTaxRates: [],
    automaticTax: given.automatic_tax?.enabled ?? false,
    trialEnd,
    whenTrialEndsWithoutCard: given.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    discounts: given.discounts ?? [],
    firstPayment: behaviour === 'default_incomplete' ? 'wait' : 'charge',
  });
  return subscription;
}

const whenUnpaid = { allow_incomplete: 'owe', error_if_incomplete: 'refuse', pending_if_incomplete: 'wait' } as const;

function update(account: StripeAccount, given: Update, id: string): Subscription {
  const subscription = lookup(account.state.subscriptions, id, 'subscription');
  if (subscription.status === 'canceled') {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
  const terms = {
    prorate: given.proration_behavior ?? 'create_prorations',
    unpaid: whenUnpaid[given.payment_behavior ?? 'allow_incomplete'],
    at: given.proration_date,
  };
  changeItems(
    account,
    subscription,
    (given.items ?? []).map((item) => itemChange(account, subscription, item)),
    terms,
  );
  account.change('customer.subscription.updated', subscription, () => fill(account, subscription, given));
  return subscription;
}

/** What a request wants of one item. */
export function itemChange(
  account: StripeAccount,
  subscription: Subscription,
  { id, price, quantity }: NonNullable<Update['items']>[number],
): ItemChange {
  const items = Object.fromEntries(subscription.items.data.map((item) => [item.id, item]));
  // Stripe would add a second item here; this product always changes the one it has, so a missing id is a mistake.
  if (id === undefined)
    throw invalid('The stand-in changes existing items only: give the id of the item.', 'items[0][id]');
  const item = lookup(items, id, 'subscription item', 'items[0][id]');
  const wanted = price === undefined ? item.price : lookup(account.state.prices, price, 'price', 'items[0][price]');
  return { item, price: wanted, quantity: quantity ?? item.quantity ?? 1 };
}

function fill(account: StripeAccount, subscription: Subscription, given: Update): void {
  if (given.metadata !== undefined) subscription.metadata = mergedMetadata(subscription.metadata, given.metadata);
  if (given.description !== undefined) subscription.description = given.description;
  if (given.default_payment_method !== undefined) {
    const { paymentMethods } = account.state;
    subscription.default_payment_method = lookup(
      paymentMethods,
      given.default_payment_method,
      'PaymentMethod',
      'default_payment_method',
    ).id;
  }
  if (given.cancel_at_period_end !== undefined && given.cancel_at_period_end !== (subscription.cancel_at !== null)) {
    const { comment = null, feedback } = given.cancellation_details ?? {};
    cancelLater(account, subscription, {
      cancel: given.cancel_at_period_end,
      by: 'api',
      details: { comment, ...(feedback && { feedback }) },
    });
  }
  if (given.cancel_at !== undefined) {
    subscription.cancel_at = endAsked(subscription, given.cancel_at);
    subscription.canceled_at = given.cancel_at === '' ? null : account.now();
    subscription.cancel_at_period_end = false;
  }
  if (given.discounts) setDiscounts(account, subscription, given.discounts);
  const missing = given.trial_settings?.end_behavior.missing_payment_method;
  if (missing && subscription.trial_settings) subscription.trial_settings.end_behavior.missing_payment_method = missing;
  if (given.trial_end !== undefined && subscription.status === 'trialing') {
    const ends = given.trial_end === 'now' ? account.now() : given.trial_end;
    subscription.trial_end = ends;
    subscription.billing_cycle_anchor = ends;
    for (const item of subscription.items.data) item.current_period_end = ends;
  }
}

/** When a subscription shall end: a second, or the end of a paid period; the empty text takes it back. */
function endAsked(subscription: Subscription, asked: NonNullable<Update['cancel_at']>): number | null {
  if (asked === '' || typeof asked === 'number') return asked === '' ? null : asked;
  const ends = subscription.items.data.map((item) => item.current_period_end);
  return asked === 'min_period_end' ? Math.min(...ends) : Math.max(...ends);
}

const endedStatuses = new Set(['canceled', 'incomplete_expired']);

function inStatus(subscription: Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'ended') return endedStatuses.has(subscription.status);
  return wanted === undefined ? subscription.status !== 'canceled' : subscription.status === wanted;
}

export const subscriptionRoutes: Route[] = [
  route('GET', '/v1/subscriptions/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.subscriptions, id, 'subscription'),
  ),
  route('POST', '/v1/subscriptions', createParameters, create),
  route(
    'POST',
    '/v1/subscriptions/:id/pause',
    z.strictObject({ ...expand, type: z.literal('subscription').optional() }),
    (account, _parameters, id) => {
      const subscription = lookup(account.state.subscriptions, id, 'subscription');
      pauseSubscription(account, subscription, 'pause_requested');
      return subscription;
    },
  ),
  route('POST', '/v1/subscriptions/:id/resume', z.strictObject(expand), (account, _parameters, id) => {
    const subscription = lookup(account.state.subscriptions, id, 'subscription');
    resumeSubscription(account, subscription);
    return subscription;
  }),
  route('POST', '/v1/subscriptions/:id', updateParameters, update),
  route(
    'DELETE',
    '/v1/subscriptions/:id',
    z.strictObject({ ...expand, cancellation_details: cancellationDetails.optional() }),
    (account, { cancellation_details: { comment = null, feedback } = {} }, id) => {
      const subscription = lookup(account.state.subscriptions, id, 'subscription');
      if (subscription.status === 'canceled') throw invalid(`No such subscription: '${id}'`, 'id', 'resource_missing');
      cancelNow(account, subscription, { comment, ...(feedback && { feedback }), reason: 'cancellation_requested' });
      return subscription;
    },
  ),
  route(
    'GET',
    '/v1/subscriptions',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      price: requiredText.optional(),
      status: z
        .enum([
          'active',
          'all',
          'canceled',
          'ended',
          'incomplete',
          'incomplete_expired',
          'past_due',
          'paused',
          'trialing',
          'unpaid',
        ])
        .optional(),
    }),
    ({ state }, { created, customer, price, status, ...asked }) => {
      const subscriptions = Object.values(state.subscriptions).filter(
        (subscription) =>
          inStatus(subscription, status) &&
          inRange(subscription.created, created) &&
          (!customer || subscription.customer === customer) &&
          (!price || subscription.items.data.some((item) => item.price.id === price)),
      );
      return page('/v1/subscriptions', subscriptions, asked);
    },
  ),
];
