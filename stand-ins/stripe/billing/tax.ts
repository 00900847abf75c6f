import type { StripeAccount } from '../account.ts';
import { mvaRateId } from '../objects/tax-rates.ts';
import type { InvoiceLine, Subscription, SubscriptionItem, TaxRate } from '../wire.ts';

export type LineTax = NonNullable<InvoiceLine['taxes']>[number];

/** The rates of a line: the item's own, else the subscription's, else MVA where automatic tax is on. */
export function ratesFor(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): TaxRate[] {
  if (item.tax_rates?.length) return item.tax_rates;
  if (subscription.default_tax_rates?.length) return subscription.default_tax_rates;
  return subscription.automatic_tax.enabled ? automaticRates(account) : [];
}

/** What automatic tax comes to for a Norwegian seller and buyer, the only case built here. */
export function automaticRates({ state }: StripeAccount): TaxRate[] {
  return Object.values(state.taxRates).filter(({ id }) => id === mvaRateId);
}

/** Tax on top of an amount in øre, rounded to the nearest øre for each rate. */
export function taxOn(amount: number, rates: readonly TaxRate[]): LineTax[] {
  return rates.map((rate) => ({
    amount: Math.round((amount * rate.percentage) / 100),
    tax_behavior: 'exclusive',
    tax_rate_details: { tax_rate: rate.id },
    taxability_reason: 'standard_rated',
    taxable_amount: amount,
    type: 'tax_rate_details',
  }));
}

/** The same taxes of several lines as one entry for each rate, as an invoice totals them. */
export function totalTaxes(taxes: readonly LineTax[]): LineTax[] {
  const totals = new Map<string, LineTax>();
  for (const tax of taxes) {
    const key = tax.tax_rate_details?.tax_rate ?? '';
    const total = totals.get(key);
    if (!total) totals.set(key, { ...tax });
    else {
      total.amount += tax.amount;
      total.taxable_amount = (total.taxable_amount ?? 0) + (tax.taxable_amount ?? 0);
    }
  }
  return [...totals.values()];
}

export function taxSum(taxes: readonly LineTax[] | null): number {
  return (taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
}
