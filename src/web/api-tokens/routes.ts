import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as apiTokens from './api-tokens.ts';

export const apiTokensRoutes: readonly Route[] = [
  { method: 'get', path: paths.apiTokens.index, may: 'people', handle: apiTokens.index },
  { method: 'post', path: paths.apiTokens.index, may: 'people', handle: apiTokens.create },
  { method: 'post', path: paths.apiTokens.revocation, may: 'people', handle: apiTokens.revoke },
];
