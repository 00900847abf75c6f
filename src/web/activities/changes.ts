import {
  completeTask,
  homeOf,
  reopenTask,
  removeActivity,
  restoreActivity,
} from '../../domain/activities/change-activity.ts';
import type { ChangedActivity } from '../../domain/activities/change-activity.ts';
import type { ActivitySubject } from '../../domain/activities/activity.ts';
import { fragment, redirect } from '../answers.ts';
import { listPart } from '../list-part.ts';
import { paths } from '../paths.ts';
import type { Answer, Toast, Visit } from '../visit.ts';
import { timelineFragment } from './create.ts';

/** POST: a task is done; a toast takes it back. */
export async function complete(visit: Visit): Promise<Answer> {
  const task = await completeTask(visit.member, visit.param('id'));
  const { tenantSlug: tenant } = visit.member;
  return changed(visit, task, {
    text: visit.t('activities.completed', { title: task.title }),
    undo: paths.activities.reopening({ tenant, id: task.id }) + (onHome(visit) ? '?on=home' : listPart(visit)),
  });
}

/** POST: a task is open again. */
export const reopen = async (visit: Visit): Promise<Answer> =>
  changed(visit, await reopenTask(visit.member, visit.param('id')), undefined);

/** POST: takes an activity off the timeline; a toast puts it back. */
export async function remove(visit: Visit): Promise<Answer> {
  const activity = await removeActivity(visit.member, visit.param('id'));
  const { tenantSlug: tenant } = visit.member;
  return changed(visit, activity, {
    text: visit.t('activities.removed'),
    undo: paths.activities.restoration({ tenant, id: activity.id }) + listPart(visit),
  });
}

/** POST: puts a removed activity back. */
export async function restore(visit: Visit): Promise<Answer> {
  const activity = await restoreActivity(visit.member, visit.param('id'));
  return changed(visit, activity, { text: visit.t('activities.restored') });
}

/** Answers the timeline the activity was changed on; to a plain form, the page of its record or the overview. */
async function changed(visit: Visit, activity: ChangedActivity, toast: Toast | undefined): Promise<Answer> {
  const subject = onHome(visit) ? undefined : (shownOn(visit, activity) ?? homeOf(activity));
  if (!subject) return redirect(paths.tenant.home({ tenant: visit.member.tenantSlug }), toast);
  const place = placeOf(visit.member.tenantSlug, subject);
  if (!visit.partial) return redirect(place.recordHref + listPart(visit), toast);
  const options = toast === undefined ? {} : { toast };
  return fragment('activities/_timeline', { timelinePart: await timelineFragment(visit, place) }, options);
}

/** The form was on the overview, or undoes what was done there. */
const onHome = (visit: Visit): boolean => [visit.field('on'), visit.query('on')].includes('home');

/** The record whose page the form was on, when the activity belongs to it. */
function shownOn(visit: Visit, activity: ChangedActivity): ActivitySubject | undefined {
  const ids = { contact: activity.contactId, company: activity.companyId, deal: activity.dealId };
  const on = visit.field('on');
  return on === 'contact' || on === 'company' || on === 'deal' ? subjectOf(on, ids[on]) : undefined;
}

const subjectOf = (kind: ActivitySubject['kind'], id: string | null): ActivitySubject | undefined =>
  id === null ? undefined : { kind, id };

/** Where a record and its activities are. */
export function placeOf(
  tenant: string,
  subject: ActivitySubject,
): { subject: ActivitySubject; recordHref: string; activitiesHref: string } {
  const resource = { contact: paths.contacts, company: paths.companies, deal: paths.deals }[subject.kind];
  const params = { tenant, id: subject.id };
  return { subject, recordHref: resource.show(params), activitiesHref: resource.activities(params) };
}
