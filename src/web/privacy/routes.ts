import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as overview from './desk/overview.ts';
import * as processing from './processing/processing.ts';

export const privacyRoutes: readonly Route[] = [
  { method: 'get', path: paths.privacy.desk, may: 'privacy', handle: overview.show },
  { method: 'get', path: paths.privacy.processing, may: 'privacy', handle: processing.show },
  { method: 'get', path: paths.privacy.processingFile, may: 'privacy', handle: processing.file },
];
