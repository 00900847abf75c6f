import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import { retry, show } from './operator.ts';

export const operatorRoutes: readonly Route[] = [
  { method: 'get', path: paths.operator.show, may: 'operator', handle: show },
  { method: 'post', path: paths.operator.retry, may: 'operator', handle: retry },
];
