import { daysAfter, daysBetween, now, osloDay, type Day } from '../clock.ts';
import { platformRead } from '../tenancy.ts';
import { postings } from './postings.ts';
import { termOfDay, yearOf, type BookPeriod } from './terms.ts';
import type { VatCodeNumber } from './vat-codes.ts';

/** A claim that is not even, on a day. Øre; positive is owed to us. */
export interface OpenItem {
  readonly customer: number | null;
  /** Null for one whose vouchers are gone, all but what they owe. */
  readonly name: string | null;
  readonly document: string | null;
  readonly claim: string;
  readonly date: Day | null;
  readonly due: Day | null;
  readonly amount: number;
}

/** The customer ledger on a day: each claim that is not even then, oldest first. */
export const openItems = (on: Day): Promise<OpenItem[]> =>
  platformRead<OpenItem>(
    `select x.customer, c.name, x.claim, sum(x.amount)::bigint as amount,
            max(x.document) as document, max(x.day)::text as date, max(x.due)::text as due
       from (select v.customer, l.claim, l.amount, case v.kind when 'sale' then v.document end as document,
                    case v.kind when 'sale' then v.voucher_date end as day, case v.kind when 'sale' then v.due_on end as due
               from voucher_lines l join vouchers v on v.number = l.voucher
              where l.claim is not null and v.voucher_date <= $1::date
             union all
             select customer, claim, amount, null, null, null from book_openings where claim <> '') x
       left join book_customers c on c.number = x.customer
      group by x.customer, c.name, x.claim having sum(x.amount) <> 0
      order by date nulls first, x.claim`,
    [on],
  );

/** What was sold under one code in a period of two months, øre: credit notes are taken off. */
export interface VatSum {
  /** 1 is January and February. */
  readonly term: number;
  readonly code: VatCodeNumber;
  readonly base: number;
  readonly vat: number;
}

/** VAT by term of two months and code (skatteforvaltningsforskriften § 8-3-1: alminnelig oppgjørsperiode). */
export async function vatByTerm(year: number): Promise<VatSum[]> {
  const sums = new Map<string, VatSum>();
  for (const { date, amount, vatCode, vatBase, vatAmount } of await postings(yearOf(year))) {
    if (vatCode === null || vatBase === null || vatAmount === null) continue;
    const { term } = termOfDay(date);
    const sign = amount < 0 ? 1 : -1;
    const key = `${term} ${vatCode.padStart(3)}`;
    const before = sums.get(key) ?? { term, code: vatCode, base: 0, vat: 0 };
    sums.set(key, { ...before, base: before.base + sign * vatBase, vat: before.vat + sign * vatAmount });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** A payout with what it carried, øre. */
export interface PayoutSum {
  readonly payout: string;
  readonly madeOn: Day;
  /** What the bank got. */
  readonly amount: number;
  readonly charges: number;
  readonly refunds: number;
  readonly disputes: number;
  readonly other: number;
  readonly fees: number;
  /** What it carried, less what the bank got: nothing, unless something is missing. Null where Stripe does not tell what it carried. */
  readonly difference: number | null;
}

/** The payouts of a period, each with what it carried. */
export const payoutSums = ({ from, to }: BookPeriod): Promise<PayoutSum[]> =>
  platformRead<PayoutSum>(
    `with carried as (
       select p.source as payout, (p.made_at at time zone 'Europe/Oslo')::date as made_on, -p.amount as amount,
              coalesce(p.payout = p.source, false) as told,
              coalesce(sum(m.amount) filter (where m.type in ('charge', 'payment')), 0) as charges,
              coalesce(sum(m.amount) filter (where m.type in ('refund', 'payment_refund', 'refund_failure')), 0) as refunds,
              coalesce(sum(m.amount) filter (where m.category in ('dispute', 'dispute_reversal')), 0) as disputes,
              coalesce(sum(m.fee), 0) as fees, coalesce(sum(m.amount), 0) as total
         from balance_movements p left join balance_movements m on m.payout = p.source and m.id <> p.id
        where p.type = 'payout' group by p.id)
     select payout, made_on::text as "madeOn", amount::bigint, charges::bigint, refunds::bigint, disputes::bigint,
            (total - charges - refunds - disputes)::bigint as other, fees::bigint,
            case when told then (total - fees - amount)::bigint end as difference
       from carried where made_on between $1::date and $2::date order by made_on, payout`,
    [from, to],
  );

/** What was invoiced until a day for days after it, by the month in which it will have been earned. Øre. */
export interface DeferredMonth {
  /** `2027-03`. */
  readonly month: string;
  readonly amount: number;
}

/**
 * Revenue that was invoiced until a day and is earned after it, by month. Each line is spread over its days alike; the øre of rounding fall on the last
 * days, so that the months come to the whole.
 */
export async function deferredRevenue(on: Day): Promise<DeferredMonth[]> {
  const months = new Map<string, number>();
  for (const { amount, serviceFrom, serviceTo } of await postings({ from: '2000-01-01', to: on })) {
    if (serviceFrom === null || serviceTo === null || serviceTo <= on) continue;
    for (const [month, part] of spread(-amount, serviceFrom, serviceTo, on))
      months.set(month, (months.get(month) ?? 0) + part);
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, amount]) => ({ month, amount }));
}

/** The part of an amount that falls on days after `on`, by month. */
export function spread(amount: number, from: Day, to: Day, on: Day): [string, number][] {
  const days = daysBetween(from, to) + 1;
  const until = (day: Day): number =>
    Math.trunc((amount * Math.min(days, Math.max(0, daysBetween(from, day) + 1))) / days);
  const parts: [string, number][] = [];
  let day = on < from ? from : daysAfter(on, 1);
  while (day <= to) {
    const month = day.slice(0, 7);
    const last = lastOf(month) < to ? lastOf(month) : to;
    parts.push([month, until(last) - until(daysAfter(day, -1))]);
    day = daysAfter(last, 1);
  }
  return parts;
}

function lastOf(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** What is wrong with the series of vouchers, which is nothing. */
export interface VoucherGaps {
  readonly first: number | null;
  readonly last: number | null;
  readonly missing: readonly number[];
}

/** How long a movement at Stripe may wait for its sale before somebody has to look. */
const WAITING_HOURS = 24;

/** How much there is to look at in the books, for a page that only points to them: numbers missing, money not posted, payouts that do not agree. */
export async function booksToLookAt(): Promise<number> {
  const since = new Date(now().getTime() - WAITING_HOURS * 3_600_000);
  const [{ missing }, [waiting], payouts] = await Promise.all([
    voucherGaps(),
    platformRead<{ count: number }>(
      `select count(*)::int as count from balance_movements where posted_at is null and failure is not null and made_at < $1`,
      [since],
    ),
    payoutSums({ from: daysAfter(osloDay(), -366), to: osloDay() }),
  ]);
  const told = payouts.filter(({ difference }) => difference !== null && difference !== 0);
  return missing.length + (waiting?.count ?? 0) + told.length;
}

/** A movement at Stripe that is not in the books. Amounts in the smallest unit of its currency. */
export interface UnpostedMovement {
  readonly id: string;
  readonly source: string | null;
  readonly type: string;
  readonly madeAt: Date;
  readonly amount: number;
  readonly currency: string;
  readonly failure: string | null;
}

/** The oldest movements that are not in the books, with why. */
export const oldestUnposted = (): Promise<UnpostedMovement[]> =>
  platformRead<UnpostedMovement>(
    `select id, source, type, made_at as "madeAt", amount, currency, failure from balance_movements
      where posted_at is null order by made_at, id limit 50`,
  );

/** Looks for numbers that are missing between the first and the last, and past the last one given. */
export async function voucherGaps(): Promise<VoucherGaps> {
  const [[ends], missing] = await Promise.all([
    platformRead<{ first: number | null; last: number | null }>(
      `select min(number) as first, max(number) as last from vouchers`,
    ),
    platformRead<{ number: number }>(
      `select n as number from book_series s, generate_series(1, s.last_number) n
        where s.name = 'voucher' and not s.erased @> n and not exists (select from vouchers v where v.number = n)
        order by n limit 100`,
    ),
  ]);
  return {
    first: ends?.first ?? null,
    last: ends?.last ?? null,
    missing: missing.map(({ number }) => number),
  };
}
