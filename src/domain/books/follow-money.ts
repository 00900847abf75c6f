import { inPlatform } from '../tenancy.ts';
import { NotPostable } from './claims.ts';
import { followLostDisputes } from './follow-disputes.ts';
import { followLosses, takeLossesBack } from './follow-losses.ts';
import { followOutOfBand } from './follow-out-of-band.ts';
import { listMovements, notePosted, noteUnposted, unpostedMovements } from './movements.ts';
import { vouchersOf } from './movement-vouchers.ts';
import { postVoucher } from './post-voucher.ts';
import { settleCredits } from './settle-credits.ts';
import type { Voucher } from './voucher.ts';

/**
 * Brings the books up to what moved at Stripe: payments, refunds, fees, disputes and payouts, each from the movement on the balance that it is, and
 * losses from the invoices that were given up, and what was paid past Stripe from the invoices that say so. Each hour; what cannot be posted yet, such as the payment of a sale whose invoice
 * waits, says why and is tried again. Events are not needed for it, and a second run posts nothing twice.
 *
 * @throws StripeUnavailable
 */
export async function followMoney(): Promise<void> {
  await listMovements();
  for (const movement of await unpostedMovements()) await post(movement.id, () => vouchersOf(movement));
  await followLostDisputes();
  await followLosses();
  await followOutOfBand();
  await takeLossesBack();
  await settleCredits();
}

/** Posts what belongs to one movement in one transaction. */
async function post(movement: string, vouchersFor: () => Promise<Voucher[]>): Promise<void> {
  try {
    const vouchers = await vouchersFor();
    await inPlatform(async () => {
      // Somebody may have posted it by hand meanwhile.
      if ((await notePosted(movement)) === 0) return;
      for (const voucher of vouchers) await postVoucher(voucher);
    });
  } catch (error) {
    if (!(error instanceof NotPostable)) throw error;
    await noteUnposted(movement, error.failure);
  }
}
