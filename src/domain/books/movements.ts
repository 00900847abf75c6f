import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from '../billing/ask-stripe.ts';
import { now } from '../clock.ts';
import { change, inPlatform, platformRead } from '../tenancy.ts';

/** A movement on OnNet's balance at Stripe. Amounts in the smallest unit of the balance's currency. */
export interface Movement {
  readonly id: string;
  /** Stripe's word, such as `charge` or `payout`. */
  readonly type: string;
  /** Stripe's word for reports, which tells disputes from other adjustments. */
  readonly category: string;
  /** Stripe's id of the charge, refund, dispute or payout that moved it. */
  readonly source: string | null;
  /** Before the fee; positive where money came in. */
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  /** What the balance's currency was worth in that of the source, where they differ. */
  readonly exchangeRate: number | null;
  readonly madeAt: Date;
}

const DAY_MS = 86_400_000;

/** Listed again each time: a clock that differs from ours leaves nothing out. */
const OVERLAP_MS = 3 * DAY_MS;

/** More than are made in an hour, or in a year of a small business: the first listing takes the oldest of them. */
const MOST = 10_000;

/**
 * Stores the movements that Stripe lists and we do not have, and which payout carried which.
 * @throws StripeUnavailable
 */
export async function listMovements(): Promise<void> {
  const [row] = await platformRead<{ newest: Date | null }>(`select max(made_at) as newest from balance_movements`);
  const since = row?.newest ? Math.floor((row.newest.getTime() - OVERLAP_MS) / 1000) : 0;
  const listed = await askStripe((stripe) =>
    stripe.balanceTransactions.list({ created: { gte: since }, limit: 100 }).autoPagingToArray({ limit: MOST }),
  );
  await store(listed);
  await carryPayouts();
}

const idOf = (reference: string | { readonly id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

async function store(listed: readonly Stripe.BalanceTransaction[]): Promise<void> {
  if (listed.length === 0) return;
  const rows = listed.map((one) => ({
    id: one.id,
    type: one.type,
    category: one.reporting_category,
    source: idOf(one.source),
    amount: one.amount,
    fee: one.fee,
    currency: one.currency.toUpperCase(),
    exchange_rate: one.exchange_rate,
    made_at: new Date(one.created * 1000),
  }));
  await inPlatform(() =>
    change(
      `insert into balance_movements (id, type, category, source, amount, fee, currency, exchange_rate, made_at)
       select * from jsonb_to_recordset($1::jsonb) as m (
         id text, type text, category text, source text, amount bigint, fee bigint, currency text, exchange_rate numeric,
         made_at timestamptz)
       on conflict (id) do nothing`,
      [JSON.stringify(rows)],
    ),
  );
}

/** Asks for each payout not yet told apart what it carried. Stripe knows that of automatic payouts alone. */
async function carryPayouts(): Promise<void> {
  const payouts = await platformRead<{ id: string }>(
    `select source as id from balance_movements where type = 'payout' and payout is null and source is not null`,
  );
  for (const { id } of payouts) {
    const carried = await findAtStripe((stripe) =>
      stripe.balanceTransactions.list({ payout: id, limit: 100 }).autoPagingToArray({ limit: MOST }),
    );
    if (!carried) continue;
    await store(carried);
    await inPlatform(() =>
      change(`update balance_movements set payout = $2 where id = any($1::text[])`, [carried.map((one) => one.id), id]),
    );
  }
}

/** What is not in the books yet, oldest first. */
export const unpostedMovements = (): Promise<Movement[]> =>
  platformRead<Movement>(
    `select id, type, category, source, amount, fee, currency, exchange_rate::float8 as "exchangeRate", made_at as "madeAt"
       from balance_movements where posted_at is null order by made_at, id`,
  );

/** Notes that a movement is in the books, in the open transaction. */
export const notePosted = (id: string): Promise<number> =>
  change(`update balance_movements set posted_at = $2, failure = null where id = $1`, [id, now()]);

/** Notes what keeps a movement out of the books, as a word; it is tried again. */
export const noteUnposted = (id: string, failure: string): Promise<number> =>
  inPlatform(() => change(`update balance_movements set failure = $2 where id = $1`, [id, failure]));
