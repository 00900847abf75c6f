import { placeOf } from '../activities/changes.ts';
import { activitiesPart, createActivity } from '../activities/create.ts';
import type { Answer, Visit } from '../visit.ts';
import { showContact } from './show.ts';

/** GET: the form of another kind of activity, or older ones. */
export const part = (visit: Visit): Promise<Answer> =>
  activitiesPart(visit, placeOf(visit.member.tenantSlug, { kind: 'contact', id: visit.param('id') }));

/** POST: adds an activity. */
export function create(visit: Visit): Promise<Answer> {
  const id = visit.param('id');
  return createActivity(visit, {
    ...placeOf(visit.member.tenantSlug, { kind: 'contact', id }),
    showPage: (form) => showContact(visit, id, { form }),
  });
}
