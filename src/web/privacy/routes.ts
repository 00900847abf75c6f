import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as overview from './desk/overview.ts';

export const privacyRoutes: readonly Route[] = [
  { method: 'get', path: paths.privacy.desk, may: 'privacy', handle: overview.show },
];
