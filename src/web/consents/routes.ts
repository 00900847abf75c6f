import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as confirm from './confirm.ts';
import * as contact from './contact.ts';
import * as preferences from './preferences.ts';
import * as withdrawal from './withdrawal.ts';

export const consentsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.contacts.privacy,
    may: 'read',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.contacts.purposes, may: 'write', handle: contact.setPurpose },
  { method: 'post', path: paths.contacts.purposeRemoval, may: 'write', handle: contact.removePurpose },
  { method: 'post', path: paths.contacts.consentRequests, may: 'write', handle: contact.ask },
  { method: 'post', path: paths.contacts.consents, may: 'write', handle: contact.record },
  { method: 'post', path: paths.contacts.withdrawals, may: 'write', handle: contact.withdraw },
  { method: 'post', path: paths.contacts.marketingObjection, may: 'write', handle: contact.object },
  { method: 'get', path: paths.public.consent, may: 'anyone', handle: confirm.form },
  { method: 'post', path: paths.public.consent, may: 'anyone', handle: confirm.create },
  { method: 'post', path: paths.public.consentDisowning, may: 'anyone', handle: confirm.notMe },
  { method: 'get', path: paths.public.withdrawal, may: 'anyone', handle: withdrawal.form },
  { method: 'post', path: paths.public.withdrawal, may: 'anyone', handle: withdrawal.create },
  { method: 'get', path: paths.public.preferences, may: 'anyone', handle: preferences.form },
  { method: 'post', path: paths.public.preferences, may: 'anyone', handle: preferences.update },
  { method: 'post', path: paths.public.marketingObjection, may: 'anyone', handle: preferences.object },
];
