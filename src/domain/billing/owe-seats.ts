import { now } from '../clock.ts';
import { oweAgain } from '../outbox.ts';

/** People come and go several at a time: what is pushed is how many there are when it has been quiet for so long. */
const QUIET_SECONDS = 10 * 60;

/** Owes it to a tenant, in its open transaction, that its seats at Stripe hold its people. Many of these at once are one. */
export const oweSeats = (tenantId: string): Promise<void> =>
  oweAgain('billing-seats', tenantId, {
    subjectId: tenantId,
    dueAt: new Date(now().getTime() + QUIET_SECONDS * 1000),
  });
