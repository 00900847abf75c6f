import { askStripe, StripeUnavailable } from './ask-stripe.ts';
import type { PlanChoice } from './plan-choice.ts';

/** Stripe's `price_…` of what is chosen, by its lookup key. @throws StripeUnavailable, also when Stripe has no such price */
export async function priceId({ price }: Pick<PlanChoice, 'price'>): Promise<string> {
  const { data } = await askStripe((stripe) => stripe.prices.list({ lookup_keys: [price.lookupKey], active: true }));
  const [found] = data;
  if (!found) throw new StripeUnavailable('stripe-no-price');
  return found.id;
}
