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

/** The outcome of each stored event, and how many obligations were ever made for it. */
export async function storedEvents(): Promise<{ id: string; outcome: string | null; owed: number }[]> {
  return inPlatform(() =>
    sql<{ id: string; outcome: string | null; owed: number }>(
      `select e.id, e.outcome, (select count(*)::int from outbox o
                                 where o.tenant_id = $1 and o.kind = 'stripe-event' and o.key = e.id) as owed
         from stripe_events e order by e.id`,
      [PLATFORM_TENANT_ID],
    ),
  );
}
