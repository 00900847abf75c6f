import { setTimeout } from 'node:timers/promises';

import type { Logger } from 'pino';

import { now } from '../domain/clock.ts';
import { claimObligations, type DueObligation } from '../domain/outbox.ts';
import type { QueueBackend } from './queue-backend.ts';
import { jobIdOf, queueFor, queueNames, type ObligationJob } from './queues.ts';

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
    for (const name of queueNames) {
      const jobs = due.filter(({ kind }) => queueFor[kind] === name).map(jobOf);
      if (jobs.length > 0) await queues.queue(name).addBulk(jobs);
    }
    shipped += due.length;
    if (due.length < BATCH) return shipped;
  }
}

function jobOf(due: DueObligation): { name: string; data: ObligationJob; opts: { jobId: string } } {
  return { name: due.kind, data: { tenantId: due.tenantId, id: due.id }, opts: { jobId: jobIdOf(due, now()) } };
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
