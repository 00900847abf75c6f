import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as changes from './changes.ts';

/** Adding activities belongs to the record they are about: contacts, companies and deals have a route each. */
export const activitiesRoutes: readonly Route[] = [
  { method: 'post', path: paths.activities.completion, may: 'write', handle: changes.complete },
  { method: 'post', path: paths.activities.reopening, may: 'write', handle: changes.reopen },
  { method: 'post', path: paths.activities.removal, may: 'write', handle: changes.remove },
  { method: 'post', path: paths.activities.restoration, may: 'write', handle: changes.restore },
];
