import type { Stripe } from 'stripe';

import { askStripe } from '../../billing/ask-stripe.ts';
import { inPlatform } from '../../tenancy.ts';
import { issuedFor } from '../issue.ts';
import { invoiceAtStripe } from '../stripe/facts-of-invoice.ts';

/** Far more than are billed in the time that is looked through. */
const MOST = 10_000;

/** What Stripe has billed and credited, of a time or of a customer. @throws StripeUnavailable */
export async function billedAtStripe(
  of: { readonly created: { readonly gte: number } } | { readonly customer: string },
): Promise<{ invoices: Stripe.Invoice[]; notes: Stripe.CreditNote[] }> {
  const invoices = await askStripe((stripe) =>
    stripe.invoices.list({ ...of, limit: 100 }).autoPagingToArray({ limit: MOST }),
  );
  const notes = await askStripe((stripe) =>
    stripe.creditNotes.list({ ...of, limit: 100 }).autoPagingToArray({ limit: MOST }),
  );
  return { invoices, notes };
}

/** Something at Stripe that ought to have a document. */
export interface Undocumented {
  readonly id: string;
  /** Since when, in seconds since 1970. */
  readonly finalAt: number;
}

/**
 * What is final at Stripe and has no document of ours. A trial's invoice sells nothing, and never gets one.
 * @throws StripeUnavailable
 */
export async function undocumented(
  invoices: readonly Stripe.Invoice[],
  notes: readonly Stripe.CreditNote[],
): Promise<Undocumented[]> {
  const found: Undocumented[] = [];
  for (const {
    id,
    status,
    created,
    status_transitions: { finalized_at: at },
  } of invoices) {
    if (status !== 'open' && status !== 'paid' && status !== 'uncollectible') continue;
    // One that comes to less than nothing is a credit note of ours.
    if (await inPlatform(async () => (await issuedFor(id, 'invoice')) ?? (await issuedFor(id, 'credit')))) continue;
    if (await invoiceAtStripe(id)) found.push({ id, finalAt: at ?? created });
  }
  for (const { id, status, created } of notes)
    if (status === 'issued' && !(await inPlatform(() => issuedFor(id, 'credit')))) found.push({ id, finalAt: created });
  return found;
}
