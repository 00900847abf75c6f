import { z } from 'zod';
import { page } from '../api/list.ts';
import { expand, flag, list, pagination, requiredText, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Price, SubscriptionItem } from '../wire.ts';
import { lookup } from './lookup.ts';

/** A price per seat and period, excluding MVA. */
export function newPrice(
  id: string,
  {
    product,
    lookupKey,
    currency,
    unitAmount,
    interval,
    created,
  }: {
    product: string;
    lookupKey: string | null;
    currency: string;
    unitAmount: number;
    interval: 'month' | 'year';
    created: number;
  },
): Price {
  return {
    id,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: lookupKey,
    metadata: {},
    nickname: null,
    product,
    recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
    tax_behavior: 'exclusive',
    tiers_mode: null,
    transform_quantity: null,
    type: 'recurring',
    unit_amount: unitAmount,
    unit_amount_decimal: String(unitAmount),
  };
}

/** The old-style plan that Stripe still shows beside an item's price. */
export function planOf(price: Price): SubscriptionItem['plan'] {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

const priceParameters = z.strictObject({
  ...expand,
  currency: requiredText,
  lookup_key: requiredText.optional(),
  product: requiredText,
  recurring: z.strictObject({ interval: z.enum(['month', 'year']) }),
  tax_behavior: z.literal('exclusive'),
  unit_amount: whole,
});

export const priceRoutes: Route[] = [
  route('POST', '/v1/prices', priceParameters, (account, given) => {
    const price = newPrice(newId('price'), {
      product: lookup(account.state.products, given.product, 'product', 'product').id,
      lookupKey: given.lookup_key ?? null,
      currency: given.currency,
      unitAmount: given.unit_amount,
      interval: given.recurring.interval,
      created: account.now(),
    });
    account.state.prices[price.id] = price;
    return price;
  }),
  route('GET', '/v1/prices/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.prices, id, 'price'),
  ),
  route(
    'GET',
    '/v1/prices',
    z.strictObject({
      ...pagination,
      ...expand,
      active: flag.optional(),
      currency: requiredText.optional(),
      lookup_keys: list(requiredText).optional(),
      product: requiredText.optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    }),
    ({ state }, { active, currency, lookup_keys: keys, product, type, ...asked }) => {
      const prices = Object.values(state.prices).filter(
        (price) =>
          (active === undefined || price.active === active) &&
          (!currency || price.currency === currency) &&
          (!keys || keys.includes(price.lookup_key ?? '')) &&
          (!product || price.product === product) &&
          (!type || price.type === type),
      );
      return page('/v1/prices', prices, asked);
    },
  ),
];
