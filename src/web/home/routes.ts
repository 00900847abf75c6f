import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as home from './home.ts';

export const homeRoutes: readonly Route[] = [
  { method: 'get', path: paths.home, may: 'anyone', handle: home.start },
  { method: 'get', path: paths.public.home, may: 'anyone', handle: home.front, measured: true },
  { method: 'get', path: paths.tenant.home, may: 'read', handle: home.overview, reads: { action: 'home.viewed' } },
];
