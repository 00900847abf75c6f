import { daysUntil, now } from '../clock.ts';
import { demand, type Member } from '../users/member.ts';
import { isLive } from './governing-subscription.ts';
import { planForLookupKey, plans, type BillingInterval, type PlanCode } from './plans.ts';
import { seatsIn, seatsOf } from './seats.ts';
import { billableSeats } from './billable-seats.ts';
import { storedSubscription, type StoredSubscription } from './stored-subscription.ts';

/** Where a tenant's subscription stands, in the words of the page. */
export type BillingState =
  | 'trial'
  | 'trialEnded'
  | 'active'
  | 'ending'
  | 'pastDue'
  | 'unpaid'
  | 'paused'
  | 'canceled'
  | 'incomplete';

/** The billing page of a tenant. */
export interface BillingOverview {
  readonly state: BillingState;
  readonly plan: 'trial' | PlanCode;
  /** The name on the invoice; undefined while trying. */
  readonly productName: string | undefined;
  readonly interval: BillingInterval | undefined;
  /** Øre for one seat and interval, without MVA; undefined while trying. */
  readonly seatAmount: number | undefined;
  /** Seats paid for, or that a trial has; null when Stripe did not say. */
  readonly seats: number | null;
  readonly seatsUsed: number;
  /** Invitations that can still be accepted: each keeps a seat. */
  readonly seatsKept: number;
  readonly trialEndsAt: Date | null;
  /** Whole days, today counted as one; 0 when it is over. */
  readonly trialDaysLeft: number;
  readonly currentPeriodEnd: Date | null;
  /** When it ends or ended. */
  readonly cancelAt: Date | null;
  /** When Stripe was last asked and had news; null before the first time. */
  readonly fetchedAt: Date | null;
  /** A subscription is there to be changed in Stripe's portal; otherwise a plan can be bought. */
  readonly running: boolean;
  /** The tenant is known at Stripe, and so may have invoices. */
  readonly customer: boolean;
}

/**
 * What a tenant has, what it costs and when it ends.
 * @throws NotAllowed without the permission `billing`
 */
export async function billingOverview(by: Member): Promise<BillingOverview> {
  demand(by, 'billing');
  const [stored, used, { waiting }] = await Promise.all([
    storedSubscription(by.tenantId),
    billableSeats(by.tenantId),
    seatsOf(by.tenantId),
  ]);
  if (!stored) throw new Error('a tenant without a subscription row');
  const trying = stored.plan === 'trial';
  const price = trying ? undefined : planForLookupKey(stored.lookupKey)?.price;
  return {
    state: stateOf(stored),
    plan: stored.plan,
    productName: stored.plan === 'trial' ? undefined : plans[stored.plan].productName,
    interval: price?.interval,
    seatAmount: price?.seatAmount,
    seats: seatsIn(stored),
    seatsUsed: used,
    seatsKept: waiting,
    trialEndsAt: stored.trialEndsAt,
    trialDaysLeft: stored.trialEndsAt ? Math.max(0, daysUntil(stored.trialEndsAt)) : 0,
    currentPeriodEnd: stored.currentPeriodEnd,
    cancelAt: stored.cancelAt,
    fetchedAt: stored.fetchedAt,
    running: !trying && isLive(stored.status),
    customer: stored.customerId !== null,
  };
}

function stateOf({ plan, status, trialEndsAt, cancelAt }: StoredSubscription): BillingState {
  if (plan === 'trial') return trialEndsAt !== null && trialEndsAt < now() ? 'trialEnded' : 'trial';
  if (status === 'active' || status === 'trialing') return cancelAt ? 'ending' : 'active';
  return endedStates[status] ?? 'incomplete';
}

const endedStates: Readonly<Partial<Record<string, BillingState>>> = {
  past_due: 'pastDue',
  unpaid: 'unpaid',
  paused: 'paused',
  canceled: 'canceled',
};
