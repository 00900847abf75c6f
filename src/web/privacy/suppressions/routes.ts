import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as lifting from './lifting.ts';
import * as list from './list.ts';
import * as takingBack from './taking-back.ts';

export const suppressionRoutes: readonly Route[] = [
  { method: 'get', path: paths.suppressions.index, may: 'privacy', handle: list.index },
  { method: 'post', path: paths.suppressions.index, may: 'privacy', handle: list.add },
  { method: 'post', path: paths.suppressions.check, may: 'privacy', handle: list.check },
  { method: 'get', path: paths.suppressions.lifting, may: 'privacy', handle: lifting.form },
  { method: 'post', path: paths.suppressions.lifting, may: 'privacy', handle: lifting.create },
  { method: 'get', path: paths.suppressions.takingBack, may: 'privacy', handle: takingBack.form },
  { method: 'post', path: paths.suppressions.takingBack, may: 'privacy', handle: takingBack.create },
];
