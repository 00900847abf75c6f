import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as copies from './copies.ts';
import * as ownData from './own-data.ts';
import * as certificateKeys from './certificate-keys.ts';
import * as contact from './contact.ts';
import * as person from './person.ts';

export const accessRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.access.contact,
    may: 'privacy',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact', apart: true },
  },
  { method: 'post', path: paths.access.personPage, may: 'privacy', handle: contact.sendPage },
  { method: 'get', path: paths.certificateKeys, may: 'anyone', handle: certificateKeys.show },
  { method: 'get', path: paths.personalDataSchema, may: 'anyone', handle: copies.schema },
  { method: 'get', path: paths.public.copy, may: 'anyone', handle: copies.show },
  { method: 'post', path: paths.public.copy, may: 'anyone', handle: copies.open },
  { method: 'get', path: paths.public.copyFile, may: 'anyone', handle: copies.file },
  { method: 'get', path: paths.public.person, may: 'anyone', handle: person.show },
  { method: 'post', path: paths.public.personRequests, may: 'anyone', handle: person.request },
  { method: 'get', path: paths.account.data, may: 'user', handle: ownData.index },
  { method: 'post', path: paths.account.data, may: 'user', handle: ownData.create },
  { method: 'get', path: paths.account.dataCopy, may: 'user', handle: ownData.show },
  { method: 'get', path: paths.account.dataFile, may: 'user', handle: ownData.file },
];
