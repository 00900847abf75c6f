import { paths } from '../paths.ts';
import { atTidyAddress } from '../tidy-address.ts';
import type { Route } from '../visit.ts';
import * as trail from './trail.ts';

export const auditRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.audit.index,
    may: 'privacy',
    handle: atTidyAddress(trail.index),
    reads: { action: 'audit.read' },
  },
];
