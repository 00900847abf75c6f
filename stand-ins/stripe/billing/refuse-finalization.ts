import type { StripeAccount } from '../account.ts';
import type { FinalizationError, Invoice } from '../wire.ts';

/**
 * Leaves an invoice a draft where the test has said that its customer's cannot be made final, as when the address is too poor for tax. Nothing
 * finalizes it by itself any more.
 * @returns why, or undefined when it can be made final
 */
export function refuseFinalization(account: StripeAccount, invoice: Invoice): FinalizationError | undefined {
  const error = account.state.refusedFinalizations[invoice.customer ?? ''];
  if (!error) return undefined;
  invoice.last_finalization_error = error;
  invoice.automatically_finalizes_at = null;
  account.emit('invoice.finalization_failed', invoice);
  return error;
}
