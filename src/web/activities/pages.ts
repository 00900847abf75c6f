import type { ActivityKind, ActivitySubject } from '../../domain/activities/activity.ts';
import type { TimelineEntry } from '../../domain/activities/timeline.ts';
import type { ActivityFormPart } from './timeline-part.ts';

declare module '../visit.ts' {
  interface Views {
    'activities/_timeline': { readonly timelinePart: TimelinePart };
    'activities/_older': { readonly timelinePart: TimelinePart };
  }
}

/** Everything a record's timeline shows; made by `timelinePart`, drawn by views/activities/_timeline.ejs. */
export interface TimelinePart {
  readonly subject: ActivitySubject;
  readonly editable: boolean;
  /** The record's own page. */
  readonly recordHref: string;
  /** Where activities of the record are asked for (GET) and added (POST). */
  readonly activitiesHref: string;
  /** Which list the record was reached from, to go after each address: `?q=kari`, or empty. */
  readonly listQuery: string;
  readonly kinds: readonly ActivityKind[];
  readonly form: ActivityFormPart;
  readonly tasks: readonly (TimelineEntry & { readonly overdue: boolean })[];
  readonly days: readonly TimelineDay[];
  readonly older: string | undefined;
}

export interface TimelineDay {
  /** `I dag`, or a date. */
  readonly title: string;
  readonly entries: readonly TimelineEntry[];
}
