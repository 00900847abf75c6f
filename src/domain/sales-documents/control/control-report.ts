import { atStripesDashboard } from '../../billing/dashboard-link.ts';
import { isLivemode } from '../../billing/stripe-client.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { outside } from '../../outside.ts';
import { demandOperator, type Operator } from '../../privacy/registers/operator.ts';
import { readingTenant, sql } from '../../tenancy.ts';
import { notIssuedReasons, type NotIssuedReason } from '../not-issued.ts';
import { standingAlarms, type Alarm } from './alarms.ts';
import { notFinalizedReason, type NotFinalizedReason } from './not-finalized.ts';
import { seriesReports, type SeriesReport } from './series-report.ts';

/** A document that waits for something a person has to see to. */
export interface WaitingDocument {
  /** Stripe's id of the invoice or credit note. */
  readonly about: string;
  readonly reason: NotIssuedReason;
  readonly since: Date;
  readonly nextTry: Date;
}

/** An alarm with what helps to see to it. */
export interface ShownAlarm extends Alarm {
  /** Why Stripe could not make the invoice final; undefined for other alarms. */
  readonly unfinished: NotFinalizedReason | undefined;
  /** The full address of the invoice in Stripe's Dashboard; undefined where it is about none. */
  readonly link: string | undefined;
}

/** How OnNet's own invoicing stands. */
export interface ControlReport {
  readonly series: readonly SeriesReport[];
  readonly alarms: readonly ShownAlarm[];
  readonly waiting: readonly WaitingDocument[];
}

/**
 * Everything about invoices that somebody has to look at.
 * @throws NotAllowed for others than operators
 */
export async function controlReport(operator: Operator): Promise<ControlReport> {
  demandOperator(operator);
  return readingTenant(PLATFORM_TENANT_ID, async () => {
    const [series, alarms, waiting] = await Promise.all([seriesReports(), standingAlarms(), waitingDocuments()]);
    return { series, alarms: alarms.map(shown), waiting };
  });
}

function shown(alarm: Alarm): ShownAlarm {
  const { stripe } = outside();
  return {
    ...alarm,
    unfinished: alarm.kind === 'not-finalized' ? notFinalizedReason(alarm.detail) : undefined,
    link:
      stripe && alarm.about.startsWith('in_')
        ? atStripesDashboard(`invoices/${alarm.about}`, isLivemode(stripe))
        : undefined,
  };
}

/** How much there is to look at, for a page that only points to the report. */
export async function countToLookAt(): Promise<number> {
  const { alarms, waiting } = await readingTenant(PLATFORM_TENANT_ID, async () => {
    const [found, held] = await Promise.all([standingAlarms(), waitingDocuments()]);
    return { alarms: found, waiting: held };
  });
  return alarms.length + waiting.length;
}

async function waitingDocuments(): Promise<WaitingDocument[]> {
  const rows = await sql<{ about: string; reason: string; since: Date; nextTry: Date }>(
    `select split_part(key, ':', 1) as about, min(substr(failure, 10)) as reason, min(created_at) as since,
            min(due_at) as "nextTry"
       from outbox
      where tenant_id = $1 and kind = 'sales-document' and done_at is null and failure like 'document-%'
      group by 1 order by 3 limit 200`,
    [PLATFORM_TENANT_ID],
  );
  return rows.flatMap(({ reason, ...row }) => (isReason(reason) ? [{ ...row, reason }] : []));
}

const isReason = (word: string): word is NotIssuedReason => notIssuedReasons.some((reason) => reason === word);
