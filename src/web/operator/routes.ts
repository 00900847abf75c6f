import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as processing from '../privacy/processing/processing.ts';
import { loadMirror, retry, show } from './operator.ts';

export const operatorRoutes: readonly Route[] = [
  { method: 'get', path: paths.operator.show, may: 'operator', handle: show },
  { method: 'get', path: paths.operator.processing, may: 'operator', handle: processing.showOwn },
  { method: 'get', path: paths.operator.processingFile, may: 'operator', handle: processing.ownFile },
  { method: 'post', path: paths.operator.mirrorLoad, may: 'operator', handle: loadMirror },
  { method: 'post', path: paths.operator.retry, may: 'operator', handle: retry },
];
