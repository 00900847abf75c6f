import { placeOf } from '../activities/changes.ts';
import { activitiesPart, createActivity } from '../activities/create.ts';
import type { Answer, Visit } from '../visit.ts';
import { showCompany } from './company.ts';

const place = (visit: Visit) => placeOf(visit.member.tenantSlug, { kind: 'company', id: visit.param('id') });

/** GET, fragment: older activities. */
export const show = (visit: Visit): Promise<Answer> => activitiesPart(visit, place(visit));

/** POST: adds a note, call, meeting, task or e-mail to the company. */
export const create = (visit: Visit): Promise<Answer> =>
  createActivity(visit, { ...place(visit), showPage: (form) => showCompany(visit, form) });
