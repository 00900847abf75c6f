import { askStripe, findAtStripe } from '../../billing/ask-stripe.ts';
import { osloDay } from '../../clock.ts';
import type { SaleFacts } from '../facts.ts';
import { buyerOf } from './buyer.ts';
import { momentOf } from './facts-of-invoice.ts';
import { chargedOnCreditNote, linesOfCreditNote, linesOfInvoice, saleLine } from './lines.ts';

/**
 * What a credit note at Stripe takes back, fetched now with every page of its lines.
 * @returns undefined for one that is void or not there
 * @throws StripeUnavailable
 */
export async function creditNoteAtStripe(id: string): Promise<SaleFacts | undefined> {
  const note = await findAtStripe((stripe) => stripe.creditNotes.retrieve(id));
  if (!note || note.status === 'void') return undefined;
  const invoiceId = typeof note.invoice === 'string' ? note.invoice : note.invoice.id;
  const invoice = await askStripe((stripe) => stripe.invoices.retrieve(invoiceId));
  const invoiced = await askStripe((stripe) => linesOfInvoice(stripe, invoiceId));
  const lines = await askStripe((stripe) => linesOfCreditNote(stripe, id));
  const { buyer, language } = await buyerOf(invoice);
  const reader = { abroad: buyer.address.country !== 'NO', language };
  const byId = new Map(invoiced.map((line) => [line.id, line]));
  const soldAt = momentOf(note.effective_at ?? note.created);
  return {
    kind: 'credit',
    stripeObjectId: note.id,
    stripeNumber: note.number,
    livemode: note.livemode,
    soldAt,
    dueOn: osloDay(soldAt),
    buyer,
    language,
    currency: note.currency.toUpperCase(),
    exchange: undefined,
    lines: lines.flatMap((line) => saleLine(chargedOnCreditNote(line, byId), reader)),
    total: note.total,
    prepaid: 0,
    payment: 'card',
    credits: { stripeInvoiceId: invoiceId, reason: note.refunds.length > 0 ? 'refund' : 'correction' },
  };
}
