import { record } from '../audit/audit.ts';
import { daysAfter, now, osloDay, type Day } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { demandOperator, type Operator } from '../privacy/registers/operator.ts';
import { change, inPlatform, platformRead, sql } from '../tenancy.ts';
import { lockedNumber } from './series.ts';
import { termOf, termOfDay, type VatTerm } from './terms.ts';

/** The last day that takes no voucher any more, in the open transaction; undefined while nothing is closed. */
export async function closedUntil(): Promise<Day | undefined> {
  const [row] = await sql<{ until: Day | null }>(`select max(closed_until)::text as until from book_closings`);
  return row?.until ?? undefined;
}

/** How closing stands. */
export interface Closings {
  readonly until: Day | null;
  /** The oldest term that is open and over; undefined when there is none. */
  readonly next: VatTerm | undefined;
}

/** What is closed, and what can be closed next: one term after the other, from the first that anything was posted in. */
export async function closings(): Promise<Closings> {
  const [row] = await platformRead<{ until: Day | null; first: Day | null }>(
    `select (select max(closed_until) from book_closings)::text as until, (select min(voucher_date) from vouchers)::text as first`,
  );
  const from = row?.until ? daysAfter(row.until, 1) : row?.first;
  const next = from ? termOfDay(from) : undefined;
  return { until: row?.until ?? null, next: next && termOf(next).to < osloDay() ? next : undefined };
}

/**
 * Closes a VAT term, for when it has been reported: what is posted of its days from now on stands in the next. It cannot be opened again.
 * @param asked the term that the page showed
 * @throws Invalid (`term`) for another than the next one, which somebody else may have closed; NotAllowed
 */
export async function closeTerm(operator: Operator, asked: VatTerm): Promise<void> {
  demandOperator(operator);
  await inPlatform(async () => {
    // Whoever is posting in the term now comes first.
    await lockedNumber('voucher');
    const { next } = await closings();
    if (next?.year !== asked.year || next.term !== asked.term) throw new Invalid({ term: 'books.problem.term' });
    const { to } = termOf(asked);
    await change(`insert into book_closings (closed_until, closed_at) values ($1, $2)`, [to, now()]);
    await record({ kind: 'operator', id: operator.id }, 'books.term-closed', { kind: 'books' }, { until: to });
  });
}
