import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as account from './account.ts';
import * as erasure from './erasure.ts';
import * as keys from './keys.ts';
import * as requests from './requests.ts';
import * as settings from './settings.ts';

export const accountRoutes: readonly Route[] = [
  { method: 'get', path: paths.account.tenants, may: 'user', handle: account.tenants },
  { method: 'get', path: paths.account.show, may: 'user', handle: account.show },
  { method: 'get', path: paths.account.keys, may: 'user', handle: keys.show },
  { method: 'post', path: paths.account.preferences, may: 'user', handle: settings.setField },
  { method: 'post', path: paths.account.password, may: 'user', handle: settings.setPassword },
  { method: 'post', path: paths.account.endOtherSessions, may: 'user', handle: settings.endOtherSessions },
  { method: 'post', path: paths.account.endSession, may: 'user', handle: settings.endSession },
  { method: 'get', path: paths.account.erasure, may: 'user', handle: erasure.show },
  { method: 'post', path: paths.account.erasure, may: 'user', handle: erasure.create },
  { method: 'get', path: paths.account.requests, may: 'user', handle: requests.show },
  { method: 'post', path: paths.account.requests, may: 'user', handle: requests.create },
  { method: 'get', path: paths.public.accountCertificate, may: 'anyone', handle: erasure.certificate },
  { method: 'get', path: paths.public.accountCertificateFile, may: 'anyone', handle: erasure.certificateFile },
];
