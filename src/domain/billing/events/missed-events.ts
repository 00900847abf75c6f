import type { Stripe } from 'stripe';

import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { oweStill } from '../../outbox.ts';
import { change, inPlatform, platformRead } from '../../tenancy.ts';
import { askStripe } from '../ask-stripe.ts';
import { followedTypes } from './followed-types.ts';
import { readEvent } from './read-event.ts';
import { reconcileEverybody } from './reconcile.ts';
import { setAside } from './receive-event.ts';
import { storeEvents } from './store-events.ts';
import { forgottenConcerns, notStored } from './stored-events.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What was made just now may still be on its way to us. */
const ON_ITS_WAY_MS = 10 * MINUTE_MS;

/** Stripe goes on delivering for this long before it gives up (docs.stripe.com/webhooks#retries). */
const RETRIED_MS = 3 * DAY_MS;

/** Stripe lists events for thirty days (docs.stripe.com/api/events). */
const LISTED_MS = 30 * DAY_MS;

/** After this long without asking, some of what was missed may be listed no more: then every customer is looked at. */
const OUTAGE_MS = 25 * DAY_MS;

/** How far Stripe has been asked. */
interface Listing {
  readonly listedAt: Date | null;
  readonly allListedAt: Date | null;
}

/**
 * Asks Stripe for the events it could not deliver, and takes those we do not have as if they had come. Each hour; one that is not
 * asked in time is made up for by the next. After an outage longer than Stripe's memory every customer is looked at instead.
 *
 * @returns how many had not come
 * @throws StripeUnavailable
 */
export async function listUndelivered(): Promise<number> {
  await oweForgotten();
  const began = now();
  const { listedAt } = await listing();
  if (listedAt && began.getTime() - listedAt.getTime() > OUTAGE_MS) await reconcileEverybody();
  const missed = await takeListed({ since: sinceLast(listedAt, RETRIED_MS), undelivered: true });
  await noteListing('listed_at', began, missed);
  return missed;
}

/**
 * Asks Stripe for all events since the night before, whether they were delivered or not: those nobody was to be sent, since an endpoint was
 * switched off or set up for fewer types, are undelivered to nobody.
 *
 * @returns how many had not come
 * @throws StripeUnavailable
 */
export async function listAll(): Promise<number> {
  const began = now();
  const { allListedAt } = await listing();
  const missed = await takeListed({ since: sinceLast(allListedAt, DAY_MS), undelivered: false });
  await noteListing('all_listed_at', began, missed);
  return missed;
}

/** Each night: all events are listed, and then every customer is compared with Stripe. */
export async function reconcileStripe(): Promise<void> {
  await listAll();
  await reconcileEverybody();
  await inPlatform(() => change(`update stripe_listing set reconciled_on = $1`, [now()]));
}

async function listing(): Promise<Listing> {
  const [row] = await platformRead<Listing>(
    `select listed_at as "listedAt", all_listed_at as "allListedAt" from stripe_listing`,
  );
  return row ?? { listedAt: null, allListedAt: null };
}

/** From before the last time, since what was on its way then may have failed after; never from before what Stripe lists. */
const sinceLast = (last: Date | null, overlapMs: number): Date =>
  new Date(Math.max((last ?? now()).getTime() - overlapMs, now().getTime() - LISTED_MS));

async function takeListed({ since, undelivered }: { since: Date; undelivered: boolean }): Promise<number> {
  const seconds = (moment: number): number => Math.floor(moment / 1000);
  const created = { gte: seconds(since.getTime()), lte: seconds(now().getTime() - ON_ITS_WAY_MS) };
  let missed = 0;
  for (const types of inTwenties(followedTypes)) {
    // Page by page, each stored before the next is asked for: however many there are, none is left out and none is held.
    let after: string | undefined;
    do {
      const { data, has_more: more } = await askStripe((stripe) =>
        stripe.events.list({
          created,
          types,
          limit: 100,
          ...(undelivered ? { delivery_success: false } : {}),
          ...(after === undefined ? {} : { starting_after: after }),
        }),
      );
      missed += await take(data);
      await faultPoint('a page of events taken');
      after = more ? data.at(-1)?.id : undefined;
    } while (after !== undefined);
  }
  return missed;
}

/** @returns how many of them had not come and ask for something */
async function take(listed: readonly Stripe.Event[]): Promise<number> {
  // Most have come: only for those that have not is anything written.
  const unknown = await notStored(listed.map(({ id }) => id));
  const arrivals = listed
    .filter(({ id }) => unknown.has(id))
    .flatMap((one) => readEvent('snapshot', one) ?? [])
    // Whatever version it was made for: what is true is fetched.
    .map((event) => ({ event, endpoint: null, outcome: setAside(event), parkedFor: null }));
  if (arrivals.length === 0) return 0;
  const stored = await storeEvents(arrivals);
  return arrivals.filter(({ event, outcome }) => outcome === null && stored.has(event.id)).length;
}

/** As many types as can be asked for at once. */
function inTwenties(types: readonly string[]): string[][] {
  const twenties: string[][] = [];
  for (let at = 0; at < types.length; at += 20) twenties.push(types.slice(at, at + 20));
  return twenties;
}

const noteListing = (column: 'listed_at' | 'all_listed_at', began: Date, missed: number): Promise<number> =>
  inPlatform(() =>
    change(
      `update stripe_listing
          set ${column} = $1,
              missed = case when $2 > 0 then $2 else missed end,
              missed_at = case when $2 > 0 then $1 else missed_at end`,
      [began, missed],
    ),
  );

/** Events that wait and whose obligation is gone, which nothing of ours leaves behind: found and owed all the same. */
async function oweForgotten(): Promise<void> {
  for (const concerns of await forgottenConcerns()) await inPlatform(() => oweStill('stripe-event', concerns));
}
