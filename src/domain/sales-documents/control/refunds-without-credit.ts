import type { Stripe } from 'stripe';

import { askStripe } from '../../billing/ask-stripe.ts';

/**
 * Refunds of what was invoiced that no credit note tells of. Money that goes back without one leaves a sale, and its tax, in the
 * books that did not happen.
 *
 * @param since seconds since 1970: refunds made from then on
 * @returns Stripe's ids (`re_…`)
 * @throws StripeUnavailable
 */
export async function refundsWithoutCredit(since: number): Promise<string[]> {
  const refunds = await askStripe((stripe) =>
    stripe.refunds.list({ created: { gte: since }, limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  );
  const found: string[] = [];
  for (const refund of refunds) {
    if (refund.status === 'failed' || refund.status === 'canceled') continue;
    const invoice = await invoiceOf(refund);
    if (invoice !== undefined && !(await isCredited(refund.id, invoice))) found.push(refund.id);
  }
  return found;
}

/** The invoice that was paid with what is given back; undefined when it was paid for something else. */
async function invoiceOf({ payment_intent: intent }: Stripe.Refund): Promise<string | undefined> {
  const id = typeof intent === 'string' ? intent : intent?.id;
  if (id === undefined) return undefined;
  const { data } = await askStripe((stripe) =>
    stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: id }, limit: 1 }),
  );
  const invoice = data[0]?.invoice;
  return typeof invoice === 'string' ? invoice : invoice?.id;
}

async function isCredited(refundId: string, invoice: string): Promise<boolean> {
  const notes = await askStripe((stripe) =>
    stripe.creditNotes.list({ invoice, limit: 100 }).autoPagingToArray({ limit: 1_000 }),
  );
  return notes.some(
    ({ status, refunds }) =>
      status === 'issued' &&
      refunds.some(({ refund }) => (typeof refund === 'string' ? refund : refund?.id) === refundId),
  );
}
