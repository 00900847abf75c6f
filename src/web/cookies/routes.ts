import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as cookies from './cookies.ts';

export const cookiesRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.cookies, may: 'anyone', handle: cookies.show, measured: true },
  { method: 'post', path: paths.public.cookies, may: 'anyone', handle: cookies.decide },
];
