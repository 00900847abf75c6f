import { osloDay } from '../clock.ts';
import { askStripe } from '../billing/ask-stripe.ts';
import { inPlatform } from '../tenancy.ts';
import { claimOf, invoiceOfCharge, NotPostable, type Claim } from './claims.ts';
import { listMovements, notePosted, noteUnposted, unpostedMovements, type Movement } from './movements.ts';
import { notYetPosted, postVoucher } from './post-voucher.ts';
import { credit, debit, type Voucher, type VoucherLine } from './voucher.ts';

/**
 * Brings the books up to what moved at Stripe: payments, refunds, fees, disputes and payouts, each from the movement on the balance that it is, and
 * losses from the invoices that were given up. Each hour; what cannot be posted yet, such as the payment of a sale whose invoice
 * waits, says why and is tried again. Events are not needed for it, and a second run posts nothing twice.
 *
 * @throws StripeUnavailable
 */
export async function followMoney(): Promise<void> {
  await listMovements();
  for (const movement of await unpostedMovements()) await post(movement.id, () => vouchersOf(movement));
  await followLostDisputes();
  await followLosses();
}

/** Posts what belongs to one movement in one transaction. */
async function post(movement: string, vouchersFor: () => Promise<Voucher[]>): Promise<void> {
  try {
    const vouchers = await vouchersFor();
    await inPlatform(async () => {
      for (const voucher of vouchers) await postVoucher(voucher);
      await notePosted(movement);
    });
  } catch (error) {
    if (!(error instanceof NotPostable)) throw error;
    await noteUnposted(movement, error.failure);
  }
}

const STRIPE = '1960';

/** The vouchers of a movement: what moved, and what Stripe kept of it. */
async function vouchersOf(movement: Movement): Promise<Voucher[]> {
  if (movement.currency !== 'NOK') throw new NotPostable('balance-not-in-kroner');
  const moved = await movedBy(movement);
  return [...moved, ...feeOf(movement)];
}

async function movedBy(movement: Movement): Promise<Voucher[]> {
  const { type, category, source } = movement;
  if (type === 'charge' || type === 'payment') return [await payment(movement)];
  if (type === 'refund' || type === 'payment_refund' || type === 'refund_failure') return [await refund(movement)];
  if (category === 'dispute' || category === 'dispute_reversal')
    return [between(movement, 'dispute', '1570', `Tilbakeført av kundens bank ${source}`)];
  if (type === 'payout' || type === 'payout_failure' || type === 'payout_cancel')
    return [between(movement, 'payout', '1920', `Utbetaling fra Stripe ${source}`)];
  if (type === 'stripe_fee') return [between(movement, 'fee', '7770', 'Gebyr fra Stripe')];
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
function feeOf(movement: Movement): Voucher[] {
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
  const claim = await claimOf((await invoiceOfCharge(charge)) ?? '');
  const text = `Innbetaling, faktura ${claim.document ?? claim.id}`;
  return onClaim(movement, 'payment', claim, { text, paid: charge.amount });
}

/** Money given back. Its credit note has made the claim less than nothing, and this evens it out. */
async function refund(movement: Movement): Promise<Voucher> {
  const found = await askStripe((stripe) => stripe.refunds.retrieve(movement.source ?? '', { expand: ['charge'] }));
  const { charge } = found;
  if (charge === null || typeof charge === 'string') throw new NotPostable('movement-unknown');
  const claim = await claimOf((await invoiceOfCharge(charge)) ?? '');
  const text = `Tilbakebetaling, faktura ${claim.document ?? claim.id}`;
  return onClaim(movement, 'refund', claim, { text, paid: movement.amount < 0 ? -found.amount : found.amount });
}

/**
 * What moves between the balance and a claim. In another currency the claim goes down by what it was posted at, and the
 * difference to what came is a gain or a loss.
 *
 * @param paid in the claim's own currency; negative for what is given back
 */
function onClaim(
  movement: Movement,
  kind: 'payment' | 'refund',
  claim: Claim,
  { text, paid }: { text: string; paid: number },
): Voucher {
  const { amount, exchangeRate, madeAt } = movement;
  const nok = claim.currency === 'NOK' ? amount : Math.round(paid * claim.rate);
  const foreign = claim.currency !== 'NOK';
  const lines: VoucherLine[] = [
    debit(STRIPE, amount, { text, ...(foreign ? { currencyAmount: paid } : {}) }),
    credit('1500', nok, { text, claim: claim.id, ...(foreign ? { currencyAmount: -paid } : {}) }),
    ...difference(amount - nok),
  ];
  return {
    ...headOf(movement, kind, text),
    ...(foreign
      ? {
          currency: claim.currency,
          exchange: { rate: exchangeRate ?? amount / paid, source: 'Stripe', day: osloDay(madeAt) },
        }
      : {}),
    lines,
    customer: claim.customer,
    ...(claim.document === null ? {} : { document: claim.document }),
  };
}

function difference(gain: number): VoucherLine[] {
  if (gain === 0) return [];
  const details = { text: gain > 0 ? 'Valutagevinst' : 'Valutatap', currencyAmount: 0 };
  return [gain > 0 ? credit('8060', gain, details) : debit('8160', -gain, details)];
}

/** A dispute that was lost: the bank keeps the money, and the customer owes it again. Stripe moves nothing then. */
async function followLostDisputes(): Promise<void> {
  const disputes = await askStripe((stripe) =>
    stripe.disputes.list({ limit: 100, expand: ['data.charge'] }).autoPagingToArray({ limit: 10_000 }),
  );
  const lost = disputes.filter(({ status, currency }) => status === 'lost' && currency === 'nok');
  const unposted = await notYetPosted(
    'dispute',
    lost.map(({ id }) => id),
  );
  for (const { id, charge, amount, created } of lost) {
    if (!unposted.has(id) || typeof charge === 'string') continue;
    const invoice = await invoiceOfCharge(charge);
    const claim = invoice === undefined ? undefined : await claimIfPosted(invoice);
    if (!claim) continue;
    const text = `Tapt innsigelse, faktura ${claim.document ?? claim.id}`;
    await inPlatform(() =>
      postVoucher({
        kind: 'dispute',
        reference: id,
        date: osloDay(new Date(created * 1000)),
        currency: 'NOK',
        text,
        customer: claim.customer,
        lines: [debit('1500', amount, { text, claim: claim.id }), credit('1570', amount, { text })],
      }),
    );
  }
}

/**
 * What was given up as lost. VAT is left as it was: it may be corrected when the loss is established, which somebody has to judge
 * (mval § 4-7).
 */
async function followLosses(): Promise<void> {
  const invoices = await askStripe((stripe) =>
    stripe.invoices.list({ status: 'uncollectible', limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  );
  // A loss is posted once: what of it is credited or paid after all has vouchers of its own.
  const unposted = await notYetPosted(
    'loss',
    invoices.flatMap(({ id }) => id ?? []),
  );
  for (const { id, amount_remaining: left, status_transitions: at, currency } of invoices) {
    const claim = id && unposted.has(id) && currency === 'nok' ? await claimIfPosted(id) : undefined;
    if (!claim || at.marked_uncollectible_at === null) continue;
    const text = `Tap, faktura ${claim.document ?? claim.id}`;
    await inPlatform(() =>
      postVoucher({
        kind: 'loss',
        reference: claim.id,
        date: osloDay(new Date((at.marked_uncollectible_at ?? 0) * 1000)),
        currency: 'NOK',
        text,
        customer: claim.customer,
        ...(claim.document === null ? {} : { document: claim.document }),
        lines: [debit('7830', left, { text }), credit('1500', left, { text, claim: claim.id })],
      }),
    );
  }
}

/** The claim of an invoice, or undefined while its sale is not in the books: then it is found the next time. */
async function claimIfPosted(invoice: string): Promise<Claim | undefined> {
  try {
    return await claimOf(invoice);
  } catch (error) {
    if (error instanceof NotPostable) return undefined;
    throw error;
  }
}
