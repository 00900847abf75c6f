import type { Logger } from 'pino';

import { claimObligations } from '../domain/outbox.ts';
import type { QueueBackend } from './queue-backend.ts';
import { queueFor, type ObligationJob } from './queues.ts';

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
    for (const { tenantId, id, kind } of due) {
      const job: ObligationJob = { tenantId, id };
      await queues.queue(queueFor[kind]).add(kind, job);
      shipped++;
    }
    if (due.length < BATCH) return shipped;
  }
}

/** Runs the relay until it is stopped. A failing database or queue costs time, never an obligation. */
export function startRelay(queues: QueueBackend, log: Logger, everyMs: number): { stop: () => Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      try {
        await relayDueObligations(queues);
      } catch (error) {
        log.warn({ err: error }, 'the relay will try again');
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake();
      return loop;
    },
  };
}
