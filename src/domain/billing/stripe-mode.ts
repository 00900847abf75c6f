import { inPlatform, sql } from '../tenancy.ts';
import { isLiveKey } from './stripe-client.ts';

/** The database is of one of Stripe's modes, and the key of the other. */
export class OtherStripeMode extends Error {
  constructor(isLive: boolean) {
    const [books, key] = isLive ? ['live', 'test'] : ['test', 'live'];
    super(
      `The database holds customers and books of Stripe's ${books} mode, and STRIPE_SECRET_KEY is a key of its ${key} mode. The two never share one set of books: start with a database of its own (DATABASE_URL), or with a key of ${books} mode.`,
    );
    this.name = 'OtherStripeMode';
  }
}

/**
 * Asked by web and workers before they take anything on. The first key that a database meets says of which mode it is; while nothing of
 * Stripe's is in it, another may say so again.
 *
 * @param secretKey undefined where Stripe is not set up
 * @throws OtherStripeMode
 */
export async function refuseOtherStripeMode(secretKey: string | undefined): Promise<void> {
  if (secretKey === undefined) return;
  const livemode = isLiveKey(secretKey);
  const [row] = await inPlatform(() =>
    sql<{ livemode: boolean }>(
      `insert into stripe_mode (livemode) values ($1)
       on conflict (single) do update set livemode = case
         when exists (select from directory.customers_at_stripe())
           or exists (select from stripe_events where outcome is distinct from 'other-mode')
           or exists (select from balance_movements)
           or exists (select from vouchers)
         then stripe_mode.livemode else excluded.livemode end
       returning livemode`,
      [livemode],
    ),
  );
  if (row && row.livemode !== livemode) throw new OtherStripeMode(row.livemode);
}
