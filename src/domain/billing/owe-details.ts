import { now } from '../clock.ts';
import { oweAgain } from '../outbox.ts';

/** Several events of one payment come within a moment; one look after them is enough. */
const SETTLE_SECONDS = 2;

/** Owes it to a tenant, in its open transaction, that its details are fetched anew. Many of these at once are one. */
export const oweDetails = (tenantId: string): Promise<void> =>
  oweAgain('billing-details', tenantId, {
    subjectId: tenantId,
    dueAt: new Date(now().getTime() + SETTLE_SECONDS * 1000),
  });
