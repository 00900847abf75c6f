import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as search from './search.ts';

export const searchRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.tenant.search,
    may: 'read',
    handle: search.show,
    transaction: 'at once',
    reads: { action: 'search.made' },
  },
];
