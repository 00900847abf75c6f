import type { StripeAccount } from '../account.ts';
import type { Invoice } from '../wire.ts';
import { cancelPayment } from './payments.ts';

/** Takes back what was never paid; its number stays used. */
export function voidInvoice(account: StripeAccount, invoice: Invoice): void {
  cancelPayment(account, invoice);
  invoice.status = 'void';
  invoice.auto_advance = false;
  invoice.next_payment_attempt = null;
  invoice.status_transitions.voided_at = account.now();
  account.emit('invoice.voided', invoice);
}
