import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as account from './account.ts';
import * as settings from './settings.ts';

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: paths.account.tenants, may: 'user', handle: account.tenants },
  { method: 'get', path: paths.account.show, may: 'user', handle: account.show },
  { method: 'post', path: paths.account.preferences, may: 'user', handle: settings.setField },
  { method: 'post', path: paths.account.password, may: 'user', handle: settings.setPassword },
  { method: 'post', path: paths.account.endOtherSessions, may: 'user', handle: settings.endOtherSessions },
  { method: 'post', path: paths.account.endSession, may: 'user', handle: settings.endSession },
];
