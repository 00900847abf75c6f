import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { page } from '../api/list.ts';
import {
  expand,
  flag,
  list,
  metadata,
  moment,
  pagination,
  requiredText,
  signed,
  text,
  whole,
} from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { automaticRates, taxOn } from '../billing/tax.ts';
import { newId } from '../ids.ts';
import type { Invoice, InvoiceItem, InvoiceLine, TaxRate } from '../wire.ts';
import { linesOf, setLines } from './invoice-lines.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';

const itemParameters = z.strictObject({
  ...expand,
  amount: signed.optional(),
  currency: requiredText.optional(),
  customer: requiredText,
  description: text.optional(),
  discountable: flag.optional(),
  invoice: requiredText.optional(),
  metadata: metadata.optional(),
  period: z.strictObject({ start: moment, end: moment }).optional(),
  pricing: z.strictObject({ price: requiredText }).optional(),
  quantity: whole.optional(),
  tax_rates: list(requiredText).optional(),
  unit_amount_decimal: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,12})?$/)
    .optional(),
});

/** An item of its own, for what no subscription explains: on a draft at once, or waiting for the customer's next invoice. */
function create(account: StripeAccount, given: z.infer<typeof itemParameters>): InvoiceItem {
  const { state } = account;
  const customer = lookup(state.customers, given.customer, 'customer', 'customer');
  const price = given.pricing && lookup(state.prices, given.pricing.price, 'price', 'pricing[price]');
  const quantity = given.quantity ?? 1;
  const unit = given.unit_amount_decimal ?? price?.unit_amount_decimal ?? undefined;
  if (given.amount === undefined && unit === undefined)
    throw invalid('Missing required param: amount.', 'amount', 'parameter_missing');
  const amount = given.amount ?? Math.round(quantity * Number(unit));
  const now = account.now();
  const item: InvoiceItem = {
    id: newId('ii'),
    object: 'invoiceitem',
    amount,
    currency: price?.currency ?? given.currency ?? 'nok',
    customer: customer.id,
    customer_account: null,
    date: now,
    description: given.description ?? state.products[price?.product ?? '']?.name ?? null,
    discountable: given.discountable ?? amount > 0,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: mergedMetadata({}, given.metadata),
    parent: null,
    period: given.period ?? { start: now, end: now },
    pricing: {
      ...(price && { price_details: { price: price.id, product: price.product } }),
      type: 'price_details',
      unit_amount_decimal: unit ?? String(amount / quantity),
    },
    proration: false,
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: (given.tax_rates ?? []).map((id) =>
      structuredClone(lookup(state.taxRates, id, 'tax rate', 'tax_rates[0]')),
    ),
    test_clock: null,
  };
  state.invoiceItems[item.id] = item;
  if (given.invoice !== undefined) {
    const invoice = lookup(state.invoices, given.invoice, 'invoice', 'invoice');
    if (invoice.status !== 'draft') throw invalid('The specified invoice can no longer be edited.', 'invoice');
    account.change('invoice.updated', invoice, () => addItems(account, invoice, [item]));
  }
  return item;
}

/** Puts items on a draft of the same customer. */
export function addItems(account: StripeAccount, invoice: Invoice, items: readonly InvoiceItem[]): void {
  for (const item of items) item.invoice = invoice.id;
  setLines(account, invoice, [...linesOf(account, invoice), ...items.map((item) => itemLine(account, invoice, item))]);
}

/** Items of a customer that wait for an invoice in a currency. */
export function waitingItems({ state }: StripeAccount, customer: string, currency: string): InvoiceItem[] {
  return Object.values(state.invoiceItems).filter(
    (item) => item.invoice === null && item.customer === customer && item.currency === currency,
  );
}

function itemLine(account: StripeAccount, invoice: Invoice, item: InvoiceItem): InvoiceLine {
  const customer = lookup(account.state.customers, item.customer, 'customer', 'customer');
  return {
    id: newId('il'),
    object: 'line_item',
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    discount_amounts: [],
    discountable: item.discountable,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: structuredClone(item.metadata ?? {}),
    parent: {
      invoice_item_details: {
        invoice_item: item.id,
        proration: false,
        proration_details: { credited_items: null },
        subscription: null,
      },
      subscription_item_details: null,
      type: 'invoice_item_details',
    },
    period: item.period,
    pretax_credit_amounts: [],
    pricing: structuredClone(item.pricing),
    quantity: item.quantity,
    quantity_decimal: item.quantity_decimal,
    subscription: null,
    subtotal: item.amount,
    taxes: taxOn(item.amount, ratesOf(account, invoice, item), customer),
  };
}

/** The rates of an item: its own, else the invoice's, else MVA where automatic tax is on. */
function ratesOf(account: StripeAccount, invoice: Invoice, item: InvoiceItem): TaxRate[] {
  if (item.tax_rates?.length) return item.tax_rates;
  if (invoice.default_tax_rates.length > 0) return invoice.default_tax_rates;
  return invoice.automatic_tax.enabled ? automaticRates(account) : [];
}

export const invoiceItemRoutes: Route[] = [
  route('POST', '/v1/invoiceitems', itemParameters, create),
  route('GET', '/v1/invoiceitems/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.invoiceItems, id, 'invoice item'),
  ),
  route(
    'GET',
    '/v1/invoiceitems',
    z.strictObject({
      ...pagination,
      ...expand,
      customer: requiredText.optional(),
      invoice: requiredText.optional(),
      pending: flag.optional(),
    }),
    ({ state }, { customer, invoice, pending, ...asked }) => {
      const items = Object.values(state.invoiceItems).filter(
        (item) =>
          (!customer || item.customer === customer) &&
          (!invoice || item.invoice === invoice) &&
          (pending === undefined || (item.invoice === null) === pending),
      );
      return page('/v1/invoiceitems', items, asked);
    },
  ),
];
