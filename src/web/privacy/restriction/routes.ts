import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as activity from './activity.ts';
import * as contact from './contact.ts';
import * as lifting from './lifting.ts';
import * as places from './places.ts';
import * as restrictions from './restrictions.ts';
import * as telling from './telling.ts';

export const restrictionRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.restrictions.index,
    may: 'privacy',
    handle: restrictions.index,
    reads: { action: 'restriction.listed' },
  },
  {
    method: 'get',
    path: paths.restrictions.show,
    may: 'privacy',
    handle: restrictions.show,
    reads: { action: 'restriction.viewed', one: 'restriction', apart: true },
  },
  { method: 'post', path: paths.restrictions.places, may: 'privacy', handle: places.create },
  { method: 'post', path: paths.restrictions.telling, may: 'privacy', handle: telling.create },
  { method: 'post', path: paths.restrictions.lifting, may: 'privacy', handle: lifting.create },
  {
    method: 'get',
    path: paths.restrictions.contact,
    may: 'privacy',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact', apart: true },
  },
  { method: 'post', path: paths.restrictions.contact, may: 'privacy', handle: contact.create },
  {
    method: 'get',
    path: paths.restrictions.activity,
    may: 'privacy',
    handle: activity.show,
    reads: { action: 'activity.viewed', one: 'activity' },
  },
  { method: 'post', path: paths.restrictions.activity, may: 'privacy', handle: activity.create },
];
