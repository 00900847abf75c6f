import { record, system } from '../audit/audit.ts';
import { osloDay } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { retentionCodes } from '../privacy/inventory/retention-codes.ts';
import { change, inPlatform, sql } from '../tenancy.ts';
import { lockedNumber } from './series.ts';

/** Vouchers deleted in one transaction. */
const PER_BATCH = 1000;

/**
 * Empties the books of the accounting years whose term is over: vouchers of 2026 go on 1 January 2032, and with the last of a customer's
 * what the books know of who that was. What went is carried as the opening balance of each account and claim. A second night finds nothing
 * to do; the database refuses anything earlier.
 */
export async function forgetBooks(): Promise<void> {
  const keptFrom = `${Number(osloDay().slice(0, 4)) - retentionCodes.bookkeeping.period.number}-01-01`;
  while ((await inPlatform(() => forgetBatch(keptFrom))) === PER_BATCH) await faultPoint('vouchers deleted');
  await faultPoint('books emptied');
  await inPlatform(forgetCustomers);
  await inPlatform(() =>
    change(
      `delete from balance_movements where posted_at is not null and (made_at at time zone 'Europe/Oslo')::date < $1::date`,
      [keptFrom],
    ),
  );
}

/** @returns how many vouchers went */
async function forgetBatch(keptFrom: string): Promise<number> {
  await lockedNumber('voucher');
  const rows = await sql<{ number: number }>(
    `select number from vouchers where voucher_date < $1::date order by voucher_date, number limit ${PER_BATCH}`,
    [keptFrom],
  );
  if (rows.length === 0) return 0;
  const numbers = [rows.map(({ number }) => number)];
  await change(
    `insert into book_openings (account, claim, customer, amount, currency_amount)
     select l.account, coalesce(l.claim, ''), case when l.claim is not null then max(v.customer) end, sum(l.amount), sum(l.currency_amount)
       from voucher_lines l join vouchers v on v.number = l.voucher where v.number = any($1::int[]) group by l.account, l.claim
     on conflict (account, claim) do update
       set amount = book_openings.amount + excluded.amount,
           currency_amount = book_openings.currency_amount + excluded.currency_amount`,
    numbers,
  );
  await change(`delete from book_openings where amount = 0 and currency_amount = 0`);
  await change(
    `update book_series set erased = erased + (select range_agg(int4range(n, n, '[]')) from unnest($1::int[]) n) where name = 'voucher'`,
    numbers,
  );
  // The lines of a voucher hold each other and the voucher: all of them go in one statement, and then it.
  await change(`delete from voucher_lines where voucher = any($1::int[])`, numbers);
  await change(`delete from vouchers where number = any($1::int[])`, numbers);
  await record(system, 'books.forgotten', { kind: 'books' }, { count: rows.length });
  return rows.length;
}

/** Whoever has no voucher left, past anybody who is being posted on now. What they may still owe is a number on an account. */
const forgetCustomers = (): Promise<number> =>
  change(
    `delete from book_customers where number in (
       select number from book_customers c where not exists (select from vouchers v where v.customer = c.number)
          for update skip locked)`,
  );
