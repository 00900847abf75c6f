import { askStripe } from '../billing/ask-stripe.ts';
import { osloDay } from '../clock.ts';
import { inPlatform, platformRead } from '../tenancy.ts';
import { aboutClaim, findClaim, onClaim, partOf } from './claims.ts';
import { notYetPosted, postVoucher } from './post-voucher.ts';
import { credit, debit } from './voucher.ts';

/**
 * What was given up as lost at Stripe. VAT is left as it was: it may be corrected when the loss is established, which somebody has to judge
 * (mval § 4-7).
 * @throws StripeUnavailable
 */
export async function followLosses(): Promise<void> {
  const invoices = await askStripe((stripe) =>
    stripe.invoices.list({ status: 'uncollectible', limit: 100 }).autoPagingToArray({ limit: 10_000 }),
  );
  // A loss is posted once: what of it is credited or paid after all takes it back.
  const unposted = await notYetPosted(
    'loss',
    invoices.flatMap(({ id }) => id ?? []),
  );
  for (const { id, amount_remaining: left, status_transitions: at } of invoices) {
    const claim = id && unposted.has(id) ? await findClaim(id) : undefined;
    const givenUpAt = at.marked_uncollectible_at;
    if (!claim || givenUpAt === null) continue;
    const text = `Tap, faktura ${claim.document ?? claim.id}`;
    const nok = partOf(claim, left);
    await inPlatform(() =>
      postVoucher({
        kind: 'loss',
        reference: claim.id,
        date: osloDay(new Date(givenUpAt * 1000)),
        text,
        ...aboutClaim(claim),
        lines: [
          debit('7830', nok, { text, ...(claim.currency === 'NOK' ? {} : { currencyAmount: left }) }),
          credit('1500', nok, onClaim(claim, text, -left)),
        ],
      }),
    );
  }
}

/** Takes a loss back as far as the claim was paid or credited after it was given up: then less was lost. From the books alone. */
export async function takeLossesBack(): Promise<void> {
  const over = await platformRead<{ claim: string; lost: number; lostOwn: number; newest: number }>(
    `select l.claim, max(l.voucher) as newest,
            -sum(l.amount) filter (where v.kind = 'loss')::bigint as lost,
            -sum(l.currency_amount) filter (where v.kind = 'loss')::bigint as "lostOwn"
       from voucher_lines l join vouchers v on v.number = l.voucher
      where l.claim in (select reference from vouchers where kind = 'loss')
      group by l.claim
     having sum(l.amount) < 0 and sum(l.amount) filter (where v.kind = 'loss') < 0
      order by l.claim`,
  );
  for (const { claim: id, lost, lostOwn, newest } of over) {
    const claim = await findClaim(id);
    if (!claim) continue;
    const own = Math.min(-claim.openOwn, lostOwn);
    const nok = Math.min(-partOf(claim, -own), lost);
    const text = `Tap som ikke ble noe av, faktura ${claim.document ?? claim.id}`;
    await inPlatform(() =>
      postVoucher({
        kind: 'loss',
        // One for each state of the claim that it takes back from.
        reference: `${claim.id}:${newest}`,
        date: osloDay(),
        text,
        ...aboutClaim(claim),
        lines: [
          debit('1500', nok, onClaim(claim, text, own)),
          credit('7830', nok, { text, ...(claim.currency === 'NOK' ? {} : { currencyAmount: -own }) }),
        ],
      }),
    );
  }
}
