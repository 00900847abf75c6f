import { currentTenantId, sql } from '../tenancy.ts';

/** The number series: invoices and credit notes, and the same of Stripe's test mode, which must not use up real numbers. */
export type SeriesCode = 'invoice' | 'credit' | 'test-invoice' | 'test-credit';

/** What stands before the number: a credit note is never mistaken for the invoice of the same number, nor a test for either. */
const prefixes: Readonly<Record<SeriesCode, string>> = {
  invoice: '',
  credit: 'K',
  'test-invoice': 'T',
  'test-credit': 'TK',
};

/** The series a document belongs to. */
export const seriesOf = (kind: 'invoice' | 'credit', livemode: boolean): SeriesCode =>
  livemode ? kind : `test-${kind}`;

/** A number as it stands on the document and is said on the phone: `10001`, `K10001`. */
export const documentNumber = (series: SeriesCode, number: number): string => `${prefixes[series]}${number}`;

/** Has whoever else wants a number of a series wait until the open transaction ends. */
export async function lockSeries(series: SeriesCode): Promise<void> {
  await sql(`select from sales_document_series where tenant_id = $1 and code = $2 for update`, [
    currentTenantId(),
    series,
  ]);
}

/**
 * Takes the next number of a series that is locked, in the open transaction, which must write the document that bears it; one
 * that fails gives it back. So there are no gaps and no doubles, and documents are numbered in the order in which they are
 * issued (bokføringsforskriften § 5-1-3).
 */
export async function takeNumber(series: SeriesCode): Promise<number> {
  const [row] = await sql<{ number: number }>(
    `update sales_document_series set last_number = last_number + 1 where tenant_id = $1 and code = $2
     returning last_number::int as number`,
    [currentTenantId(), series],
  );
  if (!row) throw new Error('a number of a series that nobody has locked');
  return row.number;
}
