import type { StripeAccount } from '../account.ts';
import { taxSum, totalTaxes } from '../billing/tax.ts';
import type { Invoice, InvoiceLine } from '../wire.ts';

/** How many lines an invoice shows of itself; the rest is fetched page by page (docs.stripe.com/api/invoices/object#lines). */
const shownLines = 10;

/** All lines of an invoice, in their order. */
export function linesOf({ state }: StripeAccount, invoice: Invoice): readonly InvoiceLine[] {
  return state.invoiceLines[invoice.id] ?? invoice.lines.data;
}

/** Gives a draft its lines and works out its amounts from them. */
export function setLines(account: StripeAccount, invoice: Invoice, lines: readonly InvoiceLine[]): void {
  const own = lines.map((line) => ({ ...line, invoice: invoice.id }));
  account.state.invoiceLines[invoice.id] = own;
  invoice.lines = {
    object: 'list',
    data: own.slice(0, shownLines),
    has_more: own.length > shownLines,
    url: `/v1/invoices/${invoice.id}/lines`,
  };
  Object.assign(invoice, totals(own, invoice.starting_balance));
}

function totals(lines: readonly InvoiceLine[], balance: number) {
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const discounts = totalDiscounts(lines);
  const net = subtotal - discounts.reduce((sum, { amount }) => sum + amount, 0);
  const taxes = totalTaxes(lines.flatMap((line) => line.taxes ?? []));
  const total = net + taxSum(taxes);
  const due = Math.max(0, total + balance);
  return {
    amount_due: due,
    amount_remaining: due,
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_discount_amounts: discounts,
    total_excluding_tax: net,
    total_taxes: taxes,
  } satisfies Partial<Invoice>;
}

function totalDiscounts(lines: readonly InvoiceLine[]): NonNullable<Invoice['total_discount_amounts']> {
  const totals = new Map<string, number>();
  for (const { discount_amounts: amounts } of lines)
    for (const { amount, discount } of amounts ?? []) totals.set(discount, (totals.get(discount) ?? 0) + amount);
  return [...totals].map(([discount, amount]) => ({ amount, discount }));
}
