import type { StripeAccount } from '../account.ts';
import { paymentRecordOf } from '../objects/invoice-payments.ts';
import type { Invoice } from '../wire.ts';
import { settleInvoice } from './collect.ts';
import { cancelPayment } from './payments.ts';

/** What is left of an invoice was paid outside Stripe, as to a bank account: nothing is charged, and a payment record says so. */
export function payOutOfBand(account: StripeAccount, invoice: Invoice): void {
  cancelPayment(account, invoice, null);
  if (invoice.amount_remaining > 0) {
    const payment = paymentRecordOf(account, invoice);
    account.state.invoicePayments[payment.id] = payment;
    account.emit('invoice_payment.paid', payment);
  }
  settleInvoice(account, invoice, undefined);
}
