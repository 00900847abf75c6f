import type { Stripe } from 'stripe';

/** The order in which subscriptions count, best first; statuses not listed come between the stopped and the ended. */
const rankByStatus: Readonly<Partial<Record<string, number>>> = {
  active: 0,
  trialing: 0,
  past_due: 1,
  paused: 2,
  unpaid: 2,
  canceled: 4,
};
const unknownRank = 3;

/** A first payment that waits or never came: nothing has begun, so nothing that was there before gives way to it. */
const neverBegan: readonly string[] = ['incomplete', 'incomplete_expired'];

/**
 * Which of a customer's subscriptions decides what the tenant has: the one most alive, then the newest. Made from the whole
 * list and from nothing else, so that it does not matter which event led here, or in which order events came: the end of
 * an old subscription never takes away a new one.
 *
 * @returns undefined when none has ever begun
 */
export function governingSubscription(subscriptions: readonly Stripe.Subscription[]): Stripe.Subscription | undefined {
  return subscriptions
    .filter(({ status }) => !neverBegan.includes(status))
    .toSorted((a, b) => rank(a) - rank(b) || b.created - a.created || (a.id < b.id ? 1 : -1))[0];
}

const rank = ({ status }: Stripe.Subscription): number => rankByStatus[status] ?? unknownRank;

/** Whether a subscription still runs, or could by paying: a second one beside it would be paid twice. */
export const isLive = (status: string): boolean => !neverBegan.includes(status) && status !== 'canceled';
