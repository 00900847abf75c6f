/**
 * What a tenant can buy, as data. Stripe holds the binding price of each plan; it is found by its lookup key, so that a
 * price can be replaced at Stripe without a release. The amounts here are the price list shown before anyone is asked to
 * pay, and what the prices are created from.
 */

/** How long a new tenant may try everything, without a card and without an object at Stripe. */
export const trialDays = 14;

/** A plan that is paid for. */
export type PlanCode = 'start' | 'team';

/** How often a plan is paid. */
export type BillingInterval = 'month' | 'year';

export interface PlanPrice {
  interval: BillingInterval;
  /** Stripe's `lookup_key`; unique across plans and intervals. */
  lookupKey: `${PlanCode}_${BillingInterval}`;
  /** Price of one seat for one interval, in øre, excluding MVA. */
  seatAmount: number;
}

export interface Plan {
  code: PlanCode;
  /** The name on the invoice; the same in every language. */
  productName: string;
  /** Seats a tenant can have on this plan; `most` is null where there is no ceiling. */
  seats: { fewest: number; most: number | null };
  prices: readonly PlanPrice[];
}

/** Seats a tenant can fill while trying. */
export const trialSeats = 5;

export const plans: Readonly<Record<PlanCode, Plan>> = {
  start: {
    code: 'start',
    productName: 'OnNet CRM Start',
    seats: { fewest: 1, most: 5 },
    prices: [
      { interval: 'month', lookupKey: 'start_month', seatAmount: 19_900 },
      { interval: 'year', lookupKey: 'start_year', seatAmount: 199_000 },
    ],
  },
  team: {
    code: 'team',
    productName: 'OnNet CRM Team',
    seats: { fewest: 1, most: null },
    prices: [
      { interval: 'month', lookupKey: 'team_month', seatAmount: 39_900 },
      { interval: 'year', lookupKey: 'team_year', seatAmount: 399_000 },
    ],
  },
};

/** The plans in the order they are offered. */
export const planList: readonly Plan[] = [plans.start, plans.team];

/** Whether a text is the code of a plan that is sold. */
export const isPlanCode = (text: string): text is PlanCode => planList.some(({ code }) => code === text);

/** All plan prices in Norwegian kroner, ISO 4217 in the lower case Stripe writes. */
export const planCurrency = 'nok';

/** Merverdiavgift, the standard rate (Stortinget's yearly decision on MVA, § 2). */
export const mvaPercent = 25;

/** An amount in øre with MVA on top, to the nearest øre. */
export const includingMva = (amount: number): number => Math.round((amount * (100 + mvaPercent)) / 100);

/**
 * Finds what a Stripe price stands for.
 *
 * @param lookupKey `price.lookup_key`, which Stripe allows to be null
 * @returns the plan and its price, or undefined for a price this product does not sell
 */
export function planForLookupKey(lookupKey: string | null): { plan: Plan; price: PlanPrice } | undefined {
  for (const plan of planList) {
    const price = plan.prices.find((candidate) => candidate.lookupKey === lookupKey);
    if (price) return { plan, price };
  }
  return undefined;
}

/** Whether a plan can hold this many seats. */
export function seatsFit(plan: Plan, seats: number): boolean {
  const { fewest, most } = plan.seats;
  return Number.isInteger(seats) && seats >= fewest && (most === null || seats <= most);
}
