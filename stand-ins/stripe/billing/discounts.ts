import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { newId } from '../ids.ts';
import { told } from '../objects/coupons.ts';
import { lookup } from '../objects/lookup.ts';
import { isUsable } from '../objects/promotion-codes.ts';
import type { Coupon, Customer, Discount, InvoiceLine, Subscription, TaxRate } from '../wire.ts';
import { addMonths } from './periods.ts';
import { taxOn } from './tax.ts';

/** A discount as it is asked for: by its coupon, or by a code that stands for one. */
export interface WantedDiscount {
  coupon?: string | undefined;
  promotion_code?: string | undefined;
}

/** @throws StripeApiError when the coupon or code is not there, is used up, too old, or somebody else's */
export function wantedCoupon(account: StripeAccount, wanted: WantedDiscount, customer: string): Coupon {
  const { coupons, promotionCodes } = account.state;
  if (wanted.promotion_code === undefined)
    return demandValid(account, lookup(coupons, wanted.coupon ?? '', 'coupon', 'discounts[0][coupon]'));
  const code = lookup(promotionCodes, wanted.promotion_code, 'promotion code', 'discounts[0][promotion_code]');
  const theirs = code.customer === null || code.customer === customer;
  if (!theirs || !isUsable(account, code))
    throw invalid('This promotion code cannot be redeemed.', 'discounts[0][promotion_code]', 'coupon_expired');
  return demandValid(account, lookup(coupons, code.promotion.coupon ?? '', 'coupon'));
}

function demandValid(account: StripeAccount, coupon: Coupon): Coupon {
  if (told(account, coupon).valid) return coupon;
  throw invalid(`Coupon expired: ${coupon.id}`, 'discounts[0][coupon]', 'coupon_expired');
}

/** Redeems what was asked for on a subscription, in place of what it had. */
export function setDiscounts(
  account: StripeAccount,
  subscription: Subscription,
  wanted: readonly WantedDiscount[],
): void {
  const { state } = account;
  subscription.discounts = wanted.map((one) => {
    const coupon = wantedCoupon(account, one, subscription.customer);
    const now = account.now();
    const months = coupon.duration_in_months;
    const discount: Discount = {
      id: newId('di'),
      object: 'discount',
      checkout_session: null,
      customer: subscription.customer,
      customer_account: null,
      end: months === null ? null : addMonths(now, months),
      invoice: null,
      invoice_item: null,
      promotion_code: one.promotion_code ?? null,
      source: { coupon: coupon.id, type: 'coupon' },
      start: now,
      subscription: subscription.id,
      subscription_item: null,
    };
    state.discounts[discount.id] = discount;
    coupon.times_redeemed += 1;
    const code = state.promotionCodes[one.promotion_code ?? ''];
    if (code) code.times_redeemed += 1;
    return discount.id;
  });
}

interface Active {
  id: string;
  coupon: Coupon;
}

/** The discounts that count now; one whose time is over, or that counted once, is let go of. */
function activeDiscounts(account: StripeAccount, subscription: Subscription): Active[] {
  const { coupons, discounts } = account.state;
  return subscription.discounts.flatMap((id) => {
    const discount = discounts[id];
    const coupon = coupons[discount?.source.coupon ?? ''];
    const over = discount?.end != null && discount.end <= account.now();
    return coupon && !over ? [{ id, coupon }] : [];
  });
}

/** The lines of a subscription's invoice with their discounts and the tax on what is left. Using a discount once is using it up. */
export function discountLines(
  account: StripeAccount,
  subscription: Subscription,
  lines: readonly InvoiceLine[],
): InvoiceLine[] {
  const active = activeDiscounts(account, subscription);
  if (active.length === 0) return [...lines];
  const customer = lookup(account.state.customers, subscription.customer, 'customer', 'customer');
  const discounted = active.reduce<InvoiceLine[]>((all, one) => discounting(all, one), [...lines]);
  subscription.discounts = active.filter(({ coupon }) => coupon.duration !== 'once').map(({ id }) => id);
  return discounted.map((line) => taxed(account, line, customer));
}

/** What a coupon takes off an amount at checkout, in øre. */
export const discountOf = ({ amount_off: off, percent_off: percent }: Coupon, amount: number): number =>
  percent === null ? Math.min(off ?? 0, amount) : Math.round((amount * percent) / 100);

/** A percentage counts for prorations too, so that a credit is what was paid; an amount only for whole periods. */
function discounting(lines: readonly InvoiceLine[], { id, coupon }: Active): InvoiceLine[] {
  const { amount_off: off, percent_off: percent } = coupon;
  if (percent !== null) return lines.map((line) => withDiscount(line, id, Math.round((leftOf(line) * percent) / 100)));
  const own = lines.filter(({ amount, parent }) => amount > 0 && !parent?.subscription_item_details?.proration);
  let left = Math.min(
    off ?? 0,
    own.reduce((sum, line) => sum + leftOf(line), 0),
  );
  return lines.map((line) => {
    const part = own.includes(line) ? Math.min(left, leftOf(line)) : 0;
    left -= part;
    return part === 0 ? line : withDiscount(line, id, part);
  });
}

/** What remains of a line after its discounts. */
export const leftOf = ({ amount, discount_amounts: amounts }: InvoiceLine): number =>
  amount - (amounts ?? []).reduce((sum, one) => sum + one.amount, 0);

const withDiscount = (line: InvoiceLine, discount: string, amount: number): InvoiceLine => ({
  ...line,
  discount_amounts: [...(line.discount_amounts ?? []), { amount, discount }],
  discounts: [...line.discounts, discount],
});

function taxed({ state }: StripeAccount, line: InvoiceLine, customer: Customer): InvoiceLine {
  const rates = (line.taxes ?? []).map(
    ({ tax_rate_details: details }): TaxRate | undefined => state.taxRates[details?.tax_rate ?? ''],
  );
  const known = rates.filter((rate) => rate !== undefined);
  return { ...line, taxes: taxOn(leftOf(line), known, customer) };
}
