import type { Job, Processor } from 'bullmq';
import type { Logger } from 'pino';

import {
  AlreadyDone,
  leaseObligation,
  postpone,
  type LeasedObligation,
  type ObligationKind,
} from '../domain/outbox.ts';
import type { ObligationJob } from './queues.ts';

/** Carries out one leased obligation: one domain verb that writes the effect and settles the obligation together. */
export type Duty = (obligation: LeasedObligation, signal: AbortSignal) => Promise<void>;

/** The duties of one queue, by kind of obligation. */
export type Duties = Readonly<Partial<Record<ObligationKind, Duty>>>;

/** A failure with a word that operators may see. Any other error is recorded by its class alone. */
export interface NamedFailure {
  readonly failure: string;
}

/**
 * Wraps the duties of one queue as a BullMQ processor: take the lease, do the work, and on failure give the
 * obligation back to the outbox. Never throws to BullMQ, which would keep the error's text.
 */
export function carryOut(duties: Duties, log: Logger): Processor {
  return async (job: Job<ObligationJob>, _token, signal) => {
    const { tenantId, id } = job.data;
    const obligation = await leaseObligation(tenantId, id);
    if (!obligation) return;
    const duty = duties[obligation.kind];
    const about = { tenant: tenantId, obligation: id, kind: obligation.kind, attempt: obligation.attempts };
    if (!duty) {
      log.error(about, 'no duty for this kind of obligation');
      await postpone(obligation, 'no-duty');
      return;
    }
    try {
      await duty(obligation, signal ?? new AbortController().signal);
      log.info(about, 'obligation settled');
    } catch (error) {
      if (error instanceof AlreadyDone) return;
      const failure = failureWord(error);
      log.warn({ ...about, failure }, 'obligation postponed');
      await postpone(obligation, failure);
    }
  };
}

function failureWord(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'failure' in error && typeof error.failure === 'string')
    return error.failure;
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? `${error.name}:${error.code}` : error.name;
  return 'unknown';
}
