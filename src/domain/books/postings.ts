import type { Day } from '../clock.ts';
import { platformRead } from '../tenancy.ts';
import { isAccount, type AccountNumber } from './chart-of-accounts.ts';
import { isVatCode, type VatCodeNumber } from './vat-codes.ts';
import type { BookPeriod } from './terms.ts';
import type { VoucherKind } from './voucher-kinds.ts';

/** A line that was posted, with what its voucher says. Amounts in øre, debit positive. */
export interface Posting {
  readonly voucher: number;
  readonly line: number;
  readonly kind: VoucherKind;
  readonly reference: string;
  readonly date: Day;
  /** The day it happened, where that is in a term that was closed when it was posted. */
  readonly happenedOn: Day | null;
  readonly postedOn: Day;
  readonly voucherText: string;
  readonly text: string;
  readonly currency: string;
  readonly rate: number;
  readonly document: string | null;
  readonly stripeId: string | null;
  readonly due: Day | null;
  readonly corrects: string | null;
  readonly customer: number | null;
  readonly customerName: string | null;
  readonly organisationNumber: string | null;
  readonly account: AccountNumber;
  readonly amount: number;
  readonly currencyAmount: number;
  readonly claim: string | null;
  /** The day the claim became even, if it is. */
  readonly paidOn: Day | null;
  readonly vatCode: VatCodeNumber | null;
  /** Hundredths of a percent. */
  readonly vatRate: number | null;
  readonly vatBase: number | null;
  readonly vatAmount: number | null;
  readonly serviceFrom: Day | null;
  readonly serviceTo: Day | null;
}

type Row = Omit<Posting, 'account' | 'vatCode'> & { readonly account: string; readonly vatCode: string | null };

/** Every line of a period, by voucher and line: what each report is made from. */
export async function postings({ from, to }: BookPeriod): Promise<Posting[]> {
  const rows = await platformRead<Row>(
    `select v.number as voucher, l.line, v.kind, v.reference, v.voucher_date::text as date, v.happened_on::text as "happenedOn",
            (v.posted_at at time zone 'Europe/Oslo')::date::text as "postedOn", v.description as "voucherText",
            l.description as text, v.currency, v.exchange_rate::float8 as rate, v.document, v.stripe_id as "stripeId",
            v.due_on::text as due, v.corrects, v.customer, c.name as "customerName",
            c.organisation_number as "organisationNumber", l.account, l.amount, l.currency_amount as "currencyAmount",
            l.claim, p.day::text as "paidOn", l.vat_code as "vatCode", l.vat_rate as "vatRate", l.vat_base as "vatBase",
            l.vat_amount as "vatAmount", l.service_from::text as "serviceFrom", l.service_to::text as "serviceTo"
       from vouchers v join voucher_lines l on l.voucher = v.number left join book_customers c on c.number = v.customer
       left join (select e.claim, max(w.voucher_date) as day from voucher_lines e join vouchers w on w.number = e.voucher
                   where e.claim is not null group by 1 having sum(e.amount) = 0) p on p.claim = l.claim
      where v.voucher_date between $1::date and $2::date
      order by v.number, l.line`,
    [from, to],
  );
  return rows.map(({ account, vatCode, ...row }) => ({ ...row, account: known(account), vatCode: knownCode(vatCode) }));
}

/** An account that something was posted on is never taken out of the chart. @throws Error when one was */
export function known(account: string): AccountNumber {
  if (!isAccount(account)) throw new Error(`the chart has no account ${account}`);
  return account;
}

function knownCode(code: string | null): VatCodeNumber | null {
  if (code !== null && !isVatCode(code)) throw new Error(`there is no VAT code ${code}`);
  return code;
}
