import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
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

const updateParameters = z.strictObject({
  ...expand,
  cancel_at: z.union([z.literal(''), moment]).optional(),
  cancel_at_period_end: flag.optional(),
  cancellation_details: cancellationDetails.optional(),
  default_payment_method: requiredText.optional(),
  description: text.optional(),
  items: list(
    z.strictObject({ id: requiredText.optional(), price: requiredText.optional(), quantity: whole.optional() }),
  ).optional(),
  metadata: metadata.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'error_if_incomplete']).optional(),
  proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
  proration_date: moment.optional(),
});

type Update = z.infer<typeof updateParameters>;

function update(account: StripeAccount, given: Update, id: string): Subscription {
  const subscription = lookup(account.state.subscriptions, id, 'subscription');
  if (subscription.status === 'canceled') {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  }
  const terms = {
    prorate: given.proration_behavior ?? 'create_prorations',
    refuseUnpaid: given.payment_behavior === 'error_if_incomplete',
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
    subscription.cancel_at = given.cancel_at === '' ? null : given.cancel_at;
    subscription.canceled_at = given.cancel_at === '' ? null : account.now();
    subscription.cancel_at_period_end = false;
  }
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
