import type { Stripe } from 'stripe';

import { findAtStripe } from '../billing/ask-stripe.ts';
import type { Day } from '../clock.ts';
import { platformRead } from '../tenancy.ts';
import { credit, debit, type ExchangeRate, type Voucher, type VoucherLine } from './voucher.ts';

/** A claim as it stands in the books: whose it is, and what is open of it. */
export interface Claim {
  /** Stripe's id of the invoice. */
  readonly id: string;
  /** The customer's number in the books. */
  readonly customer: number;
  /** The number of the invoice, ours. */
  readonly document: string | null;
  readonly currency: string;
  /** What it was posted at: NOK for one unit of the currency. */
  readonly exchange: ExchangeRate;
  /** What is open of it, in øre; negative is what the customer has to their credit. */
  readonly open: number;
  /** The same in the smallest unit of its own currency. */
  readonly openOwn: number;
}

/** Something could not be posted yet; `failure` is a word for operators. It is tried again. */
export class NotPostable extends Error {
  readonly failure: 'sale-not-posted' | 'movement-unknown' | 'balance-not-in-kroner';

  constructor(failure: NotPostable['failure']) {
    super(failure);
    this.name = 'NotPostable';
    this.failure = failure;
  }
}

interface ClaimRow extends Omit<Claim, 'exchange'> {
  readonly rate: number;
  readonly source: string | null;
  readonly day: string | null;
}

const claimColumns = `s.reference as id, s.customer, s.document, s.currency, s.exchange_rate::float8 as rate,
  s.exchange_source as source, s.exchange_day::text as day,
  (select coalesce(sum(l.amount), 0) from voucher_lines l where l.claim = s.reference)::bigint as open,
  (select coalesce(sum(l.currency_amount), 0) from voucher_lines l where l.claim = s.reference)::bigint as "openOwn"`;

const claimFrom = ({ rate, source, day, ...claim }: ClaimRow): Claim => ({
  ...claim,
  exchange: { rate, source: source ?? '', day: day ?? '' },
});

/** The claim of an invoice, or undefined while its sale is not in the books. */
export async function findClaim(invoice: string): Promise<Claim | undefined> {
  const [row] = await platformRead<ClaimRow>(
    `select ${claimColumns} from vouchers s where s.kind = 'sale' and s.reference = $1`,
    [invoice],
  );
  return row && claimFrom(row);
}

/** As `findClaim`. @throws NotPostable while its sale is not in the books */
export async function claimOf(invoice: string): Promise<Claim> {
  const claim = await findClaim(invoice);
  if (!claim) throw new NotPostable('sale-not-posted');
  return claim;
}

/**
 * Every claim from a day on that was not paid and credited to the øre, also where the rest was given up as lost; oldest first.
 * @param since the day of its sale
 */
export async function unpaidClaims(since: Day): Promise<Claim[]> {
  const rows = await platformRead<ClaimRow>(
    `select ${claimColumns} from vouchers s
       join (select l.claim from voucher_lines l join vouchers v on v.number = l.voucher
              where l.claim is not null and v.kind <> 'loss' group by 1 having sum(l.amount) <> 0) o on o.claim = s.reference
      where s.kind = 'sale' and s.voucher_date >= $1::date order by s.voucher_date, s.number`,
    [since],
  );
  return rows.map(claimFrom);
}

/** The claims of a customer that are not even, oldest first. */
export async function openClaimsOf(customer: number): Promise<Claim[]> {
  const rows = await platformRead<ClaimRow>(
    `select ${claimColumns} from vouchers s where s.kind = 'sale' and s.customer = $1
        and (select sum(l.amount) from voucher_lines l where l.claim = s.reference) <> 0
      order by s.voucher_date, s.number`,
    [customer],
  );
  return rows.map(claimFrom);
}

/**
 * A part of a claim in øre: at the rate that it was posted at, and the whole of what is left of it with the last of the currency, so
 * that rounding leaves nothing behind.
 * @param own in the smallest unit of the claim's currency, with a sign
 */
export const partOf = ({ exchange, open, openOwn }: Claim, own: number): number =>
  own === openOwn ? open : Math.round(own * exchange.rate);

/** What a line on a claim has besides account and amount. */
export const onClaim = (
  claim: Claim,
  text: string,
  own: number,
): { text: string; claim: string; currencyAmount?: number } => ({
  text,
  claim: claim.id,
  ...(claim.currency === 'NOK' ? {} : { currencyAmount: own }),
});

/** What every voucher about a claim says of it. */
export const aboutClaim = ({
  customer,
  document,
  currency,
  exchange,
}: Claim): Pick<Voucher, 'customer' | 'document' | 'currency' | 'exchange'> => ({
  customer,
  currency,
  ...(document === null ? {} : { document }),
  ...(currency === 'NOK' ? {} : { exchange }),
});

/** Evens a voucher out with what was won or lost on the rate of exchange. @param gain øre; negative is a loss */
export function exchangeDifference(gain: number): VoucherLine[] {
  if (gain === 0) return [];
  const details = { text: gain > 0 ? 'Valutagevinst' : 'Valutatap', currencyAmount: 0 };
  return [gain > 0 ? credit('8060', gain, details) : debit('8160', -gain, details)];
}

/**
 * The invoice that a charge paid, as Stripe tells it: by the payment of the charge.
 * @returns undefined for a charge that paid no invoice
 */
export async function invoiceOfCharge(charge: Stripe.Charge): Promise<string | undefined> {
  const intent = charge.payment_intent;
  if (intent === null) return undefined;
  const payments = await findAtStripe((stripe) =>
    stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: typeof intent === 'string' ? intent : intent.id },
      limit: 1,
    }),
  );
  const invoice = payments?.data[0]?.invoice;
  return typeof invoice === 'string' ? invoice : invoice?.id;
}
