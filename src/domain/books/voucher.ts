import type { Day } from '../clock.ts';
import { accountOf, type AccountNumber } from './chart-of-accounts.ts';
import type { BookCustomer } from './book-customers.ts';
import type { VatCodeNumber } from './vat-codes.ts';
import type { VoucherKind } from './voucher-kinds.ts';

/** What VAT a line of revenue has. */
export interface LineVat {
  readonly code: VatCodeNumber;
  /** Hundredths of a percent, as it was that day. */
  readonly rate: number;
  /** Øre in NOK, never negative: what VAT is counted of, and the VAT. Which side they are on follows from the line. */
  readonly base: number;
  readonly amount: number;
}

/** The days a service is rendered, both included. */
export interface ServicePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** What a line may say besides account and amount. */
export interface LineDetails {
  /** What it is, without the name of a person. */
  readonly text: string;
  /** In the voucher's own currency and its minor unit, with the sign of the line; left out where that is NOK. */
  readonly currencyAmount?: number;
  readonly vat?: LineVat;
  /** Which claim, on an account that is a sum of claims: Stripe's id of the invoice. */
  readonly claim?: string;
  readonly period?: ServicePeriod;
}

/** One line: øre in NOK, debit positive and credit negative. */
export interface VoucherLine extends LineDetails {
  readonly account: AccountNumber;
  readonly amount: number;
}

/** A rate of exchange: NOK for one unit of the currency, who said so, and of which day. */
export interface ExchangeRate {
  readonly rate: number;
  readonly source: string;
  readonly day: Day;
}

/** A voucher to be posted. */
export interface Voucher {
  readonly kind: VoucherKind;
  /** The business object it is the record of, such as the id of Stripe's invoice: one voucher for each kind and reference. */
  readonly reference: string;
  /** The Norwegian day it belongs to, which says the VAT term and the accounting year. */
  readonly date: Day;
  /** ISO 4217, three capitals: what was agreed in. The lines are in NOK whatever it is. */
  readonly currency: string;
  /** Exactly when the currency is not NOK. */
  readonly exchange?: ExchangeRate;
  readonly lines: readonly VoucherLine[];
  /** What it is, without the name of a person. */
  readonly text: string;
  /** Whom it concerns, or their number in the books; demanded where a line is on an account of claims. */
  readonly customer?: BookCustomer | number;
  /** The number of the sales document, ours, where there is one. */
  readonly document?: string;
  /** Stripe's id, where the reference is not that already. */
  readonly stripeId?: string;
  /** The last day to pay. */
  readonly due?: Day;
  /** The number of the document this one corrects: the invoice of a credit note. */
  readonly corrects?: string;
}

/** A line that increases what we own or spend. `amount` in øre, NOK. */
export const debit = (account: AccountNumber, amount: number, details: LineDetails): VoucherLine => ({
  ...details,
  account,
  amount,
});

/** A line that increases what we owe or earn. `amount` in øre, NOK, given as a positive number. */
export const credit = (account: AccountNumber, amount: number, details: LineDetails): VoucherLine => ({
  ...details,
  account,
  amount: -amount,
});

/** What is wrong with a voucher that may not be posted. A fault of the program: nobody types vouchers. */
export class WrongVoucher extends Error {
  constructor({ kind, reference }: Pick<Voucher, 'kind' | 'reference'>, problem: string) {
    super(`voucher ${kind} of ${reference}: ${problem}`);
    this.name = 'WrongVoucher';
  }
}

const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day);

/**
 * The lines to post: without those that are nothing.
 * @throws WrongVoucher when debit is not credit, an amount is no whole øre, or a line lacks what its account demands
 */
export function linesToPost(voucher: Voucher): readonly VoucherLine[] {
  const wrong = (problem: string): never => {
    throw new WrongVoucher(voucher, problem);
  };
  const lines = voucher.lines.filter(({ amount }) => amount !== 0);
  if (!isDay(voucher.date)) wrong(`no day: ${voucher.date}`);
  if (!/^[A-Z]{3}$/.test(voucher.currency)) wrong(`no currency: ${voucher.currency}`);
  if ((voucher.currency === 'NOK') !== (voucher.exchange === undefined)) wrong('a rate exactly for other currencies');
  for (const { account, amount, claim, vat, period } of lines) {
    if (!Number.isSafeInteger(amount)) wrong(`no whole øre: ${amount}`);
    if ((accountOf(account).openItems ?? false) !== (claim !== undefined)) wrong(`a claim exactly on such accounts`);
    if (claim !== undefined && !voucher.customer) wrong('a claim on nobody');
    if (
      vat &&
      !(Number.isSafeInteger(vat.base) && Number.isSafeInteger(vat.amount) && vat.base >= 0 && vat.amount >= 0)
    )
      wrong('VAT is no whole øre');
    if (period && !(isDay(period.from) && isDay(period.to) && period.from <= period.to)) wrong('a period backwards');
  }
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  if (sum !== 0) wrong(`debit and credit differ by ${sum}`);
  return lines;
}
