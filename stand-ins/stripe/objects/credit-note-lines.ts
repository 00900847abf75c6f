import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { type LineTax, taxSum } from '../billing/tax.ts';
import { newId } from '../ids.ts';
import type { CreditNoteLine, Invoice, TaxRate } from '../wire.ts';
import type { CreditNoteParameters } from './credit-note-parameters.ts';
import { linesOf } from './invoice-lines.ts';
import { lookup } from './lookup.ts';

/**
 * What a credit note takes back of an invoice: the lines that are named, else one line for the amount including tax, with
 * the invoice's own share of tax in it.
 *
 * @throws StripeApiError when neither or a line of another invoice is named
 */
export function creditedLines(
  account: StripeAccount,
  invoice: Invoice,
  { amount, lines }: CreditNoteParameters,
): CreditNoteLine[] {
  if (lines) return lines.map((line) => creditedLine(account, invoice, line));
  if (amount === undefined)
    throw invalid('One of `amount` or `lines` must be provided.', 'amount', 'parameter_missing');
  const share = invoice.total === 0 ? 0 : amount / invoice.total;
  const taxes = partOfTaxes(invoice.total_taxes, share);
  return [
    newLine(account, {
      amount: amount - taxSum(taxes),
      description: null,
      quantity: 1,
      taxes,
      type: 'custom_line_item',
    }),
  ];
}

function creditedLine(
  account: StripeAccount,
  invoice: Invoice,
  given: NonNullable<CreditNoteParameters['lines']>[number],
): CreditNoteLine {
  const own = Object.fromEntries(linesOf(account, invoice).map((line) => [line.id, line]));
  const line = lookup(own, given.invoice_line_item, 'invoice line item', 'lines[0][invoice_line_item]');
  const quantity = given.quantity ?? line.quantity ?? 1;
  const amount = given.amount ?? Math.round((line.amount * quantity) / (line.quantity ?? 1));
  return newLine(account, {
    amount,
    description: line.description,
    quantity,
    taxes: partOfTaxes(line.taxes, line.amount === 0 ? 0 : amount / line.amount),
    type: 'invoice_line_item',
    invoiceLine: line.id,
  });
}

const partOfTaxes = (taxes: LineTax[] | null, share: number): LineTax[] =>
  (taxes ?? []).map((tax) => ({
    ...tax,
    amount: Math.round(tax.amount * share),
    taxable_amount: tax.taxable_amount === null ? null : Math.round(tax.taxable_amount * share),
  }));

function newLine(
  { state }: StripeAccount,
  given: {
    amount: number;
    description: string | null;
    quantity: number;
    taxes: LineTax[];
    type: CreditNoteLine['type'];
    invoiceLine?: string;
  },
): CreditNoteLine {
  const { amount, description, quantity, taxes, type, invoiceLine } = given;
  const rates = taxes.map(
    ({ tax_rate_details: details }): TaxRate | undefined => state.taxRates[details?.tax_rate ?? ''],
  );
  return {
    id: newId('cnli'),
    object: 'credit_note_line_item',
    amount,
    description,
    discount_amount: 0,
    discount_amounts: [],
    ...(invoiceLine !== undefined && { invoice_line_item: invoiceLine }),
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    quantity,
    tax_rates: structuredClone(rates.filter((rate) => rate !== undefined)),
    taxes,
    type,
    unit_amount: Math.round(amount / quantity),
    unit_amount_decimal: String(amount / quantity),
  };
}
