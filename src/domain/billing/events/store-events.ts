import { now } from '../../clock.ts';
import { newId, PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { owingStill } from '../../outbox.ts';
import { committed } from '../../tenancy.ts';
import type { IncomingEvent } from './read-event.ts';
import type { ParkedFor, SetAside } from './stored-events.ts';

/** An event on its way into the table, with where it came by and what is known of it already. */
export interface Arrival {
  readonly event: IncomingEvent;
  /** Null for what was found by asking, and came by no endpoint. */
  readonly endpoint: string | null;
  /** Why it is not followed, or null. */
  readonly outcome: SetAside | null;
  /** Why it waits for somebody, or null. */
  readonly parkedFor: ParkedFor | null;
}

/** Behind whom an event waits its turn. */
const concernsOf = ({ customerId, objectType, objectId, id }: IncomingEvent): string =>
  customerId ?? `${objectType}:${objectId ?? id}`;

const STORE = `
  with arrived as (
    select * from json_to_recordset($1) as r (id text, type text, api_version text, livemode boolean,
      created_at timestamptz, customer_id text, object_id text, object_type text, named_tenant uuid, endpoint text,
      concerns text, outcome text, parked_for text, obligation uuid)
  ), stored as (
    insert into stripe_events (id, type, api_version, livemode, created_at, customer_id, object_id, object_type,
                               named_tenant, endpoint, concerns, outcome, parked_for)
    select id, type, api_version, livemode, created_at, customer_id, object_id, object_type, named_tenant, endpoint,
           concerns, outcome, parked_for
      from arrived on conflict (id) do nothing
    returning id, concerns, outcome, parked_for
  ), owed as (
    ${owingStill(`select distinct on (s.concerns) $2::uuid, a.obligation, 'stripe-event', s.concerns, $3::timestamptz
                    from stored s join arrived a using (id)
                   where s.outcome is null and s.parked_for is null order by s.concerns`)}
  )
  select id from stored`;

/**
 * Stores events and owes what they ask for, all or none. One that was there already is left as it is, and owes nothing.
 * @returns the ids of those that were not there yet; they are committed
 */
export async function storeEvents(arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const rows = arrivals.map(({ event, endpoint, outcome, parkedFor }) => ({
    id: event.id,
    type: event.type,
    api_version: event.apiVersion,
    livemode: event.livemode,
    created_at: event.createdAt,
    customer_id: event.customerId,
    object_id: event.objectId,
    object_type: event.objectType,
    named_tenant: event.namedTenant,
    endpoint,
    concerns: concernsOf(event),
    outcome,
    parked_for: parkedFor,
    obligation: newId(),
  }));
  const stored = await committed<{ id: string }>(PLATFORM_TENANT_ID, STORE, [
    JSON.stringify(rows),
    PLATFORM_TENANT_ID,
    now(),
  ]);
  return new Set(stored.map(({ id }) => id));
}

/** Stored together at most: what more has come waits for the next time. */
const MOST_AT_ONCE = 100;

interface Waiting {
  readonly arrival: Arrival;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

let waiting: Waiting[] = [];
let writing = false;

/**
 * Stores one event; when this returns it is committed. What comes while another write is under way waits for that and is then stored
 * together, so that a storm costs one commit for many events and not one for each.
 */
export function storeEvent(arrival: Arrival): Promise<void> {
  return new Promise((stored, failed) => {
    waiting.push({ arrival, stored, failed });
    if (!writing) void writeWaiting();
  });
}

async function writeWaiting(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const together = waiting.slice(0, MOST_AT_ONCE);
    waiting = waiting.slice(MOST_AT_ONCE);
    await write(together);
  }
  writing = false;
}

/** Never throws. What cannot be stored must not keep the others: those who fail together are tried each by itself. */
async function write(together: readonly Waiting[]): Promise<void> {
  try {
    await storeEvents(together.map(({ arrival }) => arrival));
    for (const { stored } of together) stored();
  } catch (error) {
    const [only, ...more] = together;
    if (more.length > 0) await Promise.all(together.map((one) => write([one])));
    else only?.failed(error);
  }
}
