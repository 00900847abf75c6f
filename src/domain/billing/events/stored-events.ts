import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { change, inPlatform, platformRead, sql } from '../../tenancy.ts';
import type { Followed } from '../follow-subscription.ts';

/**
 * Why an event is not followed:
 *
 * - `other-mode`: test and live mixed · `other-app`: another app's, or another environment's, on a shared account
 * - `ignored`: of a kind that leads to nothing
 * - `set-aside`: it waited for somebody, who found that nothing is to be done
 */
export type SetAside = 'other-mode' | 'other-app' | 'ignored' | 'set-aside';

/**
 * Why an event waits for somebody:
 *
 * - `other-version`: made for another version of Stripe's interface than the endpoint is set up for
 * - `other-tenant`: it names another tenant than the one whose customer it is
 * - `unknown-customer`: nobody here has its customer; tried again, since our own record may be late
 */
export type ParkedFor = 'other-version' | 'other-tenant' | 'unknown-customer';

/** What came of an event. `gone`: its object was not there any more. `posted`: it is in the books. */
export type EventOutcome = SetAside | Followed | 'no-customer' | 'gone';

/** An event as stored: nothing personal. */
export interface StripeEventRow {
  readonly id: string;
  readonly type: string;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly customerId: string | null;
  readonly namedTenant: string | null;
  readonly receivedAt: Date;
  /** What came of it; null while it waits. */
  readonly outcome: EventOutcome | null;
  readonly parkedFor: ParkedFor | null;
}

const columns = `id, type, object_type as "objectType", object_id as "objectId", customer_id as "customerId",
  named_tenant as "namedTenant", received_at as "receivedAt", outcome, parked_for as "parkedFor"`;

/** Followed at once; what is more waits for the next turn. */
const PER_TURN = 500;

/** Those of the events that have not come here, in one statement however many are asked about. */
export async function notStored(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await platformRead<{ id: string }>(
    `select id from unnest($1::text[]) as asked (id) where not exists (select from stripe_events e where e.id = asked.id)`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What waits its turn behind one customer or object: not what waits for an operator. */
export const waitingEvents = (concerns: string): Promise<StripeEventRow[]> =>
  platformRead<StripeEventRow>(
    `select ${columns} from stripe_events
      where concerns = $1 and outcome is null and (parked_for is null or parked_for = 'unknown-customer')
      order by received_at, id limit ${PER_TURN}`,
    [concerns],
  );

/** Whether something waits its turn that nobody has looked at yet, in the open transaction. */
export async function hasWaiting(concerns: string): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }>(
    `select exists (select from stripe_events where concerns = $1 and outcome is null and parked_for is null) as waits`,
    [concerns],
  );
  return row?.waits === true;
}

/** Behind whom events have waited for ten minutes though nothing is owed. What was given up is owed still. */
export async function forgottenConcerns(): Promise<string[]> {
  const rows = await inPlatform(() =>
    sql<{ concerns: string }>(
      `select distinct e.concerns from stripe_events e
        where e.outcome is null and e.parked_for is null and e.received_at < now() - interval '10 minutes'
          and not exists (select from outbox o where o.tenant_id = $1 and o.kind = 'stripe-event' and o.key = e.concerns
                             and o.done_at is null)`,
      [PLATFORM_TENANT_ID],
    ),
  );
  return rows.map(({ concerns }) => concerns);
}

/** Notes what came of events, in the open transaction. */
export const noteOutcome = (ids: readonly string[], outcome: EventOutcome): Promise<number> =>
  change(`update stripe_events set outcome = $2, parked_for = null, processed_at = now() where id = any($1::text[])`, [
    ids,
    outcome,
  ]);

/** Notes why events wait, in the open transaction. */
export const parkEvents = (ids: readonly string[], parkedFor: ParkedFor): Promise<number> =>
  change(`update stripe_events set parked_for = $2 where id = any($1::text[])`, [ids, parkedFor]);

/** The newest events, newest first: for the operators' page. */
export const recentStripeEvents = (limit: number): Promise<StripeEventRow[]> =>
  platformRead<StripeEventRow>(`select ${columns} from stripe_events order by received_at desc, id desc limit $1`, [
    limit,
  ]);

/** Events that wait for somebody, oldest first: for the operators' page. */
export const parkedStripeEvents = (limit: number): Promise<StripeEventRow[]> =>
  platformRead<StripeEventRow>(
    `select ${columns} from stripe_events where outcome is null and parked_for is not null
      order by received_at, id limit $1`,
    [limit],
  );
