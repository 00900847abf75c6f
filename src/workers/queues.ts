import type { JobsOptions } from 'bullmq';

import type { ObligationKind } from '../domain/outbox.ts';

/** The queues, one per weight of work. */
export const queueNames = ['stripe-events', 'exports', 'enrichment', 'retention', 'mail'] as const;
export type QueueName = (typeof queueNames)[number];

/** A job's payload: ids only. Redis and job tables never hold personal data. */
export interface ObligationJob {
  readonly tenantId: string;
  readonly id: string;
}

/** Which queue carries out which kind of obligation. */
export const queueFor: Readonly<Record<ObligationKind, QueueName>> = {
  mail: 'mail',
  enrichment: 'enrichment',
  'contact-export': 'exports',
  'export-expiry': 'exports',
  'retention-run': 'retention',
  'retention-night': 'retention',
  'stripe-event': 'stripe-events',
};

/** How many jobs of a queue one worker process carries out at a time. */
export const concurrency: Readonly<Record<QueueName, number>> = {
  'stripe-events': 5,
  exports: 2,
  enrichment: 4,
  retention: 1,
  mail: 5,
};

/**
 * A job is tried once: a failed attempt goes back to its outbox row, which decides when it is due again. Finished
 * jobs are forgotten soon, since what was done stands in the database.
 */
export const jobOptions: JobsOptions = {
  attempts: 1,
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 24 * 3600, count: 1000 },
  stackTraceLimit: 0,
  sizeLimit: 1024,
};
