import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as columns from './columns.ts';
import * as imports from './imports.ts';
import { MOST_BYTES } from './imports.ts';
import * as outcome from './outcome.ts';
import * as review from './review.ts';

export const importsRoutes: readonly Route[] = [
  { method: 'get', path: paths.imports.index, may: 'write', handle: imports.index },
  { method: 'post', path: paths.imports.index, may: 'write', handle: imports.create, takesFile: MOST_BYTES },
  {
    method: 'get',
    path: paths.imports.show,
    may: 'write',
    handle: imports.show,
    reads: { action: 'company.listed' },
  },
  { method: 'post', path: paths.imports.columns, may: 'write', handle: columns.choose },
  { method: 'post', path: paths.imports.checking, may: 'write', handle: review.askAgain },
  { method: 'post', path: paths.imports.sure, may: 'write', handle: review.useSure },
  { method: 'post', path: paths.imports.unreadable, may: 'write', handle: review.dropUnreadable },
  { method: 'post', path: paths.imports.row, may: 'write', handle: review.decide },
  { method: 'post', path: paths.imports.mending, may: 'write', handle: review.mend, transaction: 'none' },
  { method: 'post', path: paths.imports.running, may: 'write', handle: review.run },
  { method: 'post', path: paths.imports.undo, may: 'write', handle: outcome.undo },
  { method: 'post', path: paths.imports.discarding, may: 'write', handle: imports.discard },
  { method: 'get', path: paths.imports.file, may: 'write', handle: outcome.file },
];
