import { pino } from 'pino';

import { carryOutObligation } from '../../../src/workers/carry-out.ts';
import { stripeEventDuties } from '../../../src/workers/stripe-events.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { inPlatform, sql } from '../../../src/domain/tenancy.ts';

const log = pino({ level: 'silent' });

/** Carries out every event that is owed, in this order or another, as the worker does. @returns how many there were */
export async function carryOutOwedEvents(arrange = <T>(all: T[]): T[] => all): Promise<number> {
  const owed = await inPlatform(() =>
    sql<{ id: string }>(
      `select id from outbox where tenant_id = $1 and kind = 'stripe-event' and done_at is null order by id`,
      [PLATFORM_TENANT_ID],
    ),
  );
  for (const { id } of arrange(owed))
    await carryOutObligation(stripeEventDuties, log, { tenantId: PLATFORM_TENANT_ID, id });
  return owed.length;
}

/** A stored event: what came of it, why it waits, and whether an obligation to follow it is open. */
interface StoredEvent {
  readonly id: string;
  readonly outcome: string | null;
  readonly parked: string | null;
  readonly owed: boolean;
}

/** Every stored event, by id. */
export async function storedEvents(): Promise<StoredEvent[]> {
  return inPlatform(() =>
    sql<StoredEvent>(
      `select e.id, e.outcome, e.parked_for as parked,
              exists (select from outbox o where o.tenant_id = $1 and o.kind = 'stripe-event' and o.key = e.concerns
                         and o.done_at is null and o.dead_at is null) as owed
         from stripe_events e order by e.id`,
      [PLATFORM_TENANT_ID],
    ),
  );
}
