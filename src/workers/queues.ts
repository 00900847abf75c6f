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
  'tenant-export': 'exports',
  'export-expiry': 'exports',
  'access-search': 'exports',
  'access-package': 'exports',
  'access-expiry': 'exports',
  'retention-run': 'retention',
  'retention-night': 'retention',
  'stripe-event': 'stripe-events',
  'subscription-end': 'stripe-events',
  'billing-details': 'stripe-events',
  'billing-seats': 'stripe-events',
  'sales-document': 'stripe-events',
  'ehf-delivery': 'mail',
  'audit-anchor': 'retention',
  'sub-processor-notice': 'mail',
  'policy-notice': 'mail',
  'agreement-notice': 'mail',
  'request-reminder': 'mail',
  'breach-notice': 'mail',
  'breach-reminder': 'mail',
  erasure: 'retention',
  'recipient-notice': 'mail',
  'account-erasure': 'retention',
  'end-reminder': 'mail',
  'mirror-load': 'enrichment',
  'company-matching': 'enrichment',
  'import-check': 'enrichment',
  'company-import': 'exports',
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
 * A job is tried once: a failed attempt goes back to its outbox row, which decides when it is due again. A finished or
 * failed job is forgotten at once, since what was done stands in the database and its id must be free to be used again.
 */
export const jobOptions: JobsOptions = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: true,
  stackTraceLimit: 0,
  sizeLimit: 1024,
};

/** How long a job that the queue lost in some state of its own may stand in the way of a new one for the same obligation. */
const JOB_ID_MS = 15 * 60_000;

/**
 * The id of an obligation's job. An obligation that waits its turn in a long queue is shipped again every minute; with
 * the same id it joins the job that is already there. Another attempt has another id, and so has another quarter.
 */
export const jobIdOf = (obligation: { readonly id: string; readonly attempts: number }, moment: Date): string =>
  `${obligation.id}.${obligation.attempts}.${Math.floor(moment.getTime() / JOB_ID_MS)}`;
