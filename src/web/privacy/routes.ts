import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as agreement from './agreement/agreement.ts';
import * as overview from './desk/overview.ts';
import * as processing from './processing/processing.ts';
import { atOnNet, atTenant } from './requests/desk-place.ts';
import * as identity from './public/identity.ts';
import * as newAddress from './public/new-address.ts';
import * as requestForm from './public/request-form.ts';
import * as accountErasure from './requests/account-erasure.ts';
import * as acts from './requests/acts.ts';
import * as copy from './requests/copy.ts';
import * as list from './requests/index.ts';
import * as newRequest from './requests/new.ts';
import * as request from './requests/show.ts';

export const privacyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.privacy.desk,
    may: 'privacy',
    handle: overview.show,
    reads: { action: 'request.listed' },
  },
  { method: 'get', path: paths.privacy.agreement, may: 'privacy', handle: agreement.show },
  // Keeps a new edition first, if there is one, in OnNet's own scope.
  { method: 'post', path: paths.privacy.agreement, may: 'ownership', handle: agreement.accept, transaction: 'none' },
  { method: 'get', path: paths.privacy.agreementEdition, may: 'privacy', handle: agreement.edition },
  { method: 'get', path: paths.privacy.processing, may: 'privacy', handle: processing.show },
  { method: 'get', path: paths.privacy.processingFile, may: 'privacy', handle: processing.file },
  {
    method: 'get',
    path: paths.privacy.requests,
    may: 'privacy',
    handle: list.index(atTenant),
    reads: { action: 'request.listed' },
  },
  {
    method: 'get',
    path: paths.privacy.newRequest,
    may: 'privacy',
    handle: newRequest.form(atTenant),
    reads: { action: 'contact.viewed', one: 'contact', apart: true },
  },
  { method: 'post', path: paths.privacy.newRequest, may: 'privacy', handle: newRequest.create(atTenant) },
  {
    method: 'get',
    path: paths.privacy.request,
    may: 'privacy',
    handle: request.show(atTenant),
    reads: { action: 'request.viewed', one: 'request' },
  },
  {
    method: 'get',
    path: paths.privacy.requestCopy,
    may: 'privacy',
    handle: copy.show(atTenant),
    reads: { action: 'request.viewed', one: 'request' },
  },
  {
    method: 'get',
    path: paths.privacy.requestCopyFile,
    may: 'privacy',
    handle: copy.file(atTenant),
    reads: { action: 'request.viewed', one: 'request' },
  },
  { method: 'post', path: paths.privacy.requestAct, may: 'privacy', handle: acts.create(atTenant) },
  // OnNet's own desk: the same pages, for what it is controller of itself.
  { method: 'get', path: paths.operator.requests, may: 'operator', handle: list.index(atOnNet) },
  { method: 'get', path: paths.operator.newRequest, may: 'operator', handle: newRequest.form(atOnNet) },
  { method: 'post', path: paths.operator.newRequest, may: 'operator', handle: newRequest.create(atOnNet) },
  { method: 'get', path: paths.operator.request, may: 'operator', handle: request.show(atOnNet) },
  { method: 'get', path: paths.operator.requestErasure, may: 'operator', handle: accountErasure.show },
  { method: 'get', path: paths.operator.requestCopy, may: 'operator', handle: copy.show(atOnNet) },
  { method: 'get', path: paths.operator.requestCopyFile, may: 'operator', handle: copy.file(atOnNet) },
  { method: 'post', path: paths.operator.requestAct, may: 'operator', handle: acts.create(atOnNet) },
  { method: 'get', path: paths.public.ownRequest, may: 'anyone', handle: requestForm.form },
  { method: 'post', path: paths.public.ownRequest, may: 'anyone', handle: requestForm.create },
  { method: 'get', path: paths.public.request, may: 'anyone', handle: requestForm.form },
  { method: 'post', path: paths.public.request, may: 'anyone', handle: requestForm.create },
  { method: 'get', path: paths.public.newAddress, may: 'anyone', handle: newAddress.form },
  { method: 'post', path: paths.public.newAddress, may: 'anyone', handle: newAddress.create },
  { method: 'get', path: paths.public.identity, may: 'anyone', handle: identity.form },
  { method: 'post', path: paths.public.identity, may: 'anyone', handle: identity.create },
];
