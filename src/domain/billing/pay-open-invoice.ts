import { readingTenant } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { findAtStripe } from './ask-stripe.ts';
import { billingDetails } from './billing-details.ts';

/**
 * Where the oldest unpaid invoice is paid, or confirmed with the bank: Stripe's page for it, asked for now, since its address
 * runs out.
 *
 * @returns undefined when nothing is unpaid any more
 * @throws NotAllowed without the permission `billing`; StripeUnavailable
 */
export async function payOpenInvoice(by: Member): Promise<string | undefined> {
  demand(by, 'billing');
  const { open } = await readingTenant(by.tenantId, () => billingDetails(by.tenantId));
  if (!open) return undefined;
  const invoice = await findAtStripe((stripe) => stripe.invoices.retrieve(open.id));
  return invoice?.status === 'open' ? (invoice.hosted_invoice_url ?? undefined) : undefined;
}
