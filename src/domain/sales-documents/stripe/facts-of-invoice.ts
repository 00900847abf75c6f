import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from '../../billing/ask-stripe.ts';
import { osloDay } from '../../clock.ts';
import type { SaleFacts, SaleLine } from '../facts.ts';
import { buyerOf } from './buyer.ts';
import { chargedOnInvoice, linesOfInvoice, saleLine } from './lines.ts';

/** An invoice at Stripe as it is now: final, or one that Stripe could not make final. */
export type InvoiceAtStripe =
  | { readonly state: 'sold' | 'voided'; readonly facts: SaleFacts }
  | {
      readonly state: 'not-finalized';
      /** Stripe's word for what was wrong (docs.stripe.com/error-codes), or the kind of error. */
      readonly why: string;
      readonly customer: string | null;
      readonly amount: number;
      readonly currency: string;
    };

/**
 * What an invoice at Stripe says was sold, fetched now with every page of its lines.
 * @returns undefined for a draft that nothing is the matter with, one that is not there, or that sells nothing, as those of a trial
 * @throws StripeUnavailable
 */
export async function invoiceAtStripe(id: string): Promise<InvoiceAtStripe | undefined> {
  const invoice = await findAtStripe((stripe) => stripe.invoices.retrieve(id));
  if (invoice?.status === 'draft' && invoice.last_finalization_error !== null) return notFinalized(invoice);
  if (!invoice || invoice.status === 'draft' || invoice.status === null) return undefined;
  const lines = await askStripe((stripe) => linesOfInvoice(stripe, id));
  const { buyer, language } = await buyerOf(invoice);
  const reader = { abroad: buyer.address.country !== 'NO', language };
  const sold = lines.flatMap((line) => saleLine(chargedOnInvoice(line), reader));
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

function notFinalized({ last_finalization_error: error, customer, total, currency }: Stripe.Invoice): InvoiceAtStripe {
  return {
    state: 'not-finalized',
    why: error?.code ?? error?.type ?? 'unknown',
    customer: typeof customer === 'string' ? customer : (customer?.id ?? null),
    amount: total,
    currency: currency.toUpperCase(),
  };
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
