import { documentArchive } from '../../domain/books/document-archive.ts';
import { deferredRevenue, openItems, payoutSums, vatByTerm, voucherGaps } from '../../domain/books/reports.ts';
import { saft } from '../../domain/books/saft.ts';
import { yearOf } from '../../domain/books/terms.ts';
import { voucherList } from '../../domain/books/voucher-list.ts';
import { isDay, osloDay } from '../../domain/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { download, page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';

/** The first year there can be books of. */
const FIRST_YEAR = 2026;

/** GET: the books of a year: what is open, VAT, payouts, what is paid ahead, and whether anything is missing. */
export async function show(visit: Visit): Promise<Answer> {
  const year = yearIn(visit.query('year'));
  const asked = visit.query('on');
  const on = isDay(asked) ? asked : lastDayOf(year);
  const [items, vat, payouts, deferred, gaps] = await Promise.all([
    openItems(on),
    vatByTerm(year),
    payoutSums(yearOf(year)),
    deferredRevenue(on),
    voucherGaps(),
  ]);
  const thisYear = Number(osloDay().slice(0, 4));
  return page('operator/books', visit.t('books.title'), {
    year,
    years: Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => thisYear - at),
    on,
    items,
    vat,
    payouts,
    deferred,
    gaps,
  });
}

/** GET: a file of a year: `vouchers.csv`, `saft.xml` or `documents.zip`. */
export async function file(visit: Visit): Promise<Answer> {
  const year = yearIn(visit.query('year'));
  const period = yearOf(year);
  switch (visit.param('file')) {
    case 'vouchers.csv':
      return download(
        await voucherList(period),
        visit.t('books.file.vouchers', { year: String(year) }),
        'text/csv; charset=utf-8',
      );
    case 'saft.xml':
      return download(await saft(period), visit.t('books.file.saft', { year: String(year) }), 'application/xml');
    case 'documents.zip':
      return download(
        await documentArchive(period),
        visit.t('books.file.documents', { year: String(year) }),
        'application/zip',
      );
    default:
      throw new NotFound('file');
  }
}

/** Today in the running year, the last day of one that is over. */
function lastDayOf(year: number): string {
  const today = osloDay();
  const last = yearOf(year).to;
  return last < today ? last : today;
}

/** The running year unless another that can have books is asked for. @throws NotFound for what is no year */
function yearIn(text: string): number {
  const today = Number(osloDay().slice(0, 4));
  if (text === '') return today;
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < FIRST_YEAR || year > today) throw new NotFound('year');
  return year;
}
