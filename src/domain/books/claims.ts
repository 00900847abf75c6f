import type { Stripe } from 'stripe';

import { findAtStripe } from '../billing/ask-stripe.ts';
import { platformRead } from '../tenancy.ts';

/** A claim as it was posted: whose, and at which rate. */
export interface Claim {
  /** Stripe's id of the invoice. */
  readonly id: string;
  /** The customer's number in the books. */
  readonly customer: number;
  /** The number of the invoice, ours. */
  readonly document: string | null;
  readonly currency: string;
  /** NOK for one unit of it. */
  readonly rate: number;
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

/** The claim of an invoice. @throws NotPostable while its sale is not in the books */
export async function claimOf(invoice: string): Promise<Claim> {
  const [claim] = await platformRead<Claim>(
    `select reference as id, customer, document, currency, exchange_rate::float8 as rate
       from vouchers where kind = 'sale' and reference = $1`,
    [invoice],
  );
  if (!claim) throw new NotPostable('sale-not-posted');
  return claim;
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
