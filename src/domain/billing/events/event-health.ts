import { now } from '../../clock.ts';
import { outside } from '../../outside.ts';
import { platformRead } from '../../tenancy.ts';
import { isLive } from '../governing-subscription.ts';
import { customersAtStripe } from './reconcile.ts';

const HOUR_MS = 3_600_000;

/** A month's hours: every subscription that runs has events at least once in that time. */
const MONTH_HOURS = 31 * 24;

/** Stripe is asked each hour; three times missed is an alarm. */
const LISTED_WITHIN_HOURS = 3;

/** How long it is said that events had not come by themselves. */
const MISSED_SHOWN_HOURS = 24;

/** From one nightly comparison to the next, and some. */
const UNCLEAR_HOURS = 30;

/**
 * What is wrong with how events come:
 *
 * - `silent`: none came for three times as long as so many customers should let one wait
 * - `missed`: Stripe had events that never came; they were fetched, but somebody should see why
 * - `not-listed`: Stripe has not been asked for what was missed for three hours
 * - `unclear`: Stripe says of some subscription what nobody has decided about, so that what its tenant may do stands as it was. The night
 *   asks again, so it stands for as long as that is so
 */
export type StripeAlarm = 'silent' | 'missed' | 'not-listed' | 'unclear';

/** How events from Stripe come in, for the operators. */
export interface StripeHealth {
  readonly alarms: readonly StripeAlarm[];
  /** When the newest came by itself. */
  readonly newestAt: Date | null;
  /** When Stripe was last asked what we missed. */
  readonly listedAt: Date | null;
  /** When the oldest that is kept came: so long there has been something to ask about. */
  readonly oldestAt: Date | null;
  /** How many were missed the last time any were, and when that was. */
  readonly missed: number;
  readonly missedAt: Date | null;
  /** Customers of whom Stripe lately said what nobody has decided about. */
  readonly unclear: number;
  /** Tenants whose subscription runs. */
  readonly live: number;
}

/** How long it may be quiet, in hours: three times the average wait among so many subscriptions, a day at least. */
export const quietHours = (live: number): number => Math.max(24, Math.ceil((3 * MONTH_HOURS) / Math.max(1, live)));

/** How events come in, in statements that travel together. */
export async function stripeHealth(): Promise<StripeHealth> {
  const [[listing], customers] = await Promise.all([
    platformRead<Omit<StripeHealth, 'alarms' | 'live'>>(
      `select listed_at as "listedAt", missed, missed_at as "missedAt",
              (select max(received_at) from stripe_events where endpoint is not null) as "newestAt",
              (select min(received_at) from stripe_events) as "oldestAt",
              (select count(distinct concerns)::int from stripe_events
                where received_at > $1 and outcome in ('unknown-status', 'unknown-price', 'missing-at-stripe')) as unclear
         from stripe_listing`,
      [new Date(now().getTime() - UNCLEAR_HOURS * HOUR_MS)],
    ),
    customersAtStripe(),
  ]);
  if (!listing) throw new Error('nothing says how far Stripe was asked');
  const live = customers.filter(({ status }) => isLive(status)).length;
  return { ...listing, live, alarms: alarmsOf({ ...listing, live }) };
}

function alarmsOf({
  newestAt,
  listedAt,
  oldestAt,
  missed,
  missedAt,
  unclear,
  live,
}: Omit<StripeHealth, 'alarms'>): StripeAlarm[] {
  if (!outside().stripe || live === 0) return [];
  const hoursSince = (moment: Date | null): number =>
    moment === null ? Number.POSITIVE_INFINITY : (now().getTime() - moment.getTime()) / HOUR_MS;
  return [
    ...(hoursSince(newestAt) > quietHours(live) ? (['silent'] as const) : []),
    ...(missed > 0 && hoursSince(missedAt) < MISSED_SHOWN_HOURS ? (['missed'] as const) : []),
    // A program that has just begun asks within the hour.
    ...(hoursSince(listedAt ?? oldestAt) > LISTED_WITHIN_HOURS ? (['not-listed'] as const) : []),
    ...(unclear > 0 ? (['unclear'] as const) : []),
  ];
}
