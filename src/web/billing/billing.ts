import { billingOverview, type BillingOverview } from '../../domain/billing/billing-overview.ts';
import { billingDetails, type BillingDetails } from '../../domain/billing/billing-details.ts';
import { type BillingChange, billingHistory } from '../../domain/billing/billing-history.ts';
import { includingMva, mvaPercent, planForLookupKey, planList, plans } from '../../domain/billing/plans.ts';
import { documentsOf } from '../../domain/sales-documents/document-list.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { readingTenant } from '../../domain/tenancy.ts';
import { isMessageKey } from '../../words/catalogue.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import type { BillingNotice, BillingPage } from './pages.ts';

/** The newest; the rest is on a page of its own. */
const DOCUMENTS_SHOWN = 3;

/** What the page shows besides what is stored. */
interface Shown {
  readonly notice?: BillingNotice;
  readonly form?: BillingPage['form'];
  readonly problems?: Readonly<Record<string, FieldProblem>>;
  readonly status?: number;
}

/** GET: what the tenant has, what it costs, and what it can buy. */
export const show = (visit: Visit): Promise<Answer> =>
  billingPage(visit, visit.query('payment') === 'stopped' ? { notice: stopped } : {});

const stopped: BillingNotice = { kind: 'info', title: 'billing.stopped', text: 'billing.stopped.text' };

/** The billing page, also for the handlers that could not do what they were asked. */
export async function billingPage(visit: Visit, shown: Shown): Promise<Answer> {
  const { member } = visit;
  const [[overview, fetched, history], documents] = await Promise.all([
    readingTenant(member.tenantId, () =>
      Promise.all([billingOverview(member), billingDetails(member.tenantId), billingHistory(member.tenantId)]),
    ),
    documentsOf(member),
  ]);
  const details = whatHolds(overview, fetched);
  return page(
    'billing/show',
    visit.t('billing.title'),
    {
      overview,
      details,
      documents: documents.slice(0, DOCUMENTS_SHOWN),
      plannedName: details.planned ? planForLookupKey(details.planned.lookupKey)?.plan.productName : undefined,
      history: history.map((change) => ({ ...change, words: changeWords(visit, change) })),
      plans: planList,
      mvaPercent,
      includingMva,
      form: shown.form ?? suggestion(overview),
      problems: shown.problems ?? {},
      // An old tab or address may lead back from a payment page when another has been paid.
      notice: shown.notice === stopped && overview.running ? undefined : shown.notice,
    },
    { place: 'billing', status: shown.status ?? 200 },
  );
}

/**
 * The details that hold. They are fetched after the subscription itself: for the moment between, the ones from before would say that
 * what has just been paid is unpaid, and when a renewal that was made will come.
 */
function whatHolds({ fetchedAt, state }: BillingOverview, details: BillingDetails): BillingDetails {
  if (!fetchedAt || !details.detailsAt || details.detailsAt >= fetchedAt) return details;
  const { open } = details;
  return { ...details, next: null, open: state === 'active' && open?.change === false ? null : open };
}

/** What a change made of the subscription, in a line. */
function changeWords({ t }: Visit, { plan, seats, status, previousStatus, ends }: BillingChange): string {
  const became = status === previousStatus ? undefined : `billing.history.${status}`;
  const what = ends && became === undefined ? 'billing.history.ending' : became;
  const words = what !== undefined && isMessageKey(what) ? t(what) : undefined;
  const holds =
    plan === undefined ? undefined : t('billing.history.holds', { plan: plans[plan].productName, count: seats ?? 1 });
  return [words, holds].filter((part) => part !== undefined).join(' · ') || t('billing.history.other');
}

/** The plan and seats a tenant has or had, else the smallest plan that holds its people. */
function suggestion({ plan, interval, running, seats, seatsUsed, seatsKept }: BillingOverview): BillingPage['form'] {
  // Whoever is invited shall find a seat.
  const people = seatsUsed + seatsKept;
  const fitting = planList.find(({ seats }) => seats.most === null || people <= seats.most);
  const code = plan === 'trial' ? fitting?.code : plan;
  return {
    price: `${code ?? 'team'}_${interval ?? 'month'}`,
    seats: String(Math.max((running ? seats : null) ?? people, 1)),
  };
}
