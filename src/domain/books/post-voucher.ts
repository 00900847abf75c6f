import { daysAfter, type Day } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { change, platformRead, sql } from '../tenancy.ts';
import { customerNumber } from './book-customers.ts';
import { closedUntil } from './close-term.ts';
import { lockedNumber, setLastNumber } from './series.ts';
import { linesToPost, WrongVoucher, type Voucher, type VoucherLine } from './voucher.ts';

/** What came of posting. */
export interface Posted {
  /** The voucher's number («bilagsnummer»), in one series without gaps. */
  readonly number: number;
  /** Whether it was posted now; false when the same was posted before. */
  readonly isNew: boolean;
}

/**
 * Posts a voucher in the open transaction, a tenant's or OnNet's own: it stands or falls with what it is the record of. The same kind and
 * reference again is the same voucher, so a duty may call it any number of times and at once. Posted vouchers never change: a mistake is
 * corrected by another voucher.
 *
 * A day in a term that is closed becomes the first open one, and the voucher says when it happened.
 *
 * From the first one on, the transaction holds the series until it ends, so post last and ask nobody outside meanwhile.
 *
 * @returns undefined when there is nothing to post: every line is nothing, as with an invoice of zero
 * @throws WrongVoucher when debit is not credit, and when the same kind and reference was posted with other amounts
 */
export async function postVoucher(voucher: Voucher): Promise<Posted | undefined> {
  const lines = linesToPost(voucher);
  if (lines.length === 0) return undefined;
  const before = await alreadyPosted(voucher, lines);
  if (before) return before;
  const { customer: named = null } = voucher;
  const customer = named === null || typeof named === 'number' ? named : await customerNumber(named);
  const last = await lockedNumber('voucher');
  const meanwhile = await alreadyPosted(voucher, lines);
  if (meanwhile) return meanwhile;
  const number = last + 1;
  const closed = await closedUntil();
  const date = closed !== undefined && voucher.date <= closed ? daysAfter(closed, 1) : voucher.date;
  await setLastNumber('voucher', number);
  await insertVoucher({ number, date, customer, lines: lines.length }, voucher);
  await insertLines(number, lines);
  await faultPoint('voucher posted, not committed');
  return { number, isNew: true };
}

/** Those of the references that no voucher of the kind stands for yet: what is posted need not be looked into again. */
export async function notYetPosted(kind: Voucher['kind'], references: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await platformRead<{ reference: string }>(
    `select reference from unnest($2::text[]) as asked (reference)
      where not exists (select from vouchers v where v.kind = $1 and v.reference = asked.reference)`,
    [kind, references],
  );
  return new Set(rows.map(({ reference }) => reference));
}

/** The voucher of the same kind and reference. Other amounts than it has would be another fact under the same name. */
async function alreadyPosted(voucher: Voucher, lines: readonly VoucherLine[]): Promise<Posted | undefined> {
  const rows = await sql<{ number: number; account: string; amount: number }>(
    `select v.number, l.account, sum(l.amount)::bigint as amount
       from vouchers v join voucher_lines l on l.voucher = v.number
      where v.kind = $1 and v.reference = $2
      group by 1, 2 having sum(l.amount) <> 0`,
    [voucher.kind, voucher.reference],
  );
  const [first] = rows;
  if (!first) return undefined;
  if (byAccount(rows) !== byAccount(lines))
    throw new WrongVoucher(voucher, `posted with other amounts as ${first.number}`);
  return { number: first.number, isNew: false };
}

/** The sum of each account, written so that two can be compared. */
function byAccount(lines: readonly { readonly account: string; readonly amount: number }[]): string {
  const sums = new Map<string, number>();
  for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([account, sum]) => `${account} ${sum}`)
    .toSorted()
    .join('; ');
}

interface Place {
  readonly number: number;
  /** The voucher's own day, or the first that is open. */
  readonly date: Day;
  readonly customer: number | null;
  readonly lines: number;
}

async function insertVoucher({ number, date, customer, lines }: Place, voucher: Voucher): Promise<void> {
  await change(
    `insert into vouchers (number, kind, reference, voucher_date, currency, exchange_rate, exchange_source, exchange_day,
                           description, customer, document, stripe_id, due_on, corrects, line_count, happened_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      number,
      voucher.kind,
      voucher.reference,
      date,
      voucher.currency,
      voucher.exchange?.rate ?? 1,
      voucher.exchange?.source ?? null,
      voucher.exchange?.day ?? null,
      voucher.text,
      customer,
      voucher.document ?? null,
      voucher.stripeId ?? null,
      voucher.due ?? null,
      voucher.corrects ?? null,
      lines,
      date === voucher.date ? null : voucher.date,
    ],
  );
}

/** Each line carries the sum so far, by which the database sees that the last comes to nothing. */
async function insertLines(number: number, lines: readonly VoucherLine[]): Promise<void> {
  let balance = 0;
  const rows = lines.map(({ account, amount, currencyAmount, text, vat, claim, period }, at) => {
    const before = balance;
    balance += amount;
    return {
      line: at + 1,
      previous: at === 0 ? null : at,
      account,
      amount,
      currency_amount: currencyAmount ?? amount,
      balance_before: before,
      balance,
      description: text,
      claim,
      vat_code: vat?.code,
      vat_rate: vat?.rate,
      vat_base: vat?.base,
      vat_amount: vat?.amount,
      service_from: period?.from,
      service_to: period?.to,
    };
  });
  await change(
    `insert into voucher_lines (voucher, line_count, line, previous, account, amount, currency_amount, balance_before, balance,
                                description, claim, vat_code, vat_rate, vat_base, vat_amount, service_from, service_to)
     select $1, $2, l.line, l.previous, l.account, l.amount, l.currency_amount, l.balance_before, l.balance,
            l.description, l.claim, l.vat_code, l.vat_rate, l.vat_base, l.vat_amount, l.service_from, l.service_to
       from jsonb_to_recordset($3::jsonb) as l (
              line smallint, previous smallint, account text, amount bigint, currency_amount bigint, balance_before bigint,
              balance bigint, description text, claim text, vat_code text, vat_rate integer, vat_base bigint,
              vat_amount bigint, service_from date, service_to date)`,
    [number, rows.length, JSON.stringify(rows)],
  );
}
