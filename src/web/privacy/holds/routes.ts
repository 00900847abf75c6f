import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as contact from './contact.ts';
import * as holds from './holds.ts';

export const holdRoutes: readonly Route[] = [
  { method: 'get', path: paths.holds.index, may: 'privacy', handle: holds.index, reads: { action: 'hold.listed' } },
  {
    method: 'get',
    path: paths.holds.show,
    may: 'privacy',
    handle: holds.show,
    reads: { action: 'hold.viewed', one: 'hold', apart: true },
  },
  { method: 'post', path: paths.holds.ending, may: 'privacy', handle: holds.end },
  {
    method: 'get',
    path: paths.holds.contact,
    may: 'privacy',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact', apart: true },
  },
  { method: 'post', path: paths.holds.contact, may: 'privacy', handle: contact.create },
];
