import { createHash } from 'node:crypto';

import { osloDay, type Day } from '../clock.ts';
import type { Buyer, CreditReason, NokRate, SaleFacts, SaleLine } from './facts.ts';
import { kid } from './kid.ts';
import { NotIssued } from './not-issued.ts';
import type { Seller } from './seller.ts';
import { documentNumber, type SeriesCode } from './series.ts';
import { inKroner, treatmentOrder, vatOn, vatTreatments, type VatTreatment } from './vat.ts';

/** What is taxed alike, summed. Amounts in the smallest unit of the document's currency, and in øre. */
export interface VatSum {
  readonly treatment: VatTreatment;
  readonly percent: number;
  readonly net: number;
  readonly vat: number;
  readonly netNok: number;
  readonly vatNok: number;
}

/** The invoice that a credit note corrects. */
export interface Credited {
  readonly id: string;
  /** As it stands on the invoice. */
  readonly number: string;
  readonly issuedOn: Day;
  readonly reason: CreditReason;
}

/**
 * A sales document as it was issued: everything that stands on it, and nothing that could change later. Its canonical JSON is
 * kept beside the PDF and the e-invoice, which are made from it and from nothing else.
 */
export interface SalesDocument {
  readonly version: 1;
  readonly kind: 'invoice' | 'credit';
  /** With the prefix of its series. */
  readonly number: string;
  /** Issued in Stripe's test mode: no money, and no sales document. */
  readonly test: boolean;
  readonly issuedAt: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly language: 'nb' | 'en';
  readonly currency: string;
  readonly exchange: NokRate | undefined;
  readonly lines: readonly SaleLine[];
  readonly vat: readonly VatSum[];
  readonly totals: Totals;
  readonly payment: Payment;
  readonly stripe: { readonly id: string; readonly number: string | undefined };
  readonly credited: Credited | undefined;
}

/** In the smallest unit of the document's currency; `vatNok` in øre. */
export interface Totals {
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly prepaid: number;
  readonly payable: number;
  readonly vatNok: number;
}

export interface Payment {
  readonly by: 'card' | 'transfer';
  /** For a transfer to a bank account, where there is one. */
  readonly kid: string | undefined;
}

/**
 * Checks what is to be billed and sums it. Pure.
 * @throws NotIssued `buyer-incomplete`, `no-rate`, `tax-differs` or `total-differs`
 */
export function summed(facts: SaleFacts): { readonly vat: readonly VatSum[]; readonly totals: Totals } {
  const { buyer, currency, exchange, lines } = facts;
  const nowhere = buyer.address.lines.length === 0 && buyer.address.place === undefined;
  // bokføringsforskriften § 5-1-2: the name, and the address or the organisation number.
  if (buyer.name === '' || (buyer.organisationNumber === undefined && nowhere)) throw new NotIssued('buyer-incomplete');
  if (currency !== 'NOK' && !exchange) throw new NotIssued('no-rate');
  const rate = exchange?.rate ?? '1';
  for (const { amount, discount, treatment, vat } of lines)
    // Stripe may round a tie the other way, or spread what it rounded over the lines.
    if (Math.abs(vat - vatOn(amount - discount, vatTreatments[treatment].percent)) > 1)
      throw new NotIssued('tax-differs');
  const sums = treatmentOrder.flatMap((treatment): VatSum[] => {
    const alike = lines.filter((line) => line.treatment === treatment);
    if (alike.length === 0) return [];
    const { percent } = vatTreatments[treatment];
    const net = sum(alike, ({ amount, discount }) => amount - discount);
    const vat = sum(alike, (line) => line.vat);
    // The e-invoice's rules allow what rounding by line comes to, below one krone; more is no rounding.
    if (Math.abs(vat - vatOn(net, percent)) >= 100) throw new NotIssued('tax-differs');
    return [{ treatment, percent, net, vat, netNok: inKroner(net, rate), vatNok: inKroner(vat, rate) }];
  });
  const net = sum(sums, (one) => one.net);
  const vat = sum(sums, (one) => one.vat);
  const gross = net + vat;
  if (gross !== facts.total || lines.length === 0) throw new NotIssued('total-differs');
  const { prepaid } = facts;
  return {
    vat: sums,
    totals: { net, vat, gross, prepaid, payable: gross - prepaid, vatNok: sum(sums, (one) => one.vatNok) },
  };
}

function sum<T>(of: readonly T[], amount: (one: T) => number): number {
  return of.reduce((total, one) => total + amount(one), 0);
}

/** What a document has besides what was sold. */
export interface Particulars {
  readonly series: SeriesCode;
  readonly number: number;
  readonly soldBy: Seller;
  readonly issuedAt: Date;
  readonly credited: Credited | undefined;
}

/**
 * The document of a sale. Pure: the same sale and particulars, the same document.
 * @throws NotIssued as `summed`
 */
export function drawnUp(facts: SaleFacts, { series, number, soldBy, issuedAt, credited }: Particulars): SalesDocument {
  const issuedOn = osloDay(issuedAt);
  // A KID is for a transfer to an account, so there is none without one.
  const byTransfer = facts.payment === 'transfer' && facts.kind === 'invoice' && soldBy.bankAccount !== undefined;
  return {
    version: 1,
    kind: facts.kind,
    number: documentNumber(series, number),
    test: !facts.livemode,
    issuedAt: issuedAt.toISOString(),
    issuedOn,
    dueOn: facts.dueOn > issuedOn ? facts.dueOn : issuedOn,
    seller: soldBy,
    buyer: facts.buyer,
    language: facts.language,
    currency: facts.currency,
    exchange: facts.exchange,
    lines: facts.lines,
    ...summed(facts),
    payment: { by: facts.payment, kid: byTransfer ? kid(String(number)) : undefined },
    stripe: { id: facts.stripeObjectId, number: facts.stripeNumber },
    credited,
  };
}

/** JSON with the keys of every object in the order of the alphabet and nothing between: the same document, the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
