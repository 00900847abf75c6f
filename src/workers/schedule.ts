import type { Logger } from 'pino';

import { followRegister } from '../domain/companies/following/follow-register.ts';
import { oweAuditAnchor } from '../domain/audit/anchor-audit.ts';
import { checkTrails } from '../domain/audit/check-trails.ts';
import { cutAudit } from '../domain/audit/cut-audit.ts';
import { sealAudit } from '../domain/audit/seal-entries.ts';
import { compareDisputes } from '../domain/billing/disputes/follow-dispute.ts';
import { listUndelivered, reconcileStripe } from '../domain/billing/events/missed-events.ts';
import { forgetBooks } from '../domain/books/forget-books.ts';
import { followMoney } from '../domain/books/follow-money.ts';
import { leaveStripe } from '../domain/billing/leave-stripe.ts';
import { tellOfCards } from '../domain/billing/card-notices.ts';
import { tellOfTrialEnds } from '../domain/billing/trial-notices.ts';
import { checkDocuments } from '../domain/sales-documents/control/check-documents.ts';
import { forgetDocuments } from '../domain/sales-documents/forget-documents.ts';
import { forgetSignIns } from '../domain/users/sign-in-events.ts';
import { forgetExpired } from '../domain/privacy/expiry/forget-expired.ts';
import { forgetOldLinks } from '../domain/users/forget-links.ts';
import { forgetFormerMembers, forgetUsersAlone } from '../domain/users/forget-users.ts';
import { forgetEndedSessions } from '../domain/users/sessions.ts';
import { resealKeys } from '../domain/keys/reseal-keys.ts';
import { keepAgreement } from '../domain/privacy/agreement/editions.ts';
import { forgetProof } from '../domain/privacy/consent/forget-proof.ts';
import { forgetOldReceipts } from '../domain/privacy/cookies/receipts.ts';
import { expireHolds } from '../domain/privacy/holds/expire-holds.ts';
import { reduceDisclosures } from '../domain/privacy/disclosures/reduce-disclosures.ts';
import { reduceOldRequests } from '../domain/privacy/requests/reduce.ts';
import { lookForPlaces } from '../domain/privacy/restriction/look-for-places.ts';
import { renewStatistics } from '../domain/privacy/erasure/renew-statistics.ts';
import { oweRequestReminders } from '../domain/privacy/requests/remind.ts';
import { oweRetentionNight } from '../domain/privacy/retention/night.ts';
import { emptyTrash } from '../domain/trash/empty-trash.ts';
import { forgetKept } from '../domain/tenants/ending/forget-kept.ts';
import { eraseEndedTenants } from '../domain/tenants/ending/close-ended.ts';
import { oweMirrorRefresh } from '../domain/register/mirror/refresh-mirror.ts';
import { removeLeftovers } from '../domain/files/remove-leftovers.ts';
import type { QueueBackend } from './queue-backend.ts';
import { queueNames, type QueueName } from './queues.ts';

const TIME_ZONE = 'Europe/Oslo';

/** Something that happens by the clock in Norway. */
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
  { name: 'forget-old-links', queue: 'mail', pattern: '52 * * * *', run: forgetOldLinks },
  { name: 'forget-expired', queue: 'retention', pattern: '45 4 * * *', run: forgetExpired },
  { name: 'forget-sign-ins', queue: 'retention', pattern: '50 4 * * *', run: forgetSignIns },
  { name: 'reseal-keys', queue: 'retention', pattern: '35 4 * * *', run: resealKeys },
  { name: 'forget-old-cookie-receipts', queue: 'mail', pattern: '40 4 * * *', run: forgetOldReceipts },
  { name: 'expire-holds', queue: 'retention', pattern: '5 3 * * *', run: expireHolds },
  { name: 'seal-audit', queue: 'mail', pattern: '* * * * *', run: sealAudit },
  { name: 'owe-audit-anchor', queue: 'retention', pattern: '55 23 * * *', run: oweAuditAnchor },
  // After the night's anchors, and again while the night lasts for what is too long for one go.
  { name: 'check-trails', queue: 'mail', pattern: '20 0-5 * * *', run: () => checkTrails() },
  { name: 'cut-audit', queue: 'retention', pattern: '10 4 * * *', run: cutAudit },
  { name: 'keep-agreement', queue: 'mail', pattern: '10 0 * * *', run: () => keepAgreement() },
  { name: 'owe-request-reminders', queue: 'mail', pattern: '5 * * * *', run: oweRequestReminders },
  { name: 'reduce-old-requests', queue: 'retention', pattern: '40 4 * * *', run: reduceOldRequests },
  { name: 'forget-proof', queue: 'retention', pattern: '20 3 * * *', run: forgetProof },
  { name: 'reduce-disclosures', queue: 'retention', pattern: '25 4 * * *', run: reduceDisclosures },
  { name: 'owe-retention-night', queue: 'retention', pattern: '15 3 * * *', run: oweRetentionNight },
  { name: 'forget-former-members', queue: 'retention', pattern: '30 3 * * *', run: forgetFormerMembers },
  { name: 'forget-users-alone', queue: 'retention', pattern: '55 3 * * *', run: forgetUsersAlone },
  { name: 'erase-ended-tenants', queue: 'retention', pattern: '40 3 * * *', run: eraseEndedTenants },
  { name: 'tell-of-trial-ends', queue: 'mail', pattern: '20 8 * * *', run: tellOfTrialEnds },
  { name: 'tell-of-cards', queue: 'mail', pattern: '25 8 * * *', run: tellOfCards },
  { name: 'leave-stripe', queue: 'retention', pattern: '10 5 * * *', run: leaveStripe },
  // At minutes of their own: Stripe's own load is highest on the hour.
  { name: 'list-missed-events', queue: 'stripe-events', pattern: '23 * * * *', run: listUndelivered },
  { name: 'compare-disputes', queue: 'stripe-events', pattern: '29 * * * *', run: compareDisputes },
  { name: 'follow-money', queue: 'stripe-events', pattern: '41 * * * *', run: followMoney },
  { name: 'reconcile-stripe', queue: 'stripe-events', pattern: '40 2 * * *', run: reconcileStripe },
  { name: 'forget-kept', queue: 'retention', pattern: '25 4 * * *', run: forgetKept },
  { name: 'check-sales-documents', queue: 'stripe-events', pattern: '35 5 * * *', run: checkDocuments },
  { name: 'forget-sales-documents', queue: 'retention', pattern: '30 4 * * *', run: forgetDocuments },
  { name: 'forget-books', queue: 'retention', pattern: '35 3 * * *', run: forgetBooks },
  { name: 'empty-trash', queue: 'retention', pattern: '20 4 * * *', run: emptyTrash },
  { name: 'look-for-restricted', queue: 'retention', pattern: '50 3 * * *', run: lookForPlaces },
  { name: 'renew-statistics', queue: 'retention', pattern: '15 5 * * *', run: renewStatistics },
  // At minutes of its own: everybody else asks the register on the quarter.
  { name: 'follow-register', queue: 'enrichment', pattern: '4,19,34,49 * * * *', run: followRegister },
  { name: 'owe-mirror-refresh', queue: 'enrichment', pattern: '25 5-8 * * *', run: oweMirrorRefresh },
  { name: 'remove-leftover-files', queue: 'exports', pattern: '55 4 * * *', run: removeLeftovers },
];

/**
 * Puts back every recurring job that is missing or was changed, and removes those that are no longer on the page. One
 * that is there is left alone: its next run may be overdue because no worker was up, and then it must still happen.
 * Called at every boot and every minute, since a flushed Redis forgets.
 */
export async function restoreSchedule(queues: QueueBackend, log: Logger): Promise<void> {
  for (const name of queueNames) {
    const queue = queues.queue(name);
    const wanted = schedule.filter((job) => job.queue === name);
    const found = await queue.getJobSchedulers();
    for (const { key } of found) if (!wanted.some((job) => job.name === key)) await queue.removeJobScheduler(key);
    for (const job of wanted) {
      if (found.some(({ key, pattern, tz }) => key === job.name && pattern === job.pattern && tz === TIME_ZONE))
        continue;
      await queue.upsertJobScheduler(job.name, { pattern: job.pattern, tz: TIME_ZONE }, { name: job.name, data: {} });
      log.info({ job: job.name }, 'recurring job put on the schedule');
    }
  }
}

/** The recurring job of this name, if it is one. */
export const recurringJob = (name: string): Recurring | undefined => schedule.find((job) => job.name === name);
