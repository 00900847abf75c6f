import { credit, debit, type VoucherLine } from '../books/voucher.ts';
import { postVoucher } from '../books/post-voucher.ts';
import { vatCodeOf } from '../books/vat-codes.ts';
import type { SalesDocument, VatSum } from './document.ts';
import type { SaleLine } from './facts.ts';
import { inKroner, vatTreatments } from './vat.ts';

/**
 * Posts the voucher of a document in the transaction that issues it: what the buyer owes, what was earned on each line for which
 * days, and the tax of each rate. A credit note is the same the other way around, on the claim of the invoice that it credits.
 * Called last, since it holds the books until the transaction ends.
 *
 * @param claim Stripe's id of the invoice, which is what payments are told by
 */
export async function postSale(document: SalesDocument, claim: string): Promise<void> {
  const { kind, number, buyer, exchange, stripe, credited } = document;
  const text = `${kind === 'invoice' ? 'Faktura' : 'Kreditnota'} ${number}`;
  await postVoucher({
    kind: kind === 'invoice' ? 'sale' : 'credit',
    reference: stripe.id,
    date: document.issuedOn,
    currency: document.currency,
    ...(exchange ? { exchange: { rate: Number(exchange.rate), source: exchange.source, day: exchange.on } } : {}),
    lines: linesOf(document, claim, text),
    text,
    customer: {
      tenantId: buyer.tenantId,
      name: buyer.name,
      organisationNumber: buyer.organisationNumber ?? null,
      addressLines: buyer.address.lines,
      postalCode: buyer.address.postalCode ?? null,
      place: buyer.address.place ?? null,
      country: buyer.address.country,
    },
    document: number,
    due: document.dueOn,
    ...(credited ? { corrects: credited.number } : {}),
  });
}

/** What the lines of a document come to in the books; the claim is their sum, so that debit is credit to the øre. */
function linesOf(document: SalesDocument, claim: string, text: string): VoucherLine[] {
  const vat = vatOfLines(document);
  const earned = [
    ...document.lines.map((line, at) => revenue(document, line, vat[at] ?? 0)),
    ...document.vat.map((sum) => outputVat(document, sum, text)),
  ];
  const owed = earned.reduce((sum, { amount }) => sum - amount, 0);
  const { gross } = document.totals;
  const own = document.currency === 'NOK' ? {} : { currencyAmount: document.kind === 'invoice' ? gross : -gross };
  return [debit('1500', owed, { text, claim, ...own }), ...earned];
}

/**
 * The VAT of each line in øre. Converted by the line they may come to some øre beside what the document states, which is converted as a
 * sum and is what is owed; the largest line of the rate bears those, so that lists by line and by account agree.
 */
function vatOfLines({ lines, vat, exchange }: SalesDocument): readonly number[] {
  const each = lines.map((line) => inKroner(line.vat, exchange?.rate ?? '1'));
  for (const { treatment, vatNok } of vat) {
    const places = lines.flatMap((line, at) => (line.treatment === treatment ? [at] : []));
    const rest = vatNok - places.reduce((sum, at) => sum + (each[at] ?? 0), 0);
    const largest = places.toSorted((a, b) => Math.abs(each[b] ?? 0) - Math.abs(each[a] ?? 0))[0];
    if (largest !== undefined && rest !== 0) each[largest] = (each[largest] ?? 0) + rest;
  }
  return each;
}

function revenue(document: SalesDocument, line: SaleLine, vat: number): VoucherLine {
  const { saftCode: code, percent } = vatTreatments[line.treatment];
  const net = line.amount - line.discount;
  const nok = kroner(document, net);
  return credit(vatCodeOf(code).revenue, nok, {
    text: line.description,
    ...inOwnCurrency(document, -net),
    vat: { code, rate: percent * 100, base: Math.abs(nok), amount: Math.abs(vat) },
    ...(line.period ? { period: line.period } : {}),
  });
}

const outputVat = (document: SalesDocument, { vatNok, vat }: VatSum, text: string): VoucherLine =>
  credit('2700', document.kind === 'invoice' ? vatNok : -vatNok, { text, ...inOwnCurrency(document, -vat) });

/** In øre, and with the sign of the document: what a credit note takes back was earned once. */
function kroner({ kind, exchange }: SalesDocument, amount: number): number {
  const nok = inKroner(amount, exchange?.rate ?? '1');
  return kind === 'invoice' ? nok : -nok;
}

const inOwnCurrency = ({ currency, kind }: SalesDocument, amount: number): { currencyAmount?: number } =>
  currency === 'NOK' ? {} : { currencyAmount: kind === 'invoice' ? amount : -amount };
