import { isActivityKind, type ActivitySubject } from '../../domain/activities/activity.ts';
import { recordActivity } from '../../domain/activities/record-activity.ts';
import { timelineOf, type Timeline } from '../../domain/activities/timeline.ts';
import { osloDay } from '../../domain/clock.ts';
import { Invalid } from '../../domain/errors.ts';
import { newId } from '../../domain/identifiers.ts';
import { may } from '../../domain/users/member.ts';
import { parseDate } from '../../words/parsing.ts';
import { fragment, redirect } from '../answers.ts';
import { formId, submissionId } from '../submission-id.ts';
import { listPart } from '../list-part.ts';
import type { Answer, Visit } from '../visit.ts';
import type { TimelinePart } from './pages.ts';
import { osloMoment } from './oslo-moment.ts';
import { emptyActivityForm, timelinePart, type ActivityFormPart } from './timeline-part.ts';

/** Where a record's activities stand; each resource that has a timeline says it once. */
export interface TimelinePlace {
  readonly subject: ActivitySubject;
  readonly recordHref: string;
  readonly activitiesHref: string;
  /** The record's whole page with the form in it, for browsers without JavaScript. */
  readonly showPage: (form: ActivityFormPart) => Promise<Answer>;
}

/** POST: adds an activity to a record. Answers the timeline, or the record's page to a plain form. */
export async function createActivity(visit: Visit, place: TimelinePlace): Promise<Answer> {
  const form = postedForm(visit);
  const problems = await add(visit, place, form);
  if (!problems) {
    if (!visit.partial) return redirect(place.recordHref + listPart(visit));
    return fragment('activities/_timeline', {
      timelinePart: await partOf(visit, place, { ...form, id: newId(), title: '', body: '', day: '' }),
    });
  }
  const shown = { ...form, problems };
  if (!visit.partial) return place.showPage(shown);
  const part = await partOf(visit, place, shown);
  return fragment('activities/_timeline', { timelinePart: part }, { status: 422 });
}

/** GET: what is older than an entry (`?before=…`). */
export async function activitiesPart(visit: Visit, place: Omit<TimelinePlace, 'showPage'>): Promise<Answer> {
  const query = new URL(visit.request.originalUrl, 'http://local').search;
  if (!visit.partial) return redirect(place.recordHref + query);
  const timeline = await timelineOf(visit.member, place.subject, visit.query('before'));
  const part = { timelinePart: partWith(visit, place, emptyActivityForm(visit), timeline) };
  if (!timeline.anew) return fragment('activities/_older', part);
  // In place of all that is shown, or it would stand there twice.
  return fragment('activities/_timeline', part, { headers: { 'HX-Retarget': '#timeline', 'HX-Reswap': 'innerHTML' } });
}

/** The whole timeline again, after one of its activities changed. */
export const timelineFragment = async (visit: Visit, place: Omit<TimelinePlace, 'showPage'>): Promise<TimelinePart> =>
  partOf(visit, place, emptyActivityForm(visit));

async function partOf(
  visit: Visit,
  place: Omit<TimelinePlace, 'showPage'>,
  form: ActivityFormPart,
): Promise<TimelinePart> {
  return partWith(visit, place, form, await timelineOf(visit.member, place.subject));
}

function partWith(
  visit: Visit,
  place: Omit<TimelinePlace, 'showPage'>,
  form: ActivityFormPart,
  timeline: Timeline,
): TimelinePart {
  return timelinePart(visit, place.subject, timeline, {
    editable: may(visit.member, 'write'),
    recordHref: place.recordHref,
    activitiesHref: place.activitiesHref,
    form,
    listQuery: listPart(visit),
  });
}

function postedForm(visit: Visit): ActivityFormPart {
  const kind = visit.field('kind');
  return {
    id: formId(visit),
    kind: isActivityKind(kind) ? kind : 'note',
    title: visit.field('title'),
    body: visit.field('body'),
    day: visit.field('day'),
    problems: {},
  };
}

async function add(
  visit: Visit,
  { subject }: TimelinePlace,
  typed: ActivityFormPart,
): Promise<ActivityFormPart['problems'] | undefined> {
  // A note has no line of its own and no day; what was typed for another kind stays in the form, unseen.
  const form = typed.kind === 'note' ? { ...typed, title: '', day: '' } : typed;
  const day = form.day === '' ? undefined : parseDate(form.day);
  if (form.day !== '' && day === undefined) return { day: 'form.date' };
  try {
    const activity = {
      kind: form.kind,
      subject,
      title: form.title,
      body: form.body,
      // Today without a time is now; another day is its noon, which no summer time moves to the day beside it.
      happenedAt: day === undefined || day === osloDay() ? undefined : osloMoment(day, 12),
      // A task is due at the end of its day.
      dueAt: day === undefined ? undefined : osloMoment(day, 23),
    };
    await recordActivity(visit.member, activity, submissionId(visit));
    return undefined;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { happenedAt, ...rest } = error.fields;
    return happenedAt === undefined ? rest : { ...rest, day: happenedAt };
  }
}
