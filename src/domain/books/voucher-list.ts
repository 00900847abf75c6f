import { beginCsv, csvRows } from '../exports/csv.ts';
import { kroner } from './amount-text.ts';
import { accountOf } from './chart-of-accounts.ts';
import { postings, type Posting } from './postings.ts';
import type { BookPeriod } from './terms.ts';
import { voucherKinds } from './voucher-kinds.ts';

const manner = { delimiter: ';' } as const;

/** The columns of the voucher list, in Norwegian as accountants' programs read them. */
export const voucherListColumns = [
  'bilagsnr',
  'dato',
  'bilagstype',
  'stripe_id',
  'kundenr',
  'navn',
  'orgnr',
  'beskrivelse',
  'konto',
  'kontonavn',
  'mva_kode',
  'mva_sats',
  'mva_grunnlag',
  'mva_belop',
  'debet',
  'kredit',
  'valuta',
  'kurs',
  'valutabelop',
  'dokument',
  'forfall',
  'betalt_dato',
  'gjelder_dokument',
  'fordring',
] as const;

/**
 * The voucher list of a period as CSV: one row for each line, `;` between cells, decimal comma, days as `2027-02-01`, UTF-8 with its mark.
 * Amounts are in NOK; those in the currency of the sale stand beside them.
 */
export async function voucherList(period: BookPeriod): Promise<string> {
  const rows = (await postings(period)).map(row);
  return beginCsv(voucherListColumns, manner) + (rows.length === 0 ? '' : csvRows(rows, manner));
}

const row = (one: Posting): string[] => [
  String(one.voucher),
  one.date,
  voucherKinds[one.kind].word,
  one.stripeId ?? one.reference,
  one.customer === null ? '' : String(one.customer),
  one.customerName ?? '',
  one.organisationNumber ?? '',
  one.text,
  one.account,
  accountOf(one.account).nb,
  one.vatCode ?? '',
  one.vatRate === null ? '' : String(one.vatRate / 100).replace('.', ','),
  one.vatBase === null ? '' : kroner(one.vatBase),
  one.vatAmount === null ? '' : kroner(one.vatAmount),
  one.amount > 0 ? kroner(one.amount) : '',
  one.amount < 0 ? kroner(-one.amount) : '',
  one.currency,
  String(one.rate).replace('.', ','),
  kroner(Math.abs(one.currencyAmount)),
  one.document ?? '',
  one.due ?? '',
  one.paidOn ?? '',
  one.corrects ?? '',
  one.claim ?? '',
];
