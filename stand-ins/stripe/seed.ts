import { planCurrency, planList } from '../../src/domain/billing/plans.ts';
import { newPrice } from './objects/prices.ts';
import { newProduct } from './objects/products.ts';
import { newMvaRate } from './objects/tax-rates.ts';
import type { AccountState } from './state.ts';

/** Puts what is set up by hand at Stripe in place: a product for each plan, its prices, the MVA rate. */
export function seedCatalogue(state: AccountState): void {
  const created = Math.floor(Date.now() / 1000);
  const mva = newMvaRate(created);
  state.taxRates[mva.id] ??= mva;
  for (const plan of planList) {
    const product = `prod_StandIn_${plan.code}`;
    state.products[product] ??= newProduct(product, plan.productName, created);
    for (const { interval, lookupKey, seatAmount } of plan.prices) {
      const id = `price_StandIn_${lookupKey}`;
      state.prices[id] ??= newPrice(id, {
        product,
        lookupKey,
        currency: planCurrency,
        unitAmount: seatAmount,
        interval,
        created,
      });
    }
  }
}
