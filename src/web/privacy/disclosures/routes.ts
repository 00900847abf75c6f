import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as rectification from '../rectification/rectification.ts';
import * as contact from './contact.ts';
import * as correction from './correction.ts';
import * as recipients from './recipients.ts';

export const disclosureRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.disclosures.contact,
    may: 'read',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact' },
  },
  { method: 'post', path: paths.disclosures.contact, may: 'write', handle: contact.create },
  {
    method: 'get',
    path: paths.disclosures.correction,
    may: 'privacy',
    handle: correction.form,
    reads: { action: 'contact.viewed' },
  },
  { method: 'post', path: paths.disclosures.correction, may: 'privacy', handle: correction.create },
  {
    method: 'get',
    path: paths.disclosures.recipients,
    may: 'privacy',
    handle: recipients.index,
    reads: { action: 'contact.listed' },
  },
  { method: 'post', path: paths.disclosures.telling, may: 'privacy', handle: recipients.tell },
  { method: 'post', path: paths.disclosures.mailing, may: 'privacy', handle: recipients.mail },
  {
    method: 'get',
    path: paths.rectifications.show,
    may: 'privacy',
    handle: rectification.show,
    reads: { action: 'request.viewed', one: 'request' },
  },
  { method: 'post', path: paths.rectifications.show, may: 'privacy', handle: rectification.create },
];
