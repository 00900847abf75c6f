import {
  activityKinds,
  isActivityKind,
  type ActivityKind,
  type ActivitySubject,
} from '../../domain/activities/activity.ts';
import type { Timeline, TimelineEntry } from '../../domain/activities/timeline.ts';
import { osloDay } from '../../domain/clock.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { newId } from '../../domain/identifiers.ts';
import type { Visit } from '../visit.ts';
import type { TimelineDay, TimelinePart } from './pages.ts';

/** The form of a new activity: what was typed, and what is wrong with it. */
export interface ActivityFormPart {
  /** Of the form, not of the activity it makes: see `formId`. */
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string;
  /** When it happened, or when a task is due, as typed. */
  readonly day: string;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

/** An empty form of the kind that the address asks for (`?activity=call`), a note otherwise. */
export function emptyActivityForm(visit: Visit): ActivityFormPart {
  const asked = visit.query('activity');
  return { id: newId(), kind: isActivityKind(asked) ? asked : 'note', title: '', body: '', day: '', problems: {} };
}

/** Puts a record's timeline together for its view. */
export function timelinePart(
  visit: Visit,
  subject: ActivitySubject,
  timeline: Timeline,
  place: {
    readonly editable: boolean;
    readonly recordHref: string;
    readonly activitiesHref: string;
    readonly form: ActivityFormPart;
    readonly listQuery: string;
  },
): TimelinePart {
  const today = osloDay();
  return {
    subject,
    ...place,
    kinds: activityKinds,
    tasks: timeline.tasks.map((task) => ({
      ...task,
      overdue: task.dueAt !== null && visit.formats.isoDay(task.dueAt) < today,
    })),
    days: daysOf(visit, timeline.events, today),
    older: timeline.older,
  };
}

function daysOf({ t, formats }: Visit, entries: readonly TimelineEntry[], today: string): TimelineDay[] {
  const days: { title: string; day: string; entries: TimelineEntry[] }[] = [];
  const titleOf = (entry: TimelineEntry, day: string): string => {
    if (entry.monthOnly) return formats.longMonth(entry.happenedAt);
    return day === today ? t('activities.today') : formats.longDate(entry.happenedAt);
  };
  for (const entry of entries) {
    const moment = formats.isoDay(entry.happenedAt);
    const day = entry.monthOnly ? moment.slice(0, 7) : moment;
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else {
      days.push({ day, title: titleOf(entry, day), entries: [entry] });
    }
  }
  return days;
}
