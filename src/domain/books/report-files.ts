import type { Day } from '../clock.ts';
import { beginCsv, csvRows } from '../exports/csv.ts';
import { PLATFORM_TENANT_ID } from '../identifiers.ts';
import { seriesReports } from '../sales-documents/control/series-report.ts';
import { readingTenant } from '../tenancy.ts';
import { kroner } from './amount-text.ts';
import { deferredRevenue, openItems, payoutSums, vatByTerm, voucherGaps } from './reports.ts';
import { termOf, type BookPeriod } from './terms.ts';
import { vatCodeOf } from './vat-codes.ts';

const manner = { delimiter: ';' } as const;
const csv = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  beginCsv(headings, manner) + (rows.length === 0 ? '' : csvRows(rows, manner));

/** What is open on a day, claim by claim, as CSV. */
export const openItemsFile = async (on: Day): Promise<string> =>
  csv(
    ['kundenr', 'navn', 'dokument', 'fordring', 'dato', 'forfall', 'belop'],
    (await openItems(on)).map((one) => [
      one.customer === null ? '' : String(one.customer),
      one.name ?? '',
      one.document ?? '',
      one.claim,
      one.date ?? '',
      one.due ?? '',
      kroner(one.amount),
    ]),
  );

/** VAT by term and code of the year that a period is in, and no other terms than the period’s, as CSV. */
export async function vatFile({ from, to }: BookPeriod): Promise<string> {
  const year = Number(from.slice(0, 4));
  const sums = (await vatByTerm(year)).filter(({ term }) => {
    const days = termOf({ year, term });
    return days.from >= from && days.to <= to;
  });
  return csv(
    ['aar', 'termin', 'mva_kode', 'behandling', 'grunnlag', 'avgift'],
    sums.map(({ term, code, base, vat }) => [
      String(year),
      String(term),
      code,
      vatCodeOf(code).nb,
      kroner(base),
      kroner(vat),
    ]),
  );
}

/** The payouts of a period, each with what it carried, as CSV. A difference is empty where Stripe does not tell. */
export const payoutsFile = async (period: BookPeriod): Promise<string> =>
  csv(
    ['dato', 'utbetaling', 'innbetalt', 'tilbakebetalt', 'innsigelser', 'annet', 'gebyr', 'til_banken', 'differanse'],
    (await payoutSums(period)).map((one) => [
      one.madeOn,
      one.payout,
      kroner(one.charges),
      kroner(one.refunds),
      kroner(one.disputes),
      kroner(one.other),
      kroner(-one.fees),
      kroner(one.amount),
      one.difference === null ? '' : kroner(one.difference),
    ]),
  );

/** What is invoiced until a day for the time after it, by month, as CSV. */
export const deferredFile = async (on: Day): Promise<string> =>
  csv(
    ['maaned', 'belop'],
    (await deferredRevenue(on)).map(({ month, amount }) => [month, kroner(amount)]),
  );

/** Each series of numbers and what is missing in it, as CSV: vouchers, invoices and credit notes. */
export async function gapsFile(): Promise<string> {
  const [vouchers, series] = await Promise.all([
    voucherGaps(),
    readingTenant(PLATFORM_TENANT_ID, () => seriesReports()),
  ]);
  return csv(
    ['serie', 'forste', 'siste', 'mangler'],
    [
      ['bilag', String(vouchers.first ?? ''), String(vouchers.last ?? ''), vouchers.missing.join(' ')],
      ...series.map(({ code, first, last, missing }) => [code, first ?? '', last ?? '', missing.join(' ')]),
    ],
  );
}
