import { osloDay } from '../clock.ts';
import { askStripe } from '../billing/ask-stripe.ts';
import {
  aboutClaim,
  claimOf,
  exchangeDifference,
  invoiceOfCharge,
  NotPostable,
  onClaim,
  partOf,
  type Claim,
} from './claims.ts';
import type { Movement } from './movements.ts';
import { credit, debit, type Voucher } from './voucher.ts';

const STRIPE = '1960';

/**
 * The vouchers of a movement on the balance: what moved, and what Stripe kept of it.
 * @throws NotPostable; StripeUnavailable
 */
export async function vouchersOf(movement: Movement): Promise<Voucher[]> {
  if (movement.currency !== 'NOK') throw new NotPostable('balance-not-in-kroner');
  return [await movedBy(movement), ...feeOf(movement)];
}

async function movedBy(movement: Movement): Promise<Voucher> {
  const { type, category, source } = movement;
  if (type === 'charge' || type === 'payment') return payment(movement);
  if (type === 'refund' || type === 'payment_refund' || type === 'refund_failure') return refund(movement);
  if (category === 'dispute' || category === 'dispute_reversal')
    return between(movement, 'dispute', '1570', `Tilbakeført av kundens bank ${source}`);
  if (type === 'payout' || type === 'payout_failure' || type === 'payout_cancel')
    return between(movement, 'payout', '1920', `Utbetaling fra Stripe ${source}`);
  if (category === 'fee') return between(movement, 'fee', '7770', 'Gebyr fra Stripe');
  throw new NotPostable('movement-unknown');
}

/** What moves between the balance at Stripe and one other account. */
function between(
  movement: Movement,
  kind: 'dispute' | 'payout' | 'fee',
  account: '1570' | '1920' | '7770',
  text: string,
): Voucher {
  const { amount } = movement;
  return {
    ...headOf(movement, kind, text),
    lines: [debit(STRIPE, amount, { text }), credit(account, amount, { text })],
  };
}

const headOf = ({ id, source, madeAt }: Movement, kind: Voucher['kind'], text: string): Omit<Voucher, 'lines'> => ({
  kind,
  reference: id,
  date: osloDay(madeAt),
  currency: 'NOK',
  text,
  ...(source === null ? {} : { stripeId: source }),
});

/** The fee that was kept of a movement; a movement that is a fee has none of its own. */
export function feeOf(movement: Movement): Voucher[] {
  if (movement.fee === 0) return [];
  const text = `Gebyr fra Stripe ${movement.source ?? ''}`.trim();
  return [
    {
      ...headOf(movement, 'fee', text),
      lines: [debit('7770', movement.fee, { text }), credit(STRIPE, movement.fee, { text })],
    },
  ];
}

async function payment(movement: Movement): Promise<Voucher> {
  const charge = await askStripe((stripe) => stripe.charges.retrieve(movement.source ?? ''));
  const invoice = await invoiceOfCharge(charge);
  if (invoice === undefined) throw new NotPostable('movement-unknown');
  const claim = await claimOf(invoice);
  return moneyOn(claim, movement, 'payment', { word: 'Innbetaling', paid: charge.amount });
}

/** Money given back. Its credit note has made the claim less than nothing, and this evens it out. */
async function refund(movement: Movement): Promise<Voucher> {
  const found = await askStripe((stripe) => stripe.refunds.retrieve(movement.source ?? '', { expand: ['charge'] }));
  const { charge } = found;
  const invoice = charge === null || typeof charge === 'string' ? undefined : await invoiceOfCharge(charge);
  if (invoice === undefined) throw new NotPostable('movement-unknown');
  const claim = await claimOf(invoice);
  const paid = movement.amount < 0 ? -found.amount : found.amount;
  return moneyOn(claim, movement, 'refund', { word: 'Tilbakebetaling', paid });
}

/**
 * What moves between the balance and a claim. In another currency the claim goes down by what it was posted at, and the
 * difference to what came is a gain or a loss.
 *
 * @param paid in the claim's own currency; negative for what is given back
 */
function moneyOn(
  claim: Claim,
  movement: Movement,
  kind: 'payment' | 'refund',
  { word, paid }: { readonly word: string; readonly paid: number },
): Voucher {
  const { amount, exchangeRate, madeAt } = movement;
  const text = `${word}, faktura ${claim.document ?? claim.id}`;
  const foreign = claim.currency !== 'NOK';
  const nok = foreign ? partOf(claim, paid) : amount;
  return {
    ...headOf(movement, kind, text),
    ...aboutClaim(claim),
    ...(foreign ? { exchange: { rate: exchangeRate ?? amount / paid, source: 'Stripe', day: osloDay(madeAt) } } : {}),
    lines: [
      debit(STRIPE, amount, { text, ...(foreign ? { currencyAmount: paid } : {}) }),
      credit('1500', nok, onClaim(claim, text, -paid)),
      ...exchangeDifference(amount - nok),
    ],
  };
}
