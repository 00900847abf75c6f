import type { StripeAccount } from '../account.ts';
import { newId } from '../ids.ts';
import { setLines } from '../objects/invoice-lines.ts';
import { lookup } from '../objects/lookup.ts';
import type { Customer, Invoice, InvoiceLine, Subscription, TaxRate } from '../wire.ts';
import { discountLines } from './discounts.ts';

/**
 * Drafts a subscription's invoice from its lines and the prorations that waited for it, and makes it the subscription's
 * latest. The draft has no number; it gets one when it is finalized.
 *
 * @param collection when it finalizes by itself (null: the caller does it) and whether it is collected at all
 */
export function draftInvoice(
  account: StripeAccount,
  subscription: Subscription,
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update',
  ownLines: readonly InvoiceLine[],
  collection: { finalizesAt: number | null; advance: boolean } = { finalizesAt: null, advance: true },
): Invoice {
  const { state } = account;
  const waiting = state.pendingLines[subscription.id] ?? [];
  delete state.pendingLines[subscription.id];
  const customer = lookup(state.customers, subscription.customer, 'customer', 'customer');
  const invoice = blankInvoice(account, customer, {
    automaticTax: subscription.automatic_tax.enabled,
    currency: subscription.currency,
    defaultTaxRates: subscription.default_tax_rates ?? [],
    parent: {
      quote_details: null,
      subscription_details: { metadata: structuredClone(subscription.metadata), subscription: subscription.id },
      type: 'subscription_details',
    },
  });
  invoice.billing_reason = reason;
  invoice.auto_advance = collection.advance;
  invoice.automatically_finalizes_at = collection.finalizesAt;
  invoice.discounts = [...subscription.discounts];
  setLines(account, invoice, discountLines(account, subscription, [...waiting, ...ownLines]));
  state.invoices[invoice.id] = invoice;
  subscription.latest_invoice = invoice.id;
  account.emit('invoice.created', invoice);
  return invoice;
}

/** An invoice without lines; not part of the account until it is put into it. */
export function blankInvoice(
  account: StripeAccount,
  customer: Customer,
  given: { automaticTax: boolean; currency: string; defaultTaxRates: TaxRate[]; parent: Invoice['parent'] },
): Invoice {
  const now = account.now();
  const taxIds = Object.values(account.state.taxIds).filter((one) => one.customer === customer.id);
  return {
    id: newId('in'),
    object: 'invoice',
    account_country: 'NO',
    account_name: 'OnNet CRM (stand-in)',
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: {
      disabled_reason: null,
      enabled: given.automaticTax,
      liability: null,
      provider: null,
      status: given.automaticTax ? 'complete' : null,
    },
    automatically_finalizes_at: null,
    billing_reason: 'manual',
    collection_method: 'charge_automatically',
    created: now,
    currency: given.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: structuredClone(customer.address ?? null),
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: taxIds.map(({ type, value }) => ({ type, value })),
    default_payment_method: null,
    default_source: null,
    default_tax_rates: given.defaultTaxRates,
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: customer.invoice_settings.footer,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: [], has_more: false, url: '' },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: given.parent,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}
