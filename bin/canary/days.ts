import { pino } from 'pino';
import type pg from 'pg';

import { StripeUnavailable } from '../../src/domain/billing/ask-stripe.ts';
import { atTime } from '../../src/domain/clock.ts';
import { carryOutObligation } from '../../src/workers/carry-out.ts';
import { duties } from '../../src/workers/duties.ts';
import { schedule } from '../../src/workers/schedule.ts';

const DAY = 86_400_000;
const quiet = pino({ level: 'silent' });

/**
 * Lets so many days go by since the beginning, in this process and without the product running beside it: every recurring job
 * runs, and whatever has fallen due by then is done. The domain must be open here.
 * @returns the kinds of obligation that were carried out
 */
export async function letDaysPass(client: pg.Client, days: number): Promise<Set<string>> {
  const moment = new Date(Date.now() + days * DAY);
  const kinds = new Set<string>();
  await atTime(moment, async () => {
    for (const { run } of schedule) await withoutStripe(run);
    for (;;) {
      const { rows } = await client.query<{ tenantId: string; id: string; kind: string }>(
        `select tenant_id as "tenantId", id, kind from outbox
          where due_at <= $1 and done_at is null and dead_at is null and attempts = 0 order by due_at, id`,
        [moment],
      );
      if (rows.length === 0) return;
      for (const { kind, ...one } of rows) {
        await carryOutObligation(duties, quiet, one);
        kinds.add(kind);
      }
    }
  });
  return kinds;
}

/** What asks Stripe finds nobody there and is asked again at its next turn, as on a night when Stripe is away. */
async function withoutStripe(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StripeUnavailable)) throw error;
  }
}
