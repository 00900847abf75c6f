import { isBookFile, takeBookFile, type FileScope } from '../../domain/books/book-files.ts';
import { chartOfAccounts } from '../../domain/books/chart-of-accounts.ts';
import { postedByHand } from '../../domain/books/post-by-hand.ts';
import { closings, closeTerm } from '../../domain/books/close-term.ts';
import { accountants, endReading, letReadBooks } from '../../domain/books/readers.ts';
import {
  deferredRevenue,
  oldestUnposted,
  openItems,
  payoutSums,
  vatByTerm,
  voucherGaps,
} from '../../domain/books/reports.ts';
import { termOf, yearOf } from '../../domain/books/terms.ts';
import { isDay, osloDay } from '../../domain/clock.ts';
import { Invalid, NotFound } from '../../domain/errors.ts';
import { userOf } from '../account/account.ts';
import { download, page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import { fieldWords, problemWords } from '../problem-words.ts';
import type { Answer, Visit } from '../visit.ts';

/** The first year there can be books of. */
const FIRST_YEAR = 2026;

/** GET: the books of a year or a term: what is open, VAT, payouts, what is paid ahead, and whether anything is missing. */
export const show = (visit: Visit): Promise<Answer> => answer(visit, '', {});

/** GET: a file of the books, of the year or term that the page shows. */
export async function file(visit: Visit): Promise<Answer> {
  const name = visit.param('file');
  if (!isBookFile(name)) throw new NotFound('file');
  const { year, term, scope } = asked(visit);
  const { body, type } = await takeBookFile(userOf(visit), name, scope);
  const [stem = '', ending = ''] = name.split('.');
  return download(body, `onnet-${stem}-${year}${term === 0 ? '' : `-t${term}`}.${ending}`, type);
}

/** POST: a VAT term is closed for good. */
export async function close(visit: Visit): Promise<Answer> {
  const asking = { year: Number(visit.field('year')), term: Number(visit.field('term')) };
  try {
    await closeTerm(userOf(visit), asking);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return redirect(paths.operator.books(), { text: problemWords(visit.t, error.fields['term'] ?? '') });
  }
  return redirect(paths.operator.books(), {
    text: visit.t('books.closed', { number: asking.term, year: String(asking.year) }),
  });
}

/** POST: somebody may read the books. */
export async function addReader(visit: Visit): Promise<Answer> {
  const typed = visit.field('email');
  try {
    await letReadBooks(userOf(visit), typed);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return answer(visit, typed, fieldWords(visit.t, error.fields));
  }
  return redirect(paths.operator.books(), { text: visit.t('books.readers.added') });
}

/** POST: somebody may read them no longer. */
export async function endReader(visit: Visit): Promise<Answer> {
  await endReading(userOf(visit), visit.param('id'));
  return redirect(paths.operator.books(), { text: visit.t('books.readers.ended') });
}

async function answer(visit: Visit, email: string, problems: Readonly<Record<string, string>>): Promise<Answer> {
  const user = userOf(visit);
  const { year, term, scope } = asked(visit);
  const [items, vat, payouts, deferred, gaps, unposted, byHand, closed] = await Promise.all([
    openItems(scope.on),
    vatByTerm(year),
    payoutSums(scope),
    deferredRevenue(scope.on),
    voucherGaps(),
    oldestUnposted(),
    postedByHand(scope),
    closings(),
  ]);
  const thisYear = Number(osloDay().slice(0, 4));
  return page(
    'operator/books',
    visit.t('books.title'),
    {
      year,
      term,
      years: Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => thisYear - at),
      on: scope.on,
      items,
      vat: vat.filter((one) => term === 0 || one.term === term),
      payouts,
      deferred,
      gaps,
      unposted,
      byHand: byHand.map((one) => ({ ...one, accountName: chartOfAccounts[one.account][visit.language] })),
      closings: closed,
      readers: user.operator ? { accountants: await accountants(user), email, problems } : undefined,
    },
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  );
}

/** What is asked for; `term` 0 is the whole year. @throws NotFound for what is no year or term */
function asked(visit: Visit): { readonly year: number; readonly term: number; readonly scope: FileScope } {
  const year = yearIn(visit.query('year'));
  const typed = visit.query('term');
  if (!/^[0-6]?$/.test(typed)) throw new NotFound('term');
  const term = Number(typed);
  const period = term === 0 ? yearOf(year) : termOf({ year, term });
  const today = osloDay();
  const on = visit.query('on');
  return { year, term, scope: { ...period, on: isDay(on) ? on : period.to < today ? period.to : today } };
}

/** The running year unless another that can have books is asked for. @throws NotFound for what is no year */
function yearIn(text: string): number {
  const today = Number(osloDay().slice(0, 4));
  if (text === '') return today;
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < FIRST_YEAR || year > today) throw new NotFound('year');
  return year;
}
