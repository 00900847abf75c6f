import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as certificate from './certificate.ts';
import * as ending from './ending.ts';

export const endingRoutes: readonly Route[] = [
  { method: 'get', path: paths.ending.show, may: 'privacy', handle: ending.show },
  { method: 'post', path: paths.ending.show, may: 'ownership', handle: ending.end },
  { method: 'post', path: paths.ending.resumption, may: 'ownership', handle: ending.resume },
  { method: 'post', path: paths.ending.archive, may: 'ownership', handle: ending.archive },
  { method: 'get', path: paths.public.deletionCertificate, may: 'anyone', handle: certificate.show },
  { method: 'get', path: paths.public.deletionCertificateFile, may: 'anyone', handle: certificate.file },
];
