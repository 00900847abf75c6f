import { paths } from '../paths.ts';
import type { Route } from '../visit.ts';
import * as forgottenPassword from './forgotten-password.ts';
import * as newPassword from './new-password.ts';
import * as signIn from './sign-in.ts';
import * as signOut from './sign-out.ts';

export const signInRoutes: readonly Route[] = [
  { method: 'get', path: paths.public.signIn, may: 'anyone', handle: signIn.form },
  { method: 'post', path: paths.public.signIn, may: 'anyone', handle: signIn.create },
  { method: 'post', path: paths.signOut, may: 'user', handle: signOut.create },
  { method: 'get', path: paths.public.forgotten, may: 'anyone', handle: forgottenPassword.form },
  { method: 'post', path: paths.public.forgotten, may: 'anyone', handle: forgottenPassword.create },
  { method: 'get', path: paths.public.newPassword, may: 'anyone', handle: newPassword.form },
  { method: 'post', path: paths.public.newPassword, may: 'anyone', handle: newPassword.create },
];
