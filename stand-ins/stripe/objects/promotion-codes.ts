import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { page } from '../api/list.ts';
import { expand, flag, metadata, moment, pagination, requiredText, whole } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { PromotionCode } from '../wire.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const codeParameters = z.strictObject({
  ...expand,
  active: flag.optional(),
  code: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,500}$/)
    .optional(),
  customer: requiredText.optional(),
  expires_at: moment.optional(),
  max_redemptions: whole.pipe(z.number().min(1)).optional(),
  metadata: metadata.optional(),
  promotion: z.strictObject({ coupon: requiredText, type: z.literal('coupon') }),
});

function create(account: StripeAccount, given: z.infer<typeof codeParameters>): PromotionCode {
  const { state } = account;
  const coupon = lookup(state.coupons, given.promotion.coupon, 'coupon', 'promotion[coupon]');
  const code = given.code ?? newId('p').slice(2, 10).toUpperCase();
  if (usableCode(account, code)) throw invalid('An active promotion code with this code already exists.', 'code');
  const made: PromotionCode = {
    id: newId('promo'),
    object: 'promotion_code',
    active: given.active ?? true,
    code,
    created: account.now(),
    customer: given.customer === undefined ? null : lookup(state.customers, given.customer, 'customer', 'customer').id,
    customer_account: null,
    expires_at: given.expires_at ?? null,
    livemode: false,
    max_redemptions: given.max_redemptions ?? null,
    metadata: mergedMetadata({}, given.metadata),
    promotion: { coupon: coupon.id, type: 'coupon' },
    restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null },
    times_redeemed: 0,
  };
  state.promotionCodes[made.id] = made;
  return made;
}

/** Whether it can be used now, by anybody. */
export function isUsable(account: StripeAccount, code: PromotionCode): boolean {
  const { active, expires_at: until, max_redemptions: most, times_redeemed: times } = code;
  return active && (until === null || account.now() <= until) && (most === null || times < most);
}

/** The code somebody typed, in any case of letters; undefined when there is none that can be used. */
export function usableCode(account: StripeAccount, typed: string): PromotionCode | undefined {
  return Object.values(account.state.promotionCodes).find(
    (one) => one.code.toLowerCase() === typed.trim().toLowerCase() && isUsable(account, one),
  );
}

export const promotionCodeRoutes: Route[] = [
  route('POST', '/v1/promotion_codes', codeParameters, create),
  route(
    'POST',
    '/v1/promotion_codes/:id',
    z.strictObject({ ...expand, active: flag.optional(), metadata: metadata.optional() }),
    ({ state }, given, id) => {
      const code = lookup(state.promotionCodes, id, 'promotion code');
      if (given.active !== undefined) code.active = given.active;
      if (given.metadata !== undefined) code.metadata = mergedMetadata(code.metadata, given.metadata);
      return code;
    },
  ),
  route('GET', '/v1/promotion_codes/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.promotionCodes, id, 'promotion code'),
  ),
  route(
    'GET',
    '/v1/promotion_codes',
    z.strictObject({
      ...pagination,
      ...expand,
      active: flag.optional(),
      code: requiredText.optional(),
      coupon: requiredText.optional(),
    }),
    (account, { active, code, coupon, ...asked }) => {
      const codes = Object.values(account.state.promotionCodes).filter(
        (one) =>
          (active === undefined || isUsable(account, one) === active) &&
          (!code || one.code.toLowerCase() === code.toLowerCase()) &&
          (!coupon || one.promotion.coupon === coupon),
      );
      return page('/v1/promotion_codes', codes, asked);
    },
  ),
];
