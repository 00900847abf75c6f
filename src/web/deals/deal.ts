import { timelineOf, type Timeline } from '../../domain/activities/timeline.ts';
import { osloDay } from '../../domain/clock.ts';
import { stages } from '../../domain/deals/deal.ts';
import { findDeal } from '../../domain/deals/deal-record.ts';
import { moveDeal } from '../../domain/deals/write-deal.ts';
import { isId } from '../../domain/identifiers.ts';
import { may } from '../../domain/users/member.ts';
import { placeOf } from '../activities/changes.ts';
import { activitiesPart, createActivity } from '../activities/create.ts';
import { emptyActivityForm, timelinePart, type ActivityFormPart } from '../activities/timeline-part.ts';
import { page, redirect } from '../answers.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../visit.ts';

const place = (visit: Visit) => placeOf(visit.member.tenantSlug, { kind: 'deal', id: visit.param('id') });

/** GET: one deal with its timeline. */
export const show = (visit: Visit): Promise<Answer> => showDeal(visit, emptyActivityForm(visit));

async function showDeal(visit: Visit, form: ActivityFormPart): Promise<Answer> {
  const here = place(visit);
  const id = visit.param('id');
  const [deal, allStages, timeline] = await Promise.all([
    findDeal(visit.member, id),
    stages(visit.member),
    isId(id) ? timelineOf(visit.member, here.subject, visit.query('before')) : nothingYet,
  ]);
  const editable = may(visit.member, 'write');
  return page(
    'deals/show',
    deal.title,
    {
      deal,
      stages: allStages,
      editable,
      late: deal.outcome === 'open' && deal.expectedCloseOn !== null && deal.expectedCloseOn < osloDay(),
      timelinePart: timelinePart(visit, here.subject, timeline, { ...here, editable, form, listQuery: '' }),
    },
    { place: 'deals', status: Object.keys(form.problems).length > 0 ? 422 : 200 },
  );
}

const nothingYet: Timeline = { tasks: [], events: [], older: undefined };

/** POST: moves the deal to the stage `stage`; the toast moves it back. `from` says which page the form was on. */
export async function move(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  const tenant = visit.member.tenantSlug;
  // The way back is an address, since undo posts nothing but itself.
  const { title, from, to } = await moveDeal(visit.member, id, visit.field('stage') || visit.query('to'));
  const onBoard = visit.field('on') === 'board' || visit.query('on') === 'board';
  const back = onBoard ? paths.deals.index({ tenant }) : paths.deals.show({ tenant, id });
  if (from === to.id) return redirect(back);
  const undo = `${paths.deals.stage({ tenant, id })}?${new URLSearchParams({ to: from, ...(onBoard ? { on: 'board' } : {}) }).toString()}`;
  return redirect(back, { text: visit.t('deals.moved', { title, stage: to.name }), undo });
}

/** GET, fragment: the form for another kind of activity, or older ones. */
export const activities = (visit: Visit): Promise<Answer> => activitiesPart(visit, place(visit));

/** POST: adds an activity to the deal. */
export const addActivity = (visit: Visit): Promise<Answer> =>
  createActivity(visit, { ...place(visit), showPage: (form) => showDeal(visit, form) });
