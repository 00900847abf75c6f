import type { StripeAccount } from '../account.ts';
import { mvaRateId } from '../objects/tax-rates.ts';
import type { Customer, InvoiceLine, Subscription, SubscriptionItem, TaxRate } from '../wire.ts';

export type LineTax = NonNullable<InvoiceLine['taxes']>[number];

/** The rates of a line: the item's own, else the subscription's, else MVA where automatic tax is on. */
export function ratesFor(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): TaxRate[] {
  if (item.tax_rates?.length) return item.tax_rates;
  if (subscription.default_tax_rates?.length) return subscription.default_tax_rates;
  return subscription.automatic_tax.enabled ? automaticRates(account) : [];
}

/** What automatic tax comes to for a Norwegian seller; who the buyer is decides in {@link taxOn} whether it is charged. */
export function automaticRates({ state }: StripeAccount): TaxRate[] {
  return Object.values(state.taxRates).filter(({ id }) => id === mvaRateId);
}

/** Why no MVA is charged to a customer: it accounts for the tax itself, is exempt, or is abroad. Undefined: MVA is charged. */
function untaxedBecause({ address, tax_exempt: exempt }: Customer): LineTax['taxability_reason'] | undefined {
  if (exempt === 'reverse') return 'reverse_charge';
  if (exempt === 'exempt') return 'customer_exempt';
  const country = address?.country ?? 'NO';
  return country === 'NO' ? undefined : 'not_collecting';
}

/** Tax on top of an amount in øre, rounded to the nearest øre for each rate. */
export function taxOn(amount: number, rates: readonly TaxRate[], customer: Customer): LineTax[] {
  const reason = untaxedBecause(customer);
  return rates.map((rate) => ({
    amount: reason === undefined ? Math.round((amount * rate.percentage) / 100) : 0,
    tax_behavior: 'exclusive',
    tax_rate_details: { tax_rate: rate.id },
    taxability_reason: reason ?? (rate.percentage === 0 ? 'zero_rated' : 'standard_rated'),
    taxable_amount: reason === undefined ? amount : 0,
    type: 'tax_rate_details',
  }));
}

/** The same taxes of several lines as one entry for each rate, as an invoice totals them. */
export function totalTaxes(taxes: readonly LineTax[]): LineTax[] {
  const totals = new Map<string, LineTax>();
  for (const tax of taxes) {
    const key = `${tax.tax_rate_details?.tax_rate} ${tax.taxability_reason}`;
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
