import { billingOverview, type BillingOverview } from '../../domain/billing/billing-overview.ts';
import { includingMva, mvaPercent, planList } from '../../domain/billing/plans.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { readingTenant } from '../../domain/tenancy.ts';
import { page } from '../answers.ts';
import type { Answer, Visit } from '../visit.ts';
import type { BillingNotice, BillingPage } from './pages.ts';

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
  const overview = await readingTenant(member.tenantId, () => billingOverview(member));
  return page(
    'billing/show',
    visit.t('billing.title'),
    {
      overview,
      plans: planList,
      mvaPercent,
      includingMva,
      form: shown.form ?? suggestion(overview),
      problems: shown.problems ?? {},
      notice: shown.notice,
    },
    { place: 'billing', status: shown.status ?? 200 },
  );
}

/** The plan a tenant had, else the smallest that holds its people. */
function suggestion({ plan, interval, seatsUsed }: BillingOverview): BillingPage['form'] {
  const fitting = planList.find(({ seats }) => seats.most === null || seatsUsed <= seats.most);
  const code = plan === 'trial' ? fitting?.code : plan;
  return { price: `${code ?? 'team'}_${interval ?? 'month'}`, seats: String(Math.max(seatsUsed, 1)) };
}
