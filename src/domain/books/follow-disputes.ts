import { askStripe } from '../billing/ask-stripe.ts';
import { osloDay } from '../clock.ts';
import { inPlatform, platformRead } from '../tenancy.ts';
import { aboutClaim, exchangeDifference, findClaim, invoiceOfCharge, onClaim } from './claims.ts';
import { notYetPosted, postVoucher } from './post-voucher.ts';
import { credit, debit } from './voucher.ts';

/**
 * Disputes that were lost: the bank keeps the money, and the customer owes it again. Stripe moves nothing then, and does not say when
 * it was, so it is posted on the day it is found.
 * @throws StripeUnavailable
 */
export async function followLostDisputes(): Promise<void> {
  const disputes = await askStripe((stripe) =>
    stripe.disputes.list({ limit: 100, expand: ['data.charge'] }).autoPagingToArray({ limit: 10_000 }),
  );
  const lost = disputes.filter(({ status }) => status === 'lost');
  const unposted = await notYetPosted(
    'dispute',
    lost.map(({ id }) => id),
  );
  for (const { id, charge, amount } of lost) {
    if (!unposted.has(id) || typeof charge === 'string') continue;
    const invoice = await invoiceOfCharge(charge);
    const claim = invoice === undefined ? undefined : await findClaim(invoice);
    const withdrawn = await withdrawnFor(id);
    // What the bank took back is posted first: it says what the dispute came to in kroner.
    if (!claim || withdrawn === 0) continue;
    const text = `Tapt innsigelse, faktura ${claim.document ?? claim.id}`;
    const owed = Math.round(amount * claim.exchange.rate);
    await inPlatform(() =>
      postVoucher({
        kind: 'dispute',
        reference: id,
        date: osloDay(),
        text,
        ...aboutClaim(claim),
        lines: [
          debit('1500', owed, onClaim(claim, text, amount)),
          credit('1570', withdrawn, onAccount(claim.currency, text, -amount)),
          ...exchangeDifference(owed - withdrawn),
        ],
      }),
    );
  }
}

const onAccount = (currency: string, text: string, own: number): { text: string; currencyAmount?: number } => ({
  text,
  ...(currency === 'NOK' ? {} : { currencyAmount: own }),
});

/** What stands in the books as taken back for a dispute, in øre. */
async function withdrawnFor(dispute: string): Promise<number> {
  const [row] = await platformRead<{ sum: number }>(
    `select coalesce(sum(l.amount), 0)::bigint as sum from vouchers v join voucher_lines l on l.voucher = v.number
      where v.kind = 'dispute' and v.stripe_id = $1 and l.account = '1570'`,
    [dispute],
  );
  return row?.sum ?? 0;
}
