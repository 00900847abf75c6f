import {
  callOffPlannedChange,
  changePlan,
  previewPlanChange,
  type PlanChangePreview,
} from '../../domain/billing/change-plan.ts';
import { Invalid } from '../../domain/errors.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';
import { billingPage } from './billing.ts';
import { onward } from './onward.ts';
import { away, unlessAway } from './stripe-away.ts';

interface ChangeForm {
  readonly price: string;
  readonly seats: string;
}

/** GET with `price` and `seats`: what the change costs, before anything is changed. */
export function show(visit: Visit): Promise<Answer> {
  const form = { price: visit.query('price'), seats: visit.query('seats') };
  return answering(visit, form, async () => preview(visit, await previewPlanChange(visit.member, form)));
}

/** POST with `price`, `seats` and what was shown (`at`, `dueNow`): makes the change at that price, or shows another. */
export function create(visit: Visit): Promise<Answer> {
  const form = { price: visit.field('price'), seats: visit.field('seats') };
  return answering(visit, form, async () => {
    const done = await changePlan(visit.member, form, { at: visit.field('at'), dueNow: visit.field('dueNow') });
    if (done.kind === 'look-again') return preview(visit, done.preview, 409);
    if (done.kind === 'confirm') return onward(visit, 'confirm', done.url);
    return toBilling(visit, done.kind === 'changed' ? 'billing.change.changed' : 'billing.change.planned');
  });
}

/** POST: what was planned for the next period is called off. */
export function callOff(visit: Visit): Promise<Answer> {
  return unlessAway(visit, away.change, async () => {
    const was = await callOffPlannedChange(visit.member);
    return toBilling(visit, was ? 'billing.change.calledOff' : 'billing.change.nothingPlanned');
  });
}

/** A choice that cannot be made is said at its field, on the page it was made on. */
const answering = (visit: Visit, form: ChangeForm, work: () => Promise<Answer>): Promise<Answer> =>
  unlessAway(
    visit,
    away.change,
    async () => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return billingPage(visit, { form, problems: error.fields, status: 422 });
      }
    },
    form,
  );

const preview = (visit: Visit, shown: PlanChangePreview, status = 200): Answer =>
  page(
    'billing/change',
    visit.t('billing.change.title'),
    { preview: shown, again: status === 409 },
    {
      place: 'billing',
      status,
    },
  );

const toBilling = (visit: Visit, words: Parameters<Visit['t']>[0] & `billing.change.${string}`): Answer =>
  redirect(paths.billing.show({ tenant: visit.member.tenantSlug }), { text: visit.t(words) });
