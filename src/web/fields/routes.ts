import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as fields from './fields.ts';

// The fixed name comes before `:id`, which would take it.
export const fieldRoutes: readonly Route[] = [
  { method: 'get', path: paths.fields.index, may: 'privacy', handle: fields.index },
  { method: 'get', path: paths.fields.new, may: 'privacy', handle: fields.form },
  { method: 'post', path: paths.fields.new, may: 'privacy', handle: fields.create },
  { method: 'get', path: paths.fields.show, may: 'privacy', handle: fields.show },
  { method: 'post', path: paths.fields.show, may: 'privacy', handle: fields.rename },
  { method: 'post', path: paths.fields.retirement, may: 'privacy', handle: fields.retire },
  { method: 'post', path: paths.fields.emptying, may: 'privacy', handle: fields.empty },
];
