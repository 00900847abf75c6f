import type { Stripe } from 'stripe';

import { askStripe, findAtStripe } from '../billing/ask-stripe.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
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

/** Movements stored at a time: one page of Stripe's list. */
const PAGE = 100;

/**
 * Stores the movements that Stripe lists and we do not have, and which payout carried which. Stripe lists the newest first; until a list
 * was read to its end, the next one begins where this did, so that what is older than an interruption is not left out.
 * @throws StripeUnavailable
 */
export async function listMovements(): Promise<void> {
  const begun = now();
  const [row] = await platformRead<{ until: Date | null }>(`select whole_until as until from balance_listing`);
  const since = row?.until ? Math.floor((row.until.getTime() - OVERLAP_MS) / 1000) : 0;
  await storeListed({ created: { gte: since } });
  await inPlatform(() => change(`update balance_listing set whole_until = $1`, [begun]));
  await carryPayouts();
}

/** Stores all that Stripe lists, page by page. @returns their ids */
async function storeListed(of: Stripe.BalanceTransactionListParams): Promise<string[]> {
  const ids: string[] = [];
  let page: Stripe.BalanceTransaction[] = [];
  await askStripe(async (stripe) => {
    for await (const one of stripe.balanceTransactions.list({ ...of, limit: PAGE })) {
      ids.push(one.id);
      if (page.push(one) < PAGE) continue;
      await store(page);
      page = [];
      await faultPoint('a page of movements stored');
    }
  });
  await store(page);
  return ids;
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

/**
 * Asks for each payout not yet told apart what it carried, once Stripe knows. It never knows of one that somebody made by hand; that is
 * noted, and not asked again.
 */
async function carryPayouts(): Promise<void> {
  const payouts = await platformRead<{ id: string }>(
    `select source as id from balance_movements
      where type = 'payout' and payout is null and not by_hand and source is not null order by made_at`,
  );
  for (const { id } of payouts) {
    const payout = await findAtStripe((stripe) => stripe.payouts.retrieve(id));
    if (payout?.automatic === false)
      await inPlatform(() => change(`update balance_movements set by_hand = true where source = $1`, [id]));
    if (!payout?.automatic || payout.reconciliation_status !== 'completed') continue;
    const carried = await storeListed({ payout: id });
    await inPlatform(() =>
      change(`update balance_movements set payout = $2 where id = any($1::text[])`, [carried, id]),
    );
  }
}

/** What is not in the books yet, oldest first. */
export const unpostedMovements = (): Promise<Movement[]> =>
  platformRead<Movement>(
    `select id, type, category, source, amount, fee, currency, exchange_rate::float8 as "exchangeRate", made_at as "madeAt"
       from balance_movements where posted_at is null order by made_at, id`,
  );

/** A movement that the program does not know how to post, for whoever does. Undefined for what is no such movement. */
export async function unknownMovement(id: string): Promise<(Movement & { readonly isPosted: boolean }) | undefined> {
  const [row] = await platformRead<Movement & { readonly isPosted: boolean }>(
    `select id, type, category, source, amount, fee, currency, exchange_rate::float8 as "exchangeRate", made_at as "madeAt",
            posted_at is not null as "isPosted"
       from balance_movements where id = $1 and currency = 'NOK' and amount <> 0 and (posted_at is not null or failure = 'movement-unknown')`,
    [id],
  );
  return row;
}

/** Notes that a movement is in the books, in the open transaction. @returns 0 when it was already */
export const notePosted = (id: string): Promise<number> =>
  change(`update balance_movements set posted_at = $2, failure = null where id = $1 and posted_at is null`, [
    id,
    now(),
  ]);

/** Notes what keeps a movement out of the books, as a word; it is tried again. */
export const noteUnposted = (id: string, failure: string): Promise<number> =>
  inPlatform(() =>
    change(`update balance_movements set failure = $2 where id = $1 and posted_at is null`, [id, failure]),
  );
