import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as operatorPolicy from './operator-policy.ts';
import * as policy from './policy.ts';

export const policyRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.privacy, may: 'anyone', handle: policy.show, measured: true },
  { method: 'get', path: paths.public.policyEditions, may: 'anyone', handle: policy.showEditions },
  { method: 'get', path: paths.public.policyProof, may: 'anyone', handle: policy.showProof },
  { method: 'get', path: paths.public.agreement, may: 'anyone', handle: policy.agreement, measured: true },
  { method: 'get', path: paths.operator.policy, may: 'operator', handle: operatorPolicy.show },
  { method: 'post', path: paths.operator.policy, may: 'operator', handle: operatorPolicy.publish },
  { method: 'post', path: paths.operator.policyConfirmation, may: 'operator', handle: operatorPolicy.confirm },
];
