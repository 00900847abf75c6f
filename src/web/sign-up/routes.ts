import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as confirmation from './confirmation.ts';
import * as signUp from './sign-up.ts';

export const signUpRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.signUp, may: 'anyone', handle: signUp.form },
  { method: 'get', path: paths.public.signUpCompany, may: 'anyone', handle: signUp.company },
  { method: 'post', path: paths.public.signUp, may: 'anyone', handle: signUp.create },
  { method: 'get', path: paths.public.signUpConfirmation, may: 'anyone', handle: confirmation.form },
  { method: 'post', path: paths.public.signUpConfirmation, may: 'anyone', handle: confirmation.create },
];
