import { platformRead } from '../tenancy.ts';
import type { AccountNumber } from './chart-of-accounts.ts';
import { known } from './postings.ts';
import type { BookPeriod } from './terms.ts';

/** Balances of something before a period, and after it, in øre, debit positive. */
export interface Balances {
  readonly opening: number;
  readonly closing: number;
}

/** A customer of the ledger, with what stands on their claims. */
export interface CustomerRow extends Balances {
  readonly number: number;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly lines: readonly string[];
  readonly postalCode: string | null;
  readonly place: string | null;
  readonly country: string;
}

/** Where what was earned and spent in earlier years stands. Nothing is posted on it. */
const EARLIER_YEARS: AccountNumber = '2050';

/**
 * Before the period and after it. The books begin empty, so what stands on an account is all that was posted on it, also by vouchers that are gone
 * since. Accounts of income and cost, from 3000 on, begin every accounting year at nothing: what they came to in the years before is
 * equity, so that opening balances come to nothing together, as they must.
 */
export async function accountBalances({ from, to }: BookPeriod): Promise<ReadonlyMap<AccountNumber, Balances>> {
  const rows = await platformRead<Balances & { readonly account: string }>(
    `select case when account >= '3000' and day < date_trunc('year', $1::date) then $3 else account end as account,
            coalesce(sum(amount) filter (where day < $1::date), 0)::bigint as opening, sum(amount)::bigint as closing
       from (select l.account, l.amount, v.voucher_date as day from voucher_lines l join vouchers v on v.number = l.voucher
              where v.voucher_date <= $2::date
             union all select account, amount, '-infinity' from book_openings) x
      group by 1`,
    [from, to, EARLIER_YEARS],
  );
  return new Map(rows.map((row) => [known(row.account), row]));
}

/** Every customer that something was posted on until the end of the period. */
export function customersWithBalances({ from, to }: BookPeriod): Promise<CustomerRow[]> {
  return platformRead<CustomerRow>(
    `select c.number, c.name, c.organisation_number as "organisationNumber", c.address_lines as lines,
            c.postal_code as "postalCode", c.place, c.country_code as country,
            coalesce(sum(x.amount) filter (where x.day < $1::date), 0)::bigint as opening,
            coalesce(sum(x.amount), 0)::bigint as closing
       from book_customers c
       join (select v.customer, v.voucher_date as day, l.amount from vouchers v
               left join voucher_lines l on l.voucher = v.number and l.account = '1500' where v.voucher_date <= $2::date
             union all select customer, '-infinity', amount from book_openings where account = '1500') x
         on x.customer = c.number
      group by c.number order by c.number`,
    [from, to],
  );
}
