import { reportQueue } from '../domain/housekeeping.ts';
import type { QueueBackend } from './queue-backend.ts';
import { queueNames } from './queues.ts';

/** Writes down what the queues hold right now, for the operators' page: the web never talks to the queue itself. */
export async function reportQueues(queues: QueueBackend): Promise<void> {
  for (const name of queueNames) {
    const counts = await queues.queue(name).getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed');
    await reportQueue(name, queues.kind, {
      waiting: counts['waiting'] ?? 0,
      active: counts['active'] ?? 0,
      delayed: counts['delayed'] ?? 0,
      failed: counts['failed'] ?? 0,
      completed: counts['completed'] ?? 0,
    });
  }
}
