import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import { index, show } from './mail.ts';

/** Registered only where no mail server is set up, outside production (see ../routes.ts). */
export const developmentRoutes: readonly Route[] = [
  { method: 'get', path: paths.development.mail, may: 'anyone', handle: index },
  { method: 'get', path: paths.development.message, may: 'anyone', handle: show },
];
