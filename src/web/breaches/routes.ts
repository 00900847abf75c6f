import { paths } from '../paths.ts';
import type { Answer, Handler, Route, Visit } from '../visit.ts';
import * as cases from './cases.ts';
import { ofOnNet, ofTenant, type Scope } from './scope.ts';

const tenants =
  (handle: (visit: Visit, scope: Scope) => Promise<Answer>): Handler =>
  (visit) =>
    handle(visit, ofTenant(visit));
const onNets =
  (handle: (visit: Visit, scope: Scope) => Promise<Answer>): Handler =>
  (visit) =>
    handle(visit, ofOnNet(visit));
const { operator } = paths;

export const breachesRoutes: readonly Route[] = [
  { method: 'get', path: paths.breaches.index, may: 'privacy', handle: tenants(cases.index) },
  { method: 'post', path: paths.breaches.index, may: 'privacy', handle: tenants(cases.create) },
  { method: 'get', path: paths.breaches.new, may: 'privacy', handle: tenants(cases.blank) },
  {
    method: 'get',
    path: paths.breaches.show,
    may: 'privacy',
    handle: tenants(cases.show),
    reads: { action: 'contact.listed' },
  },
  { method: 'post', path: paths.breaches.show, may: 'privacy', handle: tenants(cases.update) },
  { method: 'post', path: paths.breaches.words, may: 'privacy', handle: tenants(cases.words) },
  { method: 'post', path: paths.breaches.people, may: 'privacy', handle: tenants(cases.people) },
  { method: 'post', path: paths.breaches.closing, may: 'privacy', handle: tenants(cases.close) },
  { method: 'get', path: paths.breaches.form, may: 'privacy', handle: tenants(cases.form) },
  { method: 'get', path: paths.breaches.json, may: 'privacy', handle: tenants(cases.json) },
  { method: 'get', path: operator.breaches.index, may: 'operator', handle: onNets(cases.index) },
  { method: 'post', path: operator.breaches.index, may: 'operator', handle: onNets(cases.create) },
  { method: 'get', path: operator.breaches.new, may: 'operator', handle: onNets(cases.blank) },
  { method: 'get', path: operator.breaches.show, may: 'operator', handle: onNets(cases.show) },
  { method: 'post', path: operator.breaches.show, may: 'operator', handle: onNets(cases.update) },
  { method: 'post', path: operator.breaches.words, may: 'operator', handle: onNets(cases.words) },
  { method: 'post', path: operator.breaches.tenants, may: 'operator', handle: onNets(cases.tenants) },
  { method: 'post', path: operator.breaches.closing, may: 'operator', handle: onNets(cases.close) },
  { method: 'get', path: operator.breaches.form, may: 'operator', handle: onNets(cases.form) },
  { method: 'get', path: operator.breaches.json, may: 'operator', handle: onNets(cases.json) },
];
