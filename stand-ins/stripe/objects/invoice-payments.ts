import { z } from 'zod';
import type { StripeAccount } from '../account.ts';
import { inRange, page } from '../api/list.ts';
import { expand, pagination, range, requiredText } from '../api/parameters.ts';
import { route, type Route } from '../api/route.ts';
import { newId } from '../ids.ts';
import type { Invoice, InvoicePayment, PaymentIntent } from '../wire.ts';
import { lookup } from './lookup.ts';

/** The tie between an invoice and the payment it is settled by. */
export function newInvoicePayment(account: StripeAccount, invoice: Invoice, intent: PaymentIntent): InvoicePayment {
  return {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: intent.amount,
    created: account.now(),
    currency: intent.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
}

/** The payment of what is left of an invoice, made outside Stripe. */
export function paymentRecordOf(account: StripeAccount, invoice: Invoice): InvoicePayment {
  const now = account.now();
  return {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: invoice.amount_remaining,
    amount_requested: invoice.amount_remaining,
    created: now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: false,
    livemode: false,
    payment: { payment_record: newId('pr'), type: 'payment_record' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: now },
  };
}

/** How much of an invoice was paid outside Stripe. */
export const paidOffStripe = (account: StripeAccount, invoiceId: string): number =>
  paymentsOf(account, invoiceId)
    .filter(({ payment, status }) => payment.type === 'payment_record' && status === 'paid')
    .reduce((sum, { amount_paid: paid }) => sum + (paid ?? 0), 0);

/** The payments of an invoice, oldest first. */
export function paymentsOf({ state }: StripeAccount, invoiceId: string): InvoicePayment[] {
  return Object.values(state.invoicePayments).filter(({ invoice }) => invoice === invoiceId);
}

export const invoicePaymentRoutes: Route[] = [
  route('GET', '/v1/invoice_payments/:id', z.strictObject(expand), ({ state }, _parameters, id) =>
    lookup(state.invoicePayments, id, 'invoice_payment'),
  ),
  route(
    'GET',
    '/v1/invoice_payments',
    z.strictObject({
      ...pagination,
      ...expand,
      created: range.optional(),
      invoice: requiredText.optional(),
      payment: z.strictObject({ payment_intent: requiredText, type: z.literal('payment_intent') }).optional(),
      status: z.enum(['canceled', 'open', 'paid']).optional(),
    }),
    ({ state }, { created, invoice, payment, status, ...asked }) => {
      const payments = Object.values(state.invoicePayments).filter(
        (one) =>
          inRange(one.created, created) &&
          (!invoice || one.invoice === invoice) &&
          (!payment || one.payment.payment_intent === payment.payment_intent) &&
          (!status || one.status === status),
      );
      return page('/v1/invoice_payments', payments, asked);
    },
  ),
];
