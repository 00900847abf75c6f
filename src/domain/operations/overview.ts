import { openDisputes, type OpenDispute } from '../billing/disputes/open-disputes.ts';
import { stripeHealth, type StripeHealth } from '../billing/events/event-health.ts';
import { parkedStripeEvents, recentStripeEvents, type StripeEventRow } from '../billing/events/stored-events.ts';
import { now } from '../clock.ts';
import { isAlarming, registerFeedReport, type RegisterFeedReport } from '../register/feed/report.ts';
import { queueReports, type QueueReport } from '../housekeeping.ts';
import { mirrorStates, type MirrorState } from '../register/mirror/mirror-state.ts';
import { deadLetters, obligationsByKind, type DeadLetter, type ObligationSummary } from './obligations.ts';

/** An obligation this long past its time is late: several attempts have failed, or nobody is at work. */
const LATE_AFTER_MS = 5 * 60_000;

/** The worker reports every five seconds; after this long without a word it counts as silent. */
const SILENT_AFTER_MS = 60_000;

const DEAD_LETTERS_SHOWN = 50;
const EVENTS_SHOWN = 20;
const PARKED_SHOWN = 100;

/** How OnNet runs right now, over all tenants: counts, ids and words, nothing personal. */
export interface OperationsOverview {
  /** The worst that is true: nobody works, something is late or given up, something waits for a decision, or all is well. */
  readonly state: 'silent' | 'late' | 'undecided' | 'well';
  readonly workerSeenAt: Date | null;
  readonly queues: readonly QueueReport[];
  readonly obligations: readonly ObligationSummary[];
  /** When the oldest obligation that is due and not done became due. */
  readonly oldestDueAt: Date | null;
  /** Not only those listed. */
  readonly deadCount: number;
  readonly deadLetters: readonly DeadLetter[];
  readonly stripeEvents: readonly StripeEventRow[];
  /** Events that wait for somebody: oldest first, not only those listed on this page. */
  readonly parkedEvents: readonly StripeEventRow[];
  readonly stripe: StripeHealth;
  /** Payments that banks have taken back, by the deadline of the answer. */
  readonly disputes: readonly OpenDispute[];
  /** Our mirrors of the register: main units, then sub-units. */
  readonly mirrors: readonly MirrorState[];
  readonly registerFeed: RegisterFeedReport;
}

/** The operators' page, in statements that travel together. */
export async function operationsOverview(): Promise<OperationsOverview> {
  const [queues, obligations, dead, stripeEvents, parkedEvents, stripe, disputes, registerFeed, mirrors] =
    await Promise.all([
      queueReports(),
      obligationsByKind(),
      deadLetters(DEAD_LETTERS_SHOWN),
      recentStripeEvents(EVENTS_SHOWN),
      parkedStripeEvents(PARKED_SHOWN),
      stripeHealth(),
      openDisputes(),
      registerFeedReport(),
      mirrorStates(),
    ]);
  const workerSeenAt = newest(queues.map((queue) => queue.reportedAt));
  const oldestDueAt = oldest(obligations.map((kind) => kind.oldestDueAt));
  const deadCount = obligations.reduce((sum, kind) => sum + kind.dead, 0);
  const silent = workerSeenAt === null || now().getTime() - workerSeenAt.getTime() > SILENT_AFTER_MS;
  const deaf = registerFeed.series.some(isAlarming);
  const late =
    deadCount > 0 ||
    stripe.alarms.length > 0 ||
    deaf ||
    (oldestDueAt !== null && now().getTime() - oldestDueAt.getTime() > LATE_AFTER_MS);
  const undecided = parkedEvents.some(waitsForOperator);
  return {
    state: silent ? 'silent' : late ? 'late' : undecided ? 'undecided' : 'well',
    workerSeenAt,
    queues,
    obligations,
    oldestDueAt,
    deadCount,
    deadLetters: dead,
    stripeEvents,
    parkedEvents,
    stripe,
    disputes,
    registerFeed,
    mirrors,
  };
}

/** One whose customer is unknown is tried again by itself; when that is given up it is a dead letter. */
const waitsForOperator = ({ parkedFor }: StripeEventRow): boolean => parkedFor !== 'unknown-customer';

const newest = (moments: readonly Date[]): Date | null =>
  moments.reduce<Date | null>((latest, moment) => (latest === null || moment > latest ? moment : latest), null);

const oldest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce<Date | null>(
    (earliest, moment) => (moment !== null && (earliest === null || moment < earliest) ? moment : earliest),
    null,
  );
