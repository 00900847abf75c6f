import { followDocument } from '../../sales-documents/follow-object.ts';
import { followSubscription } from '../follow-subscription.ts';
import { compareSeats } from '../seat-drift.ts';
import { RECONCILIATION } from './followed-types.ts';
import type { EventOutcome, StripeEventRow } from './stored-events.ts';

/** Behind whom events waited. Null where the object is no customer's, such as a payout. */
export interface Behind {
  readonly customer: string | null;
  readonly tenantId: string | null;
}

/** What came of each event, and what kept the others. */
export interface FollowedObjects {
  readonly outcomes: ReadonlyMap<EventOutcome, readonly string[]>;
  readonly failure: unknown;
}

/** An object that events named. */
interface Named {
  readonly type: string;
  readonly id: string | null;
  readonly eventIds: readonly string[];
}

/**
 * What is done about an object that may have changed: it is fetched anew and what is stored made equal to it, whatever the
 * event said. Told types and ids alone, so it is the same for events that bring the object and for those that only name it.
 */
type Follower = (behind: Behind & { readonly tenantId: string }, object: Named) => Promise<EventOutcome>;

/** Which objects say something about a tenant's subscription. They are fetched together, once. */
const ofSubscription: ReadonlySet<string> = new Set(['customer', 'checkout.session', 'subscription', 'invoice']);

/** What else is done about an object, by its type. Each is safe to repeat. */
const followers: Readonly<Record<string, readonly Follower[]>> = {
  invoice: [document],
  credit_note: [document],
};

async function document(_behind: Behind, { id, eventIds }: Named): Promise<EventOutcome> {
  if (id !== null) await followDocument(id, eventIds);
  return 'followed';
}

/** Follows what events are about: the subscription once, then each object once. One that fails does not keep the others. */
export async function followObjects(behind: Behind, events: readonly StripeEventRow[]): Promise<FollowedObjects> {
  const { tenantId } = behind;
  const outcomes = new Map<EventOutcome, string[]>();
  const note = (outcome: EventOutcome, ids: readonly string[]): void =>
    void outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), ...ids]);
  if (tenantId === null) {
    note('no-customer', idsOf(events));
    return { outcomes, failure: undefined };
  }
  const objects = namedObjects(events);
  let failure: unknown;
  const about = objects.some(({ type }) => ofSubscription.has(type));
  // Access first: nothing about documents or books may keep it waiting. When this fails, Stripe is away for all.
  const subscription: EventOutcome = about ? await followSubscription(tenantId) : 'followed';
  // What was just fetched is what the seats are held against: the night fetches each subscription once.
  if (events.some(({ type }) => type === RECONCILIATION)) await compareSeats(tenantId);
  for (const object of objects)
    try {
      let outcome: EventOutcome = ofSubscription.has(object.type) ? subscription : 'followed';
      for (const follower of followers[object.type] ?? []) outcome = await follower({ ...behind, tenantId }, object);
      note(outcome, object.eventIds);
    } catch (error) {
      failure ??= error;
    }
  return { outcomes, failure };
}

/** The objects that events name, each once. */
function namedObjects(events: readonly StripeEventRow[]): Named[] {
  const byObject = new Map<string, StripeEventRow[]>();
  for (const event of events) {
    const key = `${event.objectType} ${event.objectId}`;
    byObject.set(key, [...(byObject.get(key) ?? []), event]);
  }
  return [...byObject.values()].map((about) => ({
    type: about[0]?.objectType ?? '',
    id: about[0]?.objectId ?? null,
    eventIds: idsOf(about),
  }));
}

const idsOf = (events: readonly StripeEventRow[]): string[] => events.map(({ id }) => id);
