import type { Stripe } from 'stripe';

import { cleanLine } from '../../clean-text.ts';
import { osloDay } from '../../clock.ts';
import type { SaleLine } from '../facts.ts';
import type { VatTreatment } from '../vat.ts';
import { lineText } from './line-text.ts';

type Tax = NonNullable<Stripe.InvoiceLineItem['taxes']>[number];

/** What a line at Stripe says of its money. */
interface Charged {
  readonly description: string | null;
  /** Before the discount; tax is in it where the tax says so. */
  readonly subtotal: number;
  readonly discount: number;
  readonly quantity: number | null;
  readonly taxes: readonly Pick<Tax, 'amount' | 'tax_behavior' | 'taxability_reason'>[];
  readonly period: SaleLine['period'];
}

/** Who reads a line. */
interface LineReader {
  /** A business abroad, to whom a service is exported. */
  readonly abroad: boolean;
  readonly language: 'nb' | 'en';
}

/**
 * A line as it stands on the document. A line that comes to nothing is none: trials have them.
 */
export function saleLine({ taxes, ...line }: Charged, { abroad, language }: LineReader): SaleLine[] {
  const included = sum(taxes.filter(({ tax_behavior: behavior }) => behavior === 'inclusive'));
  const before = line.subtotal - included;
  if (before === 0 && sum(taxes) === 0) return [];
  // A discount on what is taken back only makes it less: the e-invoice has no discount that adds.
  const discount = before > 0 ? line.discount : 0;
  return [
    {
      description: lineText(cleanLine(line.description ?? ''), language) || 'OnNet CRM',
      period: line.period,
      quantity: line.quantity !== null && line.quantity > 0 && Number.isInteger(line.quantity) ? line.quantity : 1,
      amount: before > 0 ? before : before - line.discount,
      discount,
      treatment: treatmentOf(taxes, abroad),
      vat: sum(taxes),
    },
  ];
}

function treatmentOf(taxes: Charged['taxes'], abroad: boolean): VatTreatment {
  if (abroad) return 'export';
  return taxes.some(({ taxability_reason: reason }) => reason === 'reverse_charge') ? 'reverse-charge' : 'standard';
}

const sum = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((total, { amount }) => total + amount, 0);

/** More lines than any invoice has: Stripe takes 250 on one it makes by itself. */
const MOST_LINES = 10_000;

/** The lines of an invoice, all pages of them. */
export const linesOfInvoice = (stripe: Stripe, invoice: string): Promise<Stripe.InvoiceLineItem[]> =>
  stripe.invoices.listLineItems(invoice, { limit: 100 }).autoPagingToArray({ limit: MOST_LINES });

/** The lines of a credit note, all pages of them. */
export const linesOfCreditNote = (stripe: Stripe, note: string): Promise<Stripe.CreditNoteLineItem[]> =>
  stripe.creditNotes.listLineItems(note, { limit: 100 }).autoPagingToArray({ limit: MOST_LINES });

/** What of an invoice's line the document needs. */
export const chargedOnInvoice = (line: Stripe.InvoiceLineItem): Charged => ({
  description: line.description,
  subtotal: line.subtotal,
  discount: sum(line.discount_amounts ?? []),
  quantity: line.quantity,
  taxes: line.taxes ?? [],
  period: daysOf(line.period),
});

/** What of a credit note's line the document needs; its days are those of the invoice's line. */
export const chargedOnCreditNote = (
  line: Stripe.CreditNoteLineItem,
  invoiced: ReadonlyMap<string, Stripe.InvoiceLineItem>,
): Charged => {
  const credited = line.invoice_line_item === undefined ? undefined : invoiced.get(line.invoice_line_item);
  return {
    description: line.description ?? credited?.description ?? null,
    subtotal: line.amount,
    discount: line.discount_amount,
    quantity: line.quantity,
    taxes: line.taxes ?? [],
    period: credited && daysOf(credited.period),
  };
};

/** Stripe's end is the first moment that is not in it any more. */
function daysOf({ start, end }: { readonly start: number; readonly end: number }): { from: string; to: string } {
  const from = osloDay(new Date(start * 1000));
  const to = osloDay(new Date((end > start ? end - 1 : end) * 1000));
  return { from, to };
}
