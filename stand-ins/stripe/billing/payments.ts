import type { StripeAccount } from '../account.ts';
import { moveBalance, cardFee } from '../objects/balance-transactions.ts';
import { newCharge } from '../objects/charges.ts';
import { newInvoicePayment, paymentsOf } from '../objects/invoice-payments.ts';
import { newPaymentIntent } from '../objects/payment-intents.ts';
import type { Charge, Invoice, InvoicePayment, PaymentIntent, PaymentMethod } from '../wire.ts';
import { type ChargeAnswer, declineOf } from './test-cards.ts';

/** Opens the payment an invoice is collected by; nothing is charged yet, and nothing is opened where nothing is due. */
export function requestPayment(account: StripeAccount, invoice: Invoice): void {
  if (invoice.amount_remaining === 0) return;
  const intent = newPaymentIntent(account, invoice);
  account.state.paymentIntents[intent.id] = intent;
  const payment = newInvoicePayment(account, invoice, intent);
  account.state.invoicePayments[payment.id] = payment;
}

/** The payment of an invoice that is still open, with its intent. */
export function openPayment(
  account: StripeAccount,
  invoice: Invoice,
): { payment: InvoicePayment; intent: PaymentIntent } | undefined {
  const payment = paymentsOf(account, invoice.id).find(({ status }) => status === 'open');
  const intent = account.state.paymentIntents[payment?.payment.payment_intent ?? ''];
  return payment && intent && { payment, intent };
}

/** Takes the money: the charge, what Stripe keeps of it, and the invoice's payment. */
export function takePayment(account: StripeAccount, invoice: Invoice, method: PaymentMethod | undefined): void {
  const open = openPayment(account, invoice);
  if (!open) return;
  const { intent, payment } = open;
  const charge = attempt(account, intent, method, null);
  charge.balance_transaction = moveBalance(account, {
    type: 'charge',
    category: 'charge',
    amount: charge.amount,
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    fee: cardFee(charge.amount),
  }).id;
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  intent.next_action = null;
  payment.status = 'paid';
  payment.amount_paid = intent.amount;
  payment.status_transitions.paid_at = account.now();
  account.emit('invoice_payment.paid', payment);
}

/** Notes an attempt that failed, or that waits for the card's owner. */
export function refusePayment(
  account: StripeAccount,
  invoice: Invoice,
  method: PaymentMethod | undefined,
  answer: Exclude<ChargeAnswer, 'pays'>,
): void {
  const intent = openPayment(account, invoice)?.intent;
  if (!intent) return;
  const decline = declineOf(method);
  const charge = attempt(account, intent, method, decline);
  intent.last_payment_error = {
    charge: charge.id,
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
    type: 'card_error',
  };
  intent.status = answer === 'authenticate' ? 'requires_action' : 'requires_payment_method';
  intent.next_action =
    answer === 'authenticate'
      ? {
          redirect_to_url: { return_url: null, url: `${account.publicUrl}/invoices/${invoice.id}/authenticate` },
          type: 'redirect_to_url',
        }
      : null;
}

/** Gives up the payment of an invoice that is not to be paid any more. */
export function cancelPayment(
  account: StripeAccount,
  invoice: Invoice,
  reason: PaymentIntent['cancellation_reason'] = 'void_invoice',
): void {
  const open = openPayment(account, invoice);
  if (!open) return;
  const { intent, payment } = open;
  intent.status = 'canceled';
  intent.canceled_at = account.now();
  intent.cancellation_reason = reason;
  intent.next_action = null;
  payment.status = 'canceled';
  payment.status_transitions.canceled_at = account.now();
}

function attempt(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod | undefined,
  decline: Parameters<typeof newCharge>[3],
): Charge {
  const charge = newCharge(account, intent, method, decline);
  account.state.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  intent.payment_method = method?.id ?? null;
  return charge;
}
