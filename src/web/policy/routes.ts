import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as policy from './policy.ts';

export const policyRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.privacy, may: 'anyone', handle: policy.show, measured: true },
  { method: 'get', path: paths.public.agreement, may: 'anyone', handle: policy.agreement, measured: true },
];
