import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { page } from '../api/list.ts';
import { expand, metadata, moment, pagination, requiredText, text, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Coupon } from '../wire.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const couponParameters = z.strictObject({
  ...expand,
  amount_off: whole.pipe(z.number().min(1)).optional(),
  currency: requiredText.optional(),
  duration: z.enum(['forever', 'once', 'repeating']).optional(),
  duration_in_months: whole.pipe(z.number().min(1)).optional(),
  id: requiredText.optional(),
  max_redemptions: whole.pipe(z.number().min(1)).optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  percent_off: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .transform(Number)
    .pipe(z.number().gt(0).max(100))
    .optional(),
  redeem_by: moment.optional(),
});

function create(account: StripeAccount, given: z.infer<typeof couponParameters>): Coupon {
  if ((given.amount_off === undefined) === (given.percent_off === undefined))
    throw invalid('You must pass either percent_off or amount_off, and not both.', 'percent_off', 'parameter_missing');
  const duration = given.duration ?? 'once';
  if ((duration === 'repeating') !== (given.duration_in_months !== undefined))
    throw invalid('duration_in_months belongs to the duration repeating, and to no other.', 'duration_in_months');
  const id = given.id ?? newId('c').slice(2, 10);
  if (id in account.state.coupons) throw invalid('Coupon already exists.', 'id', 'resource_already_exists');
  const coupon: Coupon = {
    id,
    object: 'coupon',
    amount_off: given.amount_off ?? null,
    created: account.now(),
    currency: given.amount_off === undefined ? null : (given.currency ?? 'nok'),
    duration,
    duration_in_months: given.duration_in_months ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: mergedMetadata({}, given.metadata),
    name: given.name ?? null,
    percent_off: given.percent_off ?? null,
    redeem_by: given.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  account.state.coupons[id] = coupon;
  return coupon;
}

/** As it is told: one that is used up or too old is not valid any more. */
export function told(account: StripeAccount, coupon: Coupon): Coupon {
  const { max_redemptions: most, redeem_by: until, times_redeemed: times } = coupon;
  coupon.valid = (most === null || times < most) && (until === null || account.now() <= until);
  return coupon;
}

export const couponRoutes: Route[] = [
  route('POST', '/v1/coupons', couponParameters, create),
  route('GET', '/v1/coupons/:id', z.strictObject(expand), (account, _parameters, id) =>
    told(account, lookup(account.state.coupons, id, 'coupon')),
  ),
  route('DELETE', '/v1/coupons/:id', z.strictObject(expand), ({ state }, _parameters, id) => {
    lookup(state.coupons, id, 'coupon');
    delete state.coupons[id];
    return { id, object: 'coupon', deleted: true };
  }),
  route('GET', '/v1/coupons', z.strictObject({ ...pagination, ...expand }), (account, asked) =>
    page(
      '/v1/coupons',
      Object.values(account.state.coupons).map((coupon) => told(account, coupon)),
      asked,
    ),
  ),
];
