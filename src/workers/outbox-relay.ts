import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { now } from '../domain/clock.ts';
import { claimObligations, type DueObligation } from '../domain/outbox.ts';
import type { QueueBackend } from './queue-backend.ts';
import { jobIdOf, queueFor, type ObligationJob } from './queues.ts';

const BATCH = 200;

/**
 * Ships due obligations to their queues: committed rows become jobs that hold ids only. Whatever the queue loses
 * afterwards is due again when its claim runs out, so this loop is also the sweeper.
 *
 * @returns how many jobs were added
 */
export async function relayDueObligations(queues: QueueBackend): Promise<number> {
  let shipped = 0;
  for (;;) {
    const due = await claimObligations(BATCH);
    await Promise.all(due.map((obligation) => ship(queues, obligation)));
    shipped += due.length;
    if (due.length < BATCH) return shipped;
  }
}

/** One by one, though side by side: BullMQ's bulk call on PostgreSQL makes a sequence, which is the owner's right alone. */
async function ship(queues: QueueBackend, due: DueObligation): Promise<void> {
  const job: ObligationJob = { tenantId: due.tenantId, id: due.id };
  await queues.queue(queueFor[due.kind]).add(due.kind, job, { jobId: jobIdOf(due, now()) });
}

/** Runs the relay until it is stopped. A failing database or queue costs time, never an obligation. */
export function startRelay(queues: QueueBackend, log: Logger, everyMs: number): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await relayDueObligations(queues);
      } catch (error) {
        log.warn({ err: error }, 'the relay will try again');
      }
      // Stopping cuts the pause short, which rejects: the loop then ends by its condition.
      await setTimeout(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return loop;
    },
  };
}
