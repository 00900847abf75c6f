import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from '../billing/ask-stripe.ts';
import { daysAfter, osloDay } from '../clock.ts';
import { inPlatform } from '../tenancy.ts';
import { aboutClaim, findClaim, onClaim, partOf, unpaidClaims, type Claim } from './claims.ts';
import { notYetPosted, postVoucher } from './post-voucher.ts';
import { credit, debit } from './voucher.ts';

/** A claim lapses after three years (foreldelsesloven § 2); Stripe is asked about none that is older, or it would be about ever more. */
const ASKED_ABOUT_DAYS = 3 * 366;

/**
 * Payments that somebody marked at Stripe as made outside it («paid out of band»), as a transfer to the bank account, and what a credit note
 * says was given back outside it. They never touch the balance at Stripe, so they are posted on the bank account, each once, on the claim
 * it is about. In another currency at the rate of the claim, since nobody tells what the bank made of it.
 *
 * Stripe lets nobody take such a mark back: what was wrong is credited, outside Stripe too.
 * @throws StripeUnavailable
 */
export async function followOutOfBand(): Promise<void> {
  for (const { id } of await unpaidClaims(daysAfter(osloDay(), -ASKED_ABOUT_DAYS))) {
    for (const payment of await paymentsOutside(id)) await post('payment', id, payment);
    const claim = await findClaim(id);
    if (!claim || claim.openOwn >= 0) continue;
    // Once its credit note is ours too: until then there is nothing to give back.
    for (const refund of await givenBackOutside(id))
      if (refund.amount <= -claim.openOwn) await post('refund', id, refund);
  }
}

/** Money that went past Stripe, in the smallest unit of the invoice's currency. */
interface Outside {
  /** Names it, so that it is posted once. */
  readonly reference: string;
  readonly amount: number;
  readonly at: Date;
}

const momentOf = (seconds: number): Date => new Date(seconds * 1000);

async function paymentsOutside(id: string): Promise<Outside[]> {
  const invoice = await findAtStripe((stripe) => stripe.invoices.retrieve(id, { expand: ['amount_paid_off_stripe'] }));
  if (!invoice) return [];
  const off = invoice.amount_paid_off_stripe ?? 0;
  if (off === 0) return [];
  const listed = await askStripe((stripe) =>
    stripe.invoicePayments.list({ invoice: id, status: 'paid', limit: 100 }).autoPagingToArray({ limit: 1_000 }),
  );
  const records = listed
    .filter(({ payment }) => payment.type === 'payment_record')
    .map((one) => ({
      reference: one.id,
      amount: one.amount_paid ?? 0,
      at: momentOf(one.status_transitions.paid_at ?? one.created),
    }));
  return records.length > 0 ? records : [wholeOf(invoice, off)];
}

/** What was paid outside Stripe where no payment of its own says so. */
const wholeOf = ({ id, created, status_transitions: at }: Stripe.Invoice, amount: number): Outside => ({
  reference: `${id}:off-stripe`,
  amount,
  at: momentOf(at.paid_at ?? created),
});

async function givenBackOutside(id: string): Promise<Outside[]> {
  const notes = await askStripe((stripe) =>
    stripe.creditNotes.list({ invoice: id, limit: 100 }).autoPagingToArray({ limit: 1_000 }),
  );
  return notes
    .filter(({ status }) => status === 'issued')
    .map(({ id: reference, out_of_band_amount: outside, refunds, effective_at: at, created }) => ({
      reference,
      amount:
        (outside ?? 0) +
        refunds
          .filter(({ type }) => type === 'payment_record_refund')
          .reduce((sum, { amount_refunded: part }) => sum + part, 0),
      at: momentOf(at ?? created),
    }))
    .filter(({ amount }) => amount > 0);
}

async function post(kind: 'payment' | 'refund', id: string, { reference, amount, at }: Outside): Promise<void> {
  if (!(await notYetPosted(kind, [reference])).has(reference)) return;
  const claim = await findClaim(id);
  if (!claim) return;
  const own = kind === 'payment' ? amount : -amount;
  const word = kind === 'payment' ? 'Innbetaling' : 'Tilbakebetaling';
  const text = `${word} utenom Stripe, faktura ${claim.document ?? claim.id}`;
  const nok = partOf(claim, own);
  await inPlatform(() =>
    postVoucher({
      kind,
      reference,
      date: osloDay(at),
      text,
      ...aboutClaim(claim),
      lines: [debit('1920', nok, { text, ...inOwn(claim, own) }), credit('1500', nok, onClaim(claim, text, -own))],
    }),
  );
}

const inOwn = ({ currency }: Claim, own: number): { currencyAmount?: number } =>
  currency === 'NOK' ? {} : { currencyAmount: own };
