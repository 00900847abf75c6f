import { faultPoint } from '../../fault-points.ts';
import { lockObligation, oweStill, renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inPlatform } from '../../tenancy.ts';
import { findAtStripe, StripeUnavailable } from '../ask-stripe.ts';
import { tenantOfCustomer } from '../tenant-of-customer.ts';
import { followDispute } from '../disputes/follow-dispute.ts';
import { customerOfObject, type Belongs } from './customer-of-object.ts';
import { followObjects, type Behind } from './follow-objects.ts';
import { hasWaiting, noteOutcome, parkEvents, waitingEvents, type StripeEventRow } from './stored-events.ts';

/**
 * Carries out what the events of one customer ask for, all that wait at once: what they are about is fetched, each object once, however many
 * events name it and in whatever order they came. The lease of the obligation is the customer's turn, so nobody else fetches
 * the same meanwhile. An event that comes while this runs finds the obligation owed already; it is seen before the end, and
 * then the turn is not over.
 *
 * @throws StripeUnavailable when Stripe does not answer, or nobody here has the customer yet: the obligation stays owed
 */
export async function followStripeEvents(obligation: LeasedObligation): Promise<void> {
  for (;;) {
    const events = await waitingEvents(obligation.key);
    const failure = events.length === 0 ? undefined : await follow(obligation.key, events);
    await faultPoint('events followed');
    if (failure !== undefined) throw failure;
    if (await settleUnlessMore(obligation)) return;
    await renewLease(obligation);
  }
}

/** @returns false when more has come meanwhile */
const settleUnlessMore = (obligation: LeasedObligation): Promise<boolean> =>
  inPlatform(async () => {
    // Whoever stores an event takes this lock too: it is either seen here, or opens the obligation again.
    await lockObligation(obligation);
    if (await hasWaiting(obligation.key)) return false;
    await settle(obligation);
    return true;
  });

/** @returns why the obligation stays owed; what did succeed is noted */
async function follow(concerns: string, events: readonly StripeEventRow[]): Promise<unknown> {
  const [disputes, others] = partition(events, ({ objectType }) => objectType === 'dispute');
  const failure = await followDisputes(disputes);
  return others.length === 0 ? failure : ((await followOthers(concerns, others)) ?? failure);
}

/** A bank's deadline runs, so a dispute is looked at before it is known whose it is. */
async function followDisputes(events: readonly StripeEventRow[]): Promise<unknown> {
  let failure: unknown;
  for (const [id, about] of Map.groupBy(events, ({ objectId }) => objectId))
    try {
      const ours = id === null || (await followDispute(id));
      await inPlatform(() => noteOutcome(idsOf(about), ours ? 'followed' : 'other-app'));
    } catch (error) {
      failure ??= error;
    }
  return failure;
}

async function followOthers(concerns: string, events: readonly StripeEventRow[]): Promise<unknown> {
  const belongs = await whoseAre(events);
  if (belongs === 'gone') {
    await inPlatform(() => noteOutcome(idsOf(events), 'gone'));
    return undefined;
  }
  const { customer } = belongs;
  if (customer !== null && customer !== concerns) {
    await behindCustomer(customer, events);
    return undefined;
  }
  if (customer === null) return followBehind({ customer: null, tenantId: null }, events);
  const owner = await tenantOfCustomer(customer);
  // Of one who has left and was deleted at Stripe, nothing is left to follow.
  if (typeof owner === 'string' && (await isDeleted(customer))) {
    await inPlatform(() => noteOutcome(idsOf(events), 'gone'));
    return undefined;
  }
  if (owner === 'no-tenant') {
    await inPlatform(() => parkEvents(idsOf(events), 'unknown-customer'));
    return new StripeUnavailable('stripe-unknown-customer');
  }
  if (owner === 'other-customer') {
    await inPlatform(() => parkEvents(idsOf(events), 'other-tenant'));
    return undefined;
  }
  const { tenantId } = owner;
  const [ours, foreign] = partition(events, ({ namedTenant }) => namedTenant === null || namedTenant === tenantId);
  if (foreign.length > 0) await inPlatform(() => parkEvents(idsOf(foreign), 'other-tenant'));
  return ours.length === 0 ? undefined : followBehind({ customer, tenantId }, ours);
}

/** Whether a customer was deleted at Stripe, which goes on answering that it was. */
async function isDeleted(customer: string): Promise<boolean> {
  const found = await findAtStripe((stripe) => stripe.customers.retrieve(customer));
  return found?.deleted === true;
}

/** Whose the events are: as they say, or as Stripe says of the object they all name. */
async function whoseAre(events: readonly StripeEventRow[]): Promise<Belongs> {
  const [first] = events;
  const named = events.find(({ customerId }) => customerId !== null)?.customerId;
  if (named) return { customer: named };
  return first ? customerOfObject(first.objectType, first.objectId) : { customer: null };
}

/** Puts events behind the customer they turned out to be about, to wait their turn there. */
const behindCustomer = (customer: string, events: readonly StripeEventRow[]): Promise<void> =>
  inPlatform(async () => {
    await change(`update stripe_events set concerns = $2, customer_id = $2 where id = any($1::text[])`, [
      idsOf(events),
      customer,
    ]);
    await oweStill('stripe-event', customer);
  });

/** Follows each object, notes what came of it, and goes on with the others when one fails. */
async function followBehind(behind: Behind, events: readonly StripeEventRow[]): Promise<unknown> {
  const { outcomes, failure } = await followObjects(behind, events);
  if (outcomes.size > 0)
    await inPlatform(async () => {
      for (const [outcome, ids] of outcomes) await noteOutcome(ids, outcome);
    });
  return failure;
}

const idsOf = (events: readonly StripeEventRow[]): string[] => events.map(({ id }) => id);

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
