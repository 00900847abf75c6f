import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { cardError, invalid } from '../api/errors.ts';
import { inRange, page, pageInOrder } from '../api/list.ts';
import { expand, flag, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { cardFor, chargeInvoice, finalizeInvoice, settleInvoice, subscriptionOf } from '../billing/collect.ts';
import { dropPendingUpdate, isForPendingUpdate } from '../billing/pending-update.ts';
import { blankInvoice } from '../billing/new-invoice.ts';
import { refuseFinalization } from '../billing/refuse-finalization.ts';
import { payOutOfBand } from '../billing/pay-out-of-band.ts';
import { previewInvoice, previewScheduled } from '../billing/preview.ts';
import { declineOf } from '../billing/test-cards.ts';
import { voidInvoice } from '../billing/void-invoice.ts';
import type { Invoice } from '../wire.ts';
import { addItems, waitingItems } from './invoice-items.ts';
import { linesOf } from './invoice-lines.ts';
import { createInvoiceParameters, previewParameters, updateInvoiceParameters } from './invoice-parameters.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';
import { itemChange } from './subscriptions.ts';

const hour = 3600;
const day = 24 * hour;

type Update = z.infer<typeof updateInvoiceParameters>;

function create(account: StripeAccount, given: z.infer<typeof createInvoiceParameters>): Invoice {
  const { state } = account;
  const customer = lookup(state.customers, given.customer, 'customer', 'customer');
  const currency = given.currency ?? customer.currency ?? 'nok';
  const invoice = blankInvoice(account, customer, {
    automaticTax: given.automatic_tax?.enabled ?? false,
    currency,
    defaultTaxRates: [],
    parent: null,
  });
  invoice.auto_advance = given.auto_advance ?? false;
  invoice.automatically_finalizes_at = given.auto_advance ? account.now() + hour : null;
  state.invoices[invoice.id] = invoice;
  fill(account, invoice, given);
  if (given.pending_invoice_items_behavior === 'include')
    addItems(account, invoice, waitingItems(account, customer.id, currency));
  account.emit('invoice.created', invoice);
  return invoice;
}

/** What may be changed of a draft; of a finalized invoice only metadata and whether it is collected. */
function fill(account: StripeAccount, invoice: Invoice, given: Update): void {
  const { state } = account;
  if (given.auto_advance !== undefined) invoice.auto_advance = given.auto_advance;
  if (given.metadata !== undefined) invoice.metadata = mergedMetadata(invoice.metadata, given.metadata);
  if (given.default_payment_method !== undefined) {
    const { id } = lookup(
      state.paymentMethods,
      given.default_payment_method,
      'PaymentMethod',
      'default_payment_method',
    );
    invoice.default_payment_method = id;
  }
  const { collection_method, days_until_due, default_tax_rates, description, due_date, footer } = given;
  const draftOnly = { collection_method, days_until_due, default_tax_rates, description, due_date, footer };
  const [fixed] = Object.entries(draftOnly).find(([, value]) => value !== undefined) ?? [];
  if (invoice.status !== 'draft' && fixed !== undefined)
    throw invalid(`Finalized invoices can't be updated in this way (${fixed}).`, fixed, 'invoice_not_editable');
  if (collection_method) invoice.collection_method = collection_method;
  if (days_until_due !== undefined) invoice.due_date = account.now() + days_until_due * day;
  if (due_date !== undefined) invoice.due_date = due_date;
  if (description !== undefined) invoice.description = description;
  if (footer !== undefined) invoice.footer = footer;
  if (default_tax_rates)
    invoice.default_tax_rates = default_tax_rates.map((id) =>
      structuredClone(lookup(state.taxRates, id, 'tax rate', 'default_tax_rates[0]')),
    );
}

/** @throws StripeApiError naming the status the invoice has, when it is not one of those allowed */
function demandStatus(invoice: Invoice, allowed: readonly string[], doing: string): void {
  if (invoice.status !== null && allowed.includes(invoice.status)) return;
  throw invalid(
    `You can only ${doing} ${allowed.join(' or ')} invoices. This invoice is ${invoice.status}.`,
    undefined,
    `invoice_not_${allowed[0]}`,
  );
}

function finalize(account: StripeAccount, invoice: Invoice, advance: boolean | undefined): Invoice {
  demandStatus(invoice, ['draft'], 'finalize');
  if (linesOf(account, invoice).length === 0) throw invalid('Nothing to invoice', undefined, 'invoice_no_line_items');
  if (advance !== undefined) invoice.auto_advance = advance;
  const refused = refuseFinalization(account, invoice);
  if (refused) throw invalid(refused.message ?? '', undefined, refused.code);
  finalizeInvoice(account, invoice);
  if (invoice.amount_due === 0) settleInvoice(account, invoice, undefined);
  else if (invoice.auto_advance && invoice.collection_method === 'charge_automatically')
    invoice.next_payment_attempt = account.now() + hour;
  return invoice;
}

function pay(account: StripeAccount, invoice: Invoice, methodId: string | undefined): Invoice {
  if (invoice.status === 'paid') throw invalid('Invoice is already paid', undefined, 'invoice_already_paid');
  if (invoice.status === 'draft') finalizeInvoice(account, invoice);
  demandStatus(invoice, ['open', 'uncollectible'], 'pay');
  if (methodId !== undefined)
    invoice.default_payment_method = lookup(
      account.state.paymentMethods,
      methodId,
      'PaymentMethod',
      'payment_method',
    ).id;
  const answer = chargeInvoice(account, invoice);
  if (answer === 'pays') return invoice;
  throw cardError(declineOf(cardFor(account, invoice)));
}

function paidElsewhere(account: StripeAccount, invoice: Invoice): Invoice {
  if (invoice.status === 'paid') throw invalid('Invoice is already paid', undefined, 'invoice_already_paid');
  if (invoice.status === 'draft') finalizeInvoice(account, invoice);
  demandStatus(invoice, ['open', 'uncollectible'], 'pay');
  payOutOfBand(account, invoice);
  return invoice;
}

function voided(account: StripeAccount, invoice: Invoice): Invoice {
  demandStatus(invoice, ['open', 'uncollectible'], 'void');
  voidInvoice(account, invoice);
  const subscription = subscriptionOf(account, invoice);
  if (subscription && isForPendingUpdate(subscription, invoice)) dropPendingUpdate(account, subscription);
  return invoice;
}

function markUncollectible(account: StripeAccount, invoice: Invoice): Invoice {
  demandStatus(invoice, ['open'], 'mark uncollectible');
  invoice.status = 'uncollectible';
  invoice.auto_advance = false;
  invoice.next_payment_attempt = null;
  invoice.status_transitions.marked_uncollectible_at = account.now();
  invoice.status_details = { uncollectible: { reason: 'user_forgiven' } };
  account.emit('invoice.marked_uncollectible', invoice);
  return invoice;
}

const found = ({ state }: StripeAccount, id: string): Invoice => lookup(state.invoices, id, 'invoice');

export const invoiceRoutes: Route[] = [
  route('POST', '/v1/invoices/create_preview', previewParameters, (account, given) => {
    const { items = [], proration_behavior: prorate, proration_date: at } = given.subscription_details ?? {};
    if ((given.schedule === undefined) === (given.subscription === undefined))
      throw invalid(
        'You must pass either subscription or schedule, and not both.',
        'subscription',
        'parameter_missing',
      );
    if (given.schedule !== undefined) return previewScheduled(account, given.schedule);
    return previewInvoice(account, given.subscription ?? '', (copy, subscription) => ({
      changes: items.map((item) => itemChange(copy, subscription, item)),
      terms: { prorate: prorate ?? 'create_prorations', unpaid: 'owe', at },
    }));
  }),
  route('POST', '/v1/invoices', createInvoiceParameters, create),
  route('POST', '/v1/invoices/:id', updateInvoiceParameters, (account, given, id) => {
    const invoice = found(account, id);
    account.change('invoice.updated', invoice, () => fill(account, invoice, given));
    return invoice;
  }),
  route('DELETE', '/v1/invoices/:id', z.strictObject(expand), (account, _parameters, id) => {
    const invoice = found(account, id);
    demandStatus(invoice, ['draft'], 'delete');
    if (invoice.parent) throw invalid('You cannot delete a draft invoice of a subscription.');
    delete account.state.invoices[id];
    account.emit('invoice.deleted', invoice);
    return { id, object: 'invoice', deleted: true };
  }),
  route(
    'POST',
    '/v1/invoices/:id/finalize',
    z.strictObject({ ...expand, auto_advance: flag.optional() }),
    (account, { auto_advance: advance }, id) => finalize(account, found(account, id), advance),
  ),
  route(
    'POST',
    '/v1/invoices/:id/pay',
    z.strictObject({
      ...expand,
      off_session: flag.optional(),
      paid_out_of_band: flag.optional(),
      payment_method: requiredText.optional(),
    }),
    (account, { paid_out_of_band: elsewhere, payment_method: method }, id) =>
      elsewhere ? paidElsewhere(account, found(account, id)) : pay(account, found(account, id), method),
  ),
  route('POST', '/v1/invoices/:id/void', z.strictObject(expand), (account, _parameters, id) =>
    voided(account, found(account, id)),
  ),
  route('POST', '/v1/invoices/:id/mark_uncollectible', z.strictObject(expand), (account, _parameters, id) =>
    markUncollectible(account, found(account, id)),
  ),
  route('GET', '/v1/invoices/:id', z.strictObject(expand), (account, _parameters, id) => found(account, id)),
  route('GET', '/v1/invoices/:id/lines', z.strictObject({ ...pagination, ...expand }), (account, asked, id) =>
    pageInOrder(`/v1/invoices/${id}/lines`, linesOf(account, found(account, id)), asked),
  ),
  route(
    'GET',
    '/v1/invoices',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      subscription: requiredText.optional(),
    }),
    ({ state }, { created, customer, status, subscription, ...asked }) => {
      const invoices = Object.values(state.invoices).filter(
        (invoice) =>
          inRange(invoice.created, created) &&
          (!customer || invoice.customer === customer) &&
          (!status || invoice.status === status) &&
          (!subscription || invoice.parent?.subscription_details?.subscription === subscription),
      );
      return page('/v1/invoices', invoices, asked);
    },
  ),
];
