import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { invalid } from '../api/errors.ts';
import { inRange, page, pageInOrder } from '../api/list.ts';
import { expand, metadata, pagination, range, requiredText, text } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { settleInvoice } from '../billing/collect.ts';
import { taxSum, totalTaxes } from '../billing/tax.ts';
import { newId } from '../ids.ts';
import type { Charge, CreditNote, Invoice } from '../wire.ts';
import { creditedLines } from './credit-note-lines.ts';
import { type CreditNoteParameters, creditNoteParameters } from './credit-note-parameters.ts';
import { giveCredit } from './customer-balance.ts';
import { paymentsOf } from './invoice-payments.ts';
import { lookup } from './lookup.ts';
import { mergedMetadata } from './metadata.ts';
import { refundCharge } from './refunds.ts';

/** What one would be, without anything having happened. */
function draft(account: StripeAccount, invoice: Invoice, given: CreditNoteParameters): CreditNote {
  if (invoice.status === null || !['open', 'paid', 'uncollectible'].includes(invoice.status))
    throw invalid(`You can only create credit notes for finalized invoices. This invoice is ${invoice.status}.`);
  const lines = creditedLines(account, invoice, given);
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const taxes = totalTaxes(lines.flatMap((line) => line.taxes ?? []));
  const total = subtotal + taxSum(taxes);
  const { post_payment_credit_notes_amount: postPaid, pre_payment_credit_notes_amount: prePaid } = invoice;
  if (total > invoice.total - postPaid - prePaid)
    throw invalid('The sum of credit notes may not exceed the amount of the invoice.', 'amount');
  const pre = invoice.status === 'paid' ? 0 : Math.min(total, invoice.amount_remaining);
  const id = newId('cn');
  const now = account.now();
  const earlier = Object.values(account.state.creditNotes).filter((one) => one.invoice === invoice.id).length;
  return {
    id,
    object: 'credit_note',
    amount: total,
    amount_shipping: 0,
    created: now,
    currency: invoice.currency,
    customer: invoice.customer ?? '',
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: given.effective_at ?? now,
    invoice: invoice.id,
    lines: { object: 'list', data: lines, has_more: false, url: `/v1/credit_notes/${id}/lines` },
    livemode: false,
    memo: given.memo ?? null,
    metadata: mergedMetadata({}, given.metadata),
    number: `${invoice.number}-CN-${String(earlier + 1).padStart(2, '0')}`,
    out_of_band_amount: given.out_of_band_amount ?? null,
    pdf: `${account.publicUrl}/credit_notes/${id}`,
    post_payment_amount: total - pre,
    pre_payment_amount: pre,
    pretax_credit_amounts: [],
    reason: given.reason ?? null,
    refunds: [],
    shipping_cost: null,
    status: 'issued',
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
    type: pre === total ? 'pre_payment' : pre === 0 ? 'post_payment' : 'mixed',
    voided_at: null,
  };
}

/** Issues it: what was not paid yet is owed less, what was is refunded, kept as credit, or given back otherwise. */
function create(account: StripeAccount, given: CreditNoteParameters): CreditNote {
  const { state } = account;
  const invoice = lookup(state.invoices, given.invoice, 'invoice', 'invoice');
  const note = draft(account, invoice, given);
  const refunded = (given.refunds ?? []).map(({ amount_refunded: part, refund: id }) => {
    const refund = lookup(state.refunds, id, 'refund', 'refunds[0][refund]');
    return { amount_refunded: part ?? refund.amount, refund: refund.id };
  });
  const byRefunds = refunded.reduce((sum, { amount_refunded: part }) => sum + part, 0);
  const givenBack =
    byRefunds + (given.refund_amount ?? 0) + (given.credit_amount ?? 0) + (given.out_of_band_amount ?? 0);
  if (givenBack !== note.post_payment_amount)
    throw invalid(
      `The sum of refund_amount, credit_amount and out_of_band_amount (${givenBack}) must equal the post payment amount (${note.post_payment_amount}).`,
    );
  if (given.refund_amount) {
    const refund = refundCharge(account, chargeOf(account, invoice), { amount: given.refund_amount });
    refunded.push({ amount_refunded: given.refund_amount, refund: refund.id });
  }
  if (given.credit_amount) note.customer_balance_transaction = giveCredit(account, note, given.credit_amount).id;
  note.refunds = refunded.map((one) => ({ ...one, payment_record_refund: null, type: 'refund' }));
  state.creditNotes[note.id] = note;
  invoice.post_payment_credit_notes_amount += note.post_payment_amount;
  lowerDebt(account, invoice, note.pre_payment_amount);
  account.emit('credit_note.created', note);
  return note;
}

function lowerDebt(account: StripeAccount, invoice: Invoice, amount: number): void {
  if (amount === 0) return;
  account.change('invoice.updated', invoice, () => {
    invoice.pre_payment_credit_notes_amount += amount;
    invoice.amount_due -= amount;
    invoice.amount_remaining -= amount;
  });
  const payment = paymentsOf(account, invoice.id).find(({ status }) => status === 'open');
  const intent = account.state.paymentIntents[payment?.payment.payment_intent ?? ''];
  if (payment && intent) {
    payment.amount_requested = invoice.amount_remaining;
    intent.amount = invoice.amount_remaining;
  }
  if (invoice.amount_remaining === 0) settleInvoice(account, invoice, undefined);
}

/** The charge an invoice was paid by. */
function chargeOf(account: StripeAccount, invoice: Invoice): Charge {
  const paid = paymentsOf(account, invoice.id).find(({ status }) => status === 'paid');
  const intent = account.state.paymentIntents[paid?.payment.payment_intent ?? ''];
  return lookup(account.state.charges, intent?.latest_charge ?? '', 'charge', 'invoice');
}

/** Takes one back, which is possible as long as it only lowered what is owed. */
function voidNote(account: StripeAccount, note: CreditNote): CreditNote {
  const invoice = lookup(account.state.invoices, note.invoice, 'invoice');
  if (note.status !== 'issued' || note.type !== 'pre_payment' || invoice.status !== 'open')
    throw invalid('You can only void a credit note of an open invoice.');
  account.change('invoice.updated', invoice, () => {
    invoice.pre_payment_credit_notes_amount -= note.pre_payment_amount;
    invoice.amount_due += note.pre_payment_amount;
    invoice.amount_remaining += note.pre_payment_amount;
  });
  account.change('credit_note.voided', note, () => {
    note.status = 'void';
    note.voided_at = account.now();
  });
  return note;
}

const found = ({ state }: StripeAccount, id: string): CreditNote => lookup(state.creditNotes, id, 'credit note');

export const creditNoteRoutes: Route[] = [
  route('GET', '/v1/credit_notes/preview', creditNoteParameters, (account, given) =>
    draft(account, lookup(account.state.invoices, given.invoice, 'invoice', 'invoice'), given),
  ),
  route('POST', '/v1/credit_notes', creditNoteParameters, create),
  route('POST', '/v1/credit_notes/:id/void', z.strictObject(expand), (account, _parameters, id) =>
    voidNote(account, found(account, id)),
  ),
  route(
    'POST',
    '/v1/credit_notes/:id',
    z.strictObject({ ...expand, memo: text.optional(), metadata: metadata.optional() }),
    (account, given, id) => {
      const note = found(account, id);
      account.change('credit_note.updated', note, () => {
        if (given.memo !== undefined) note.memo = given.memo;
        if (given.metadata !== undefined) note.metadata = mergedMetadata(note.metadata, given.metadata);
      });
      return note;
    },
  ),
  route('GET', '/v1/credit_notes/:id', z.strictObject(expand), (account, _parameters, id) => found(account, id)),
  route('GET', '/v1/credit_notes/:id/lines', z.strictObject({ ...pagination, ...expand }), (account, asked, id) =>
    pageInOrder(`/v1/credit_notes/${id}/lines`, found(account, id).lines.data, asked),
  ),
  route(
    'GET',
    '/v1/credit_notes',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      customer: requiredText.optional(),
      invoice: requiredText.optional(),
    }),
    ({ state }, { created, customer, invoice, ...asked }) => {
      const notes = Object.values(state.creditNotes).filter(
        (note) =>
          inRange(note.created, created) &&
          (!customer || note.customer === customer) &&
          (!invoice || note.invoice === invoice),
      );
      return page('/v1/credit_notes', notes, asked);
    },
  ),
];
