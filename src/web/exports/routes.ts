import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as cancellation from './cancellation.ts';
import * as exports from './exports.ts';
import * as exportFile from './export-file.ts';

export const exportsRoutes: readonly Route[] = [
  { method: 'get', path: paths.exports.index, may: 'export', handle: exports.index },
  { method: 'post', path: paths.exports.index, may: 'export', handle: exports.create },
  { method: 'get', path: paths.exports.show, may: 'export', handle: exports.show },
  // Fetching writes an audit entry, which the reading transaction of a GET refuses.
  { method: 'get', path: paths.exports.file, may: 'export', handle: exportFile.show, transaction: 'none' },
  { method: 'post', path: paths.exports.cancellation, may: 'export', handle: cancellation.create },
];
