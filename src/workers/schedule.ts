import type { Logger } from 'pino';

import { forgetEndedSessions } from '../domain/users/sessions.ts';
import { forgetOldObligations } from '../domain/housekeeping.ts';
import { forgetOldMails } from '../domain/mail/forget-mail.ts';
import { oweRetentionNight } from '../domain/privacy/retention-night.ts';
import { removeLeftovers } from '../domain/files/remove-leftovers.ts';
import type { QueueBackend } from './queue-backend.ts';
import { queueNames, type QueueName } from './queues.ts';

/** Something that happens by the clock, Europe/Oslo. It is put back at every boot, since a flushed Redis forgets. */
export interface Recurring {
  readonly name: string;
  readonly queue: QueueName;
  /** Cron: minute, hour, day, month, weekday. */
  readonly pattern: string;
  readonly run: () => Promise<unknown>;
}

/** Every recurring job of the product, on one page. Each names one domain verb that is safe to run twice. */
export const schedule: readonly Recurring[] = [
  { name: 'forget-ended-sessions', queue: 'mail', pattern: '37 * * * *', run: forgetEndedSessions },
  { name: 'forget-old-obligations', queue: 'mail', pattern: '45 4 * * *', run: forgetOldObligations },
  { name: 'forget-old-mails', queue: 'mail', pattern: '50 4 * * *', run: forgetOldMails },
  { name: 'owe-retention-night', queue: 'retention', pattern: '15 3 * * *', run: oweRetentionNight },
  { name: 'remove-leftover-files', queue: 'exports', pattern: '55 4 * * *', run: removeLeftovers },
];

/** Puts every recurring job back and removes those that are no longer on the page. */
export async function restoreSchedule(queues: QueueBackend, log: Logger): Promise<void> {
  for (const queue of queueNames) {
    const wanted = schedule.filter((job) => job.queue === queue);
    const found = await queues.queue(queue).getJobSchedulers();
    for (const old of found)
      if (!wanted.some((job) => job.name === old.key)) await queues.queue(queue).removeJobScheduler(old.key);
    for (const job of wanted)
      await queues
        .queue(queue)
        .upsertJobScheduler(job.name, { pattern: job.pattern, tz: 'Europe/Oslo' }, { name: job.name, data: {} });
  }
  log.info({ jobs: schedule.length }, 'the schedule is in place');
}

/** The recurring job of this name, if it is one. */
export const recurringJob = (name: string): Recurring | undefined => schedule.find((job) => job.name === name);
