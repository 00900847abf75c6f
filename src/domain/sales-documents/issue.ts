import { record, system } from '../audit/audit.ts';
import { now, osloDay, type Day } from '../clock.ts';
import { closedUntil } from '../books/close-term.ts';
import { faultPoint } from '../fault-points.ts';
import { newId } from '../identifiers.ts';
import { bookkeepingUntil } from '../privacy/holds/hold-laws.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { oweDeliveries } from './delivery/owe-deliveries.ts';
import { canonicalJson, drawnUp, sha256, type Credited, type SalesDocument } from './document.ts';
import { ehfOf } from './ehf/ehf.ts';
import { exchangeOf } from './exchange-rates.ts';
import type { SaleFacts } from './facts.ts';
import { NotIssued } from './not-issued.ts';
import { postSale } from './post-sale.ts';
import { pdfOf } from './pdf/pdf.ts';
import type { Seller } from './seller.ts';
import { documentNumber, lockSeries, seriesOf, takeNumber, type SeriesCode } from './series.ts';

/** A document that stands. */
export interface Issued {
  readonly id: string;
  readonly number: string;
  /** False when it had been issued before: the same object at Stripe is the same document (P-2). */
  readonly fresh: boolean;
}

/** Longer than this after the sale, a document is dated the day it is issued: a date cannot be made to have been. */
const LATE_AFTER_MS = 24 * 3_600_000;

/**
 * Issues the invoice or credit note of a sale, in OnNet's own open transaction: number, snapshot, PDF, e-invoice,
 * voucher and what is owed to deliver them stand or fall together. Who else issues one waits for the number, so nothing in here reaches outside
 * the program. Once issued it is never changed; what is wrong with it is corrected by a credit note.
 *
 * @param soldBy read beforehand (`seller`)
 * @throws NotIssued when something is missing or does not add up
 */
export async function issueDocument(facts: SaleFacts, soldBy: Seller): Promise<Issued> {
  const { kind } = facts;
  const series = seriesOf(kind, facts.livemode);
  await lockSeries(series);
  // Looked for only now, when nobody else can be issuing it: the loser of a race finds what the winner issued.
  const before = await issuedFor(facts.stripeObjectId, kind);
  if (before) return before;
  const number = await takeNumber(series);
  await faultPoint('number taken');
  const credited = facts.credits && (await creditedInvoice(facts));
  const issuedAt = await momentOfIssue(facts.soldAt, series);
  const document = drawnUp(
    { ...facts, exchange: await exchangeOf(facts, osloDay(issuedAt)) },
    { number, series, soldBy, issuedAt, credited },
  );
  const id = newId();
  await store(id, series, number, document);
  await faultPoint('document stored');
  await oweDeliveries(id, document);
  await record(system, 'sales-document.issued', { kind: 'sales-document', id }, { number: document.number, kind });
  await postSale(document, facts.credits?.stripeInvoiceId ?? facts.stripeObjectId);
  return { id, number: document.number, fresh: true };
}

/**
 * When a sale just now was made, that is its moment. Never before the document ahead of it in the series, so that dates follow numbers: a
 * number that goes at the end of its year leaves no hole behind in the next.
 */
async function momentOfIssue(soldAt: Date, series: SeriesCode): Promise<Date> {
  const closed = await closedUntil();
  const isLate = now().getTime() - soldAt.getTime() > LATE_AFTER_MS;
  if (isLate || (closed !== undefined && osloDay(soldAt) <= closed)) return now();
  const [last] = await sql<{ at: Date }>(
    `select issued_at as at from sales_documents where tenant_id = $1 and series = $2 order by number desc limit 1`,
    [currentTenantId(), series],
  );
  return last && last.at > soldAt ? last.at : soldAt;
}

/** The document of an object at Stripe, if it was issued. */
export async function issuedFor(stripeObjectId: string, kind: 'invoice' | 'credit'): Promise<Issued | undefined> {
  const [row] = await sql<{ id: string; series: SeriesCode; number: number }>(
    `select id, series, number::int as number from sales_documents
      where tenant_id = $1 and stripe_object_id = $2 and kind = $3`,
    [currentTenantId(), stripeObjectId, kind],
  );
  return row && { id: row.id, number: documentNumber(row.series, row.number), fresh: false };
}

/** What is credited, and that there is so much left of it. Credit notes of one series are issued one at a time. */
async function creditedInvoice({ credits, currency, total }: SaleFacts): Promise<Credited> {
  const [invoice] = await sql<{
    id: string;
    series: SeriesCode;
    number: number;
    issuedOn: Day;
    currency: string;
    gross: number;
    credited: number;
  }>(
    `select id, series, number::int as number, to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", currency,
            gross::float8 as gross,
            (select coalesce(sum(c.gross), 0)::float8 from sales_documents c
              where c.tenant_id = i.tenant_id and c.credited_id = i.id) as credited
       from sales_documents i where tenant_id = $1 and stripe_object_id = $2 and kind = 'invoice'`,
    [currentTenantId(), credits?.stripeInvoiceId],
  );
  if (!invoice || !credits) throw new NotIssued('no-invoice');
  if (invoice.currency !== currency || invoice.credited + total > invoice.gross)
    throw new NotIssued('credits-too-much');
  return {
    id: invoice.id,
    number: documentNumber(invoice.series, invoice.number),
    issuedOn: invoice.issuedOn,
    reason: credits.reason,
  };
}

async function store(id: string, series: SeriesCode, number: number, document: SalesDocument): Promise<void> {
  const snapshot = canonicalJson(document);
  const pdf = await pdfOf(document);
  const xml = ehfOf(document);
  const ehf = xml === undefined ? null : Buffer.from(xml, 'utf8');
  const { buyer, totals, credited, stripe } = document;
  const tenantId = currentTenantId();
  await change(
    `insert into sales_documents
       (tenant_id, id, series, number, kind, buyer_tenant_id, buyer_is_person, credited_id, stripe_object_id, stripe_number,
        issued_at, issued_on, due_on, kept_until, currency, net, vat, gross, vat_nok, language,
        snapshot, snapshot_sha256, pdf, pdf_sha256, ehf, ehf_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
             $21, $22, $23, $24, $25, $26)`,
    [
      tenantId,
      id,
      series,
      number,
      document.kind,
      buyer.tenantId,
      buyer.isPerson,
      credited?.id ?? null,
      stripe.id,
      stripe.number ?? null,
      document.issuedAt,
      document.issuedOn,
      document.dueOn,
      bookkeepingUntil(document.issuedOn),
      document.currency,
      totals.net,
      totals.vat,
      totals.gross,
      totals.vatNok,
      document.language,
      snapshot,
      sha256(snapshot),
      pdf,
      sha256(pdf),
      ehf,
      ehf && sha256(ehf),
    ],
  );
  const { lines, vat } = document;
  await change(
    `insert into sales_document_lines
       (tenant_id, document_id, position, description, period_from, period_to, quantity, amount, discount, net, treatment, percent, vat)
     select $1, $2, line.* from unnest($3::int[], $4::text[], $5::date[], $6::date[], $7::int[], $8::bigint[], $9::bigint[],
                                       $10::bigint[], $11::text[], $12::int[], $13::bigint[])
       as line (position, description, period_from, period_to, quantity, amount, discount, net, treatment, percent, vat)`,
    [
      tenantId,
      id,
      lines.map((_, at) => at + 1),
      lines.map(({ description }) => description),
      lines.map(({ period }) => period?.from ?? null),
      lines.map(({ period }) => period?.to ?? null),
      lines.map(({ quantity }) => quantity),
      lines.map(({ amount }) => amount),
      lines.map(({ discount }) => discount),
      lines.map(({ amount, discount }) => amount - discount),
      lines.map(({ treatment }) => treatment),
      lines.map(({ treatment }) => vat.find((sum) => sum.treatment === treatment)?.percent ?? 0),
      lines.map((line) => line.vat),
    ],
  );
  await change(
    `insert into sales_document_vat (tenant_id, document_id, treatment, percent, net, vat, net_nok, vat_nok)
     select $1, $2, sum.* from unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
       as sum (treatment, percent, net, vat, net_nok, vat_nok)`,
    [
      tenantId,
      id,
      vat.map(({ treatment }) => treatment),
      vat.map(({ percent }) => percent),
      vat.map(({ net }) => net),
      vat.map((one) => one.vat),
      vat.map(({ netNok }) => netNok),
      vat.map(({ vatNok }) => vatNok),
    ],
  );
}
