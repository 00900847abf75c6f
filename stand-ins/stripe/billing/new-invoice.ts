import type { StripeAccount } from '../account.ts';
import { newId } from '../ids.ts';
import { lookup } from '../objects/lookup.ts';
import type { Invoice, InvoiceLine, Subscription } from '../wire.ts';
import { taxSum, totalTaxes } from './tax.ts';

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
  const id = newId('in');
  const lines = [...(state.pendingLines[subscription.id] ?? []), ...ownLines].map((line) => ({ ...line, invoice: id }));
  delete state.pendingLines[subscription.id];
  const invoice = {
    ...blankInvoice(account, subscription, id),
    ...totals(lines),
    billing_reason: reason,
  } satisfies Invoice;
  invoice.auto_advance = collection.advance;
  invoice.automatically_finalizes_at = collection.finalizesAt;
  invoice.lines = { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` };
  state.invoices[id] = invoice;
  subscription.latest_invoice = id;
  account.emit('invoice.created', invoice);
  return invoice;
}

function totals(lines: readonly InvoiceLine[]) {
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const taxes = totalTaxes(lines.flatMap((line) => line.taxes ?? []));
  const total = subtotal + taxSum(taxes);
  const due = Math.max(0, total);
  return {
    amount_due: due,
    amount_remaining: due,
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
  };
}

function blankInvoice(account: StripeAccount, subscription: Subscription, id: string): Invoice {
  const customer = lookup(account.state.customers, subscription.customer, 'customer', 'customer');
  const now = account.now();
  return {
    id,
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
      enabled: subscription.automatic_tax.enabled,
      liability: null,
      provider: null,
      status: subscription.automatic_tax.enabled ? 'complete' : null,
    },
    automatically_finalizes_at: null,
    billing_reason: null,
    collection_method: 'charge_automatically',
    created: now,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: structuredClone(customer.address ?? null),
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
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
    parent: {
      quote_details: null,
      subscription_details: { metadata: structuredClone(subscription.metadata), subscription: subscription.id },
      type: 'subscription_details',
    },
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
