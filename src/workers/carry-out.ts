import type { Job, Processor } from 'bullmq';
import type { Logger } from 'pino';

import {
  AlreadyDone,
  leaseObligation,
  letWait,
  MustWait,
  postpone,
  type LeasedObligation,
  type ObligationKind,
} from '../domain/outbox.ts';
import { failureWord, withoutDetails } from './failure-word.ts';
import type { ObligationJob } from './queues.ts';

/** Carries out one leased obligation: one domain verb that writes the effect and settles the obligation together. */
export type Duty = (obligation: LeasedObligation, signal: AbortSignal) => Promise<void>;

/** The duties of one queue, by kind of obligation. */
export type Duties = Readonly<Partial<Record<ObligationKind, Duty>>>;

/**
 * Carries out one obligation: takes the lease, does the work, and on failure gives the obligation back to the outbox.
 * Safe to call for one that is done, dead or in somebody else's hands: then it does nothing.
 */
export async function carryOutObligation(
  duties: Duties,
  log: Logger,
  { tenantId, id }: ObligationJob,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
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
    await duty(obligation, signal);
    log.info(about, 'obligation settled');
  } catch (error) {
    if (error instanceof AlreadyDone) return;
    if (error instanceof MustWait) {
      log.info({ ...about, failure: error.failure }, 'obligation waits');
      await letWait(obligation, error);
      return;
    }
    const failure = failureWord(error);
    log.warn({ ...about, failure }, 'obligation postponed');
    await postpone(obligation, failure);
  }
}

/** The duties of a queue as a BullMQ processor. What it throws when even the outbox is out of reach has no details. */
export function carryOut(duties: Duties, log: Logger): Processor {
  return (job: Job<ObligationJob>, _token, signal) =>
    withoutDetails(() => carryOutObligation(duties, log, job.data, signal));
}
