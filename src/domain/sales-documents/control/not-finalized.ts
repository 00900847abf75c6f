import { tellOperators } from '../../operations/tell-operators.ts';
import { outside } from '../../outside.ts';
import { sql } from '../../tenancy.ts';
import type { InvoiceAtStripe } from '../stripe/facts-of-invoice.ts';
import { raise } from './alarms.ts';

/** Stripe's words for why it cannot make an invoice final, as far as there is something of their own to do about them here. */
const namedReasons = [
  'customer_tax_location_invalid',
  'taxes_calculation_failed',
  'amount_too_large',
  'amount_too_small',
  'invoice_no_payment_method_types',
] as const;
export type NotFinalizedReason = (typeof namedReasons)[number] | 'other';

/** Stripe's word as one of a fixed list. */
export const notFinalizedReason = (why: string | null): NotFinalizedReason =>
  namedReasons.find((one) => one === why) ?? 'other';

/**
 * Raises the alarm of an invoice that Stripe could not make final, in OnNet's own open transaction, and mails every operator once: the customer
 * is not asked for the money until somebody has mended it at Stripe.
 */
export async function raiseNotFinalized(
  id: string,
  found: Extract<InvoiceAtStripe, { state: 'not-finalized' }>,
): Promise<void> {
  const [buyer] = await sql<{ id: string; name: string | null }>(
    `select c.tenant_id as id, t.name from directory.tenant_of_customer($1) c
       left join directory.subscriptions_of_tenants() t on t.tenant_id = c.tenant_id`,
    [found.customer],
  );
  if (!(await raise({ kind: 'not-finalized', about: id, detail: found.why, buyer: buyer?.id }))) return;
  await tellOperators('invoice-not-finalized', `not-finalized:${id}`, {
    tenantName: buyer?.name ?? '',
    amount: found.amount,
    currency: found.currency,
    reason: found.why,
    reasonKind: notFinalizedReason(found.why),
    link: `${outside().publicUrl}/operator/sales-documents`,
  });
}
