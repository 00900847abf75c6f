import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from '../../billing/ask-stripe.ts';
import { osloDay } from '../../clock.ts';
import type { SaleFacts, SaleLine } from '../facts.ts';
import { buyerOf } from './buyer.ts';
import { chargedOnInvoice, linesOfInvoice, saleLine } from './lines.ts';

/** An invoice at Stripe as it is now. */
export interface InvoiceAtStripe {
  readonly state: 'sold' | 'voided';
  readonly facts: SaleFacts;
}

/**
 * What an invoice at Stripe says was sold, fetched now with every page of its lines.
 * @returns undefined for one that is not final yet, that is not there, or that sells nothing, as those of a trial
 * @throws StripeUnavailable
 */
export async function invoiceAtStripe(id: string): Promise<InvoiceAtStripe | undefined> {
  const invoice = await findAtStripe((stripe) => stripe.invoices.retrieve(id));
  if (!invoice || invoice.status === 'draft' || invoice.status === null) return undefined;
  const lines = await askStripe((stripe) => linesOfInvoice(stripe, id));
  const { buyer, language } = await buyerOf(invoice);
  const sold = lines.flatMap((line) => saleLine(chargedOnInvoice(line), buyer.address.country !== 'NO'));
  if (sold.length === 0) return undefined;
  const soldAt = momentOf(invoice.effective_at ?? invoice.status_transitions.finalized_at ?? invoice.created);
  const facts: SaleFacts = {
    kind: 'invoice',
    stripeObjectId: invoice.id,
    stripeNumber: invoice.number ?? undefined,
    livemode: invoice.livemode,
    soldAt,
    dueOn: osloDay(invoice.due_date === null ? soldAt : momentOf(invoice.due_date)),
    buyer,
    language,
    currency: invoice.currency.toUpperCase(),
    exchange: undefined,
    lines: sold,
    total: invoice.total,
    prepaid: fromBalance(invoice),
    payment: invoice.collection_method === 'send_invoice' ? 'transfer' : 'card',
    credits: undefined,
  };
  return { state: invoice.status === 'void' ? 'voided' : 'sold', facts };
}

/** How much of an invoice was taken from what the customer had to their credit. */
function fromBalance({ total, starting_balance: before, ending_balance: after }: Stripe.Invoice): number {
  return after === null || total <= 0 ? 0 : Math.min(Math.max(after - before, 0), total);
}

/** The same with the signs turned: what is taken back, as something given. */
export const turned = (line: SaleLine): SaleLine => ({
  ...line,
  amount: 0 - line.amount + line.discount,
  discount: 0,
  vat: 0 - line.vat,
});

export const momentOf = (seconds: number): Date => new Date(seconds * 1000);
