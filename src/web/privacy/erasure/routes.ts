import { paths } from '../../paths.ts';
import type { Route } from '../../visit.ts';
import * as contact from './contact.ts';
import * as erasures from './erasures.ts';

export const erasureRoutes: readonly Route[] = [
  {
    method: 'get',
    path: paths.erasures.index,
    may: 'privacy',
    handle: erasures.index,
    reads: { action: 'erasure.listed' },
  },
  { method: 'get', path: paths.erasures.show, may: 'privacy', handle: erasures.show },
  { method: 'post', path: paths.erasures.again, may: 'privacy', handle: erasures.again },
  { method: 'get', path: paths.erasures.certificate, may: 'privacy', handle: erasures.certificate },
  { method: 'get', path: paths.erasures.certificateFile, may: 'privacy', handle: erasures.certificateFile },
  {
    method: 'get',
    path: paths.erasures.contact,
    may: 'privacy',
    handle: contact.show,
    reads: { action: 'contact.viewed', one: 'contact', apart: true },
  },
  { method: 'post', path: paths.erasures.contact, may: 'privacy', handle: contact.create },
];
