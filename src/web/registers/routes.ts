import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as deskList from './desk-list.ts';
import * as neighbours from './neighbours.ts';
import * as operatorList from './operator-list.ts';
import * as operatorRow from './operator-row.ts';
import * as publicList from './public-list.ts';

export const registersRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.subProcessors, may: 'anyone', handle: publicList.show },
  { method: 'get', path: paths.public.subProcessorFeed, may: 'anyone', handle: publicList.feed },
  { method: 'get', path: paths.subProcessors.show, may: 'privacy', handle: deskList.show },
  { method: 'post', path: paths.subProcessors.protest, may: 'privacy', handle: deskList.protest },
  { method: 'get', path: paths.neighbours.index, may: 'privacy', handle: neighbours.index },
  { method: 'post', path: paths.neighbours.show, may: 'privacy', handle: neighbours.update },
  { method: 'get', path: paths.operator.subProcessors, may: 'operator', handle: operatorList.index },
  { method: 'get', path: paths.operator.newSubProcessor, may: 'operator', handle: operatorRow.blank },
  { method: 'post', path: paths.operator.newSubProcessor, may: 'operator', handle: operatorRow.create },
  { method: 'get', path: paths.operator.subProcessor, may: 'operator', handle: operatorRow.show },
  { method: 'post', path: paths.operator.subProcessor, may: 'operator', handle: operatorRow.update },
  { method: 'post', path: paths.operator.subProcessorUse, may: 'operator', handle: operatorRow.use },
  { method: 'post', path: paths.operator.subProcessorEnd, may: 'operator', handle: operatorRow.end },
  { method: 'post', path: paths.operator.protestAnswer, may: 'operator', handle: operatorList.answer },
  { method: 'post', path: paths.operator.refusals, may: 'operator', handle: operatorList.clear },
];
