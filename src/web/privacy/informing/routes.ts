import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as queue from './queue.ts';

export const informingRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.informing.index,
    may: 'privacy',
    handle: queue.index,
    reads: { action: 'contact.listed' },
  },
  { method: 'post', path: paths.informing.mailing, may: 'privacy', handle: queue.mail },
  { method: 'post', path: paths.informing.recording, may: 'privacy', handle: queue.note },
  { method: 'post', path: paths.informing.undoing, may: 'privacy', handle: queue.undo },
];
