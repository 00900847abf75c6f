import { callbackify } from 'node:util';

import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';

import { signIn } from '../../domain/users/sign-in.ts';
import { signInFrom } from './sign-in-from.ts';

declare global {
  namespace Express {
    interface User {
      readonly id: string;
    }
  }
}

const check = callbackify(signIn);

/** E-mail address and password, by passport-local. The session keeps the user's id and nothing else. */
export const signInStrategy = new Strategy(
  { usernameField: 'email', passwordField: 'password', passReqToCallback: true },
  (request: Request, email: unknown, password: unknown, done) => {
    // A field that comes twice is a list.
    if (typeof email !== 'string' || typeof password !== 'string') return done(null, false);
    check(email, password, signInFrom(request), (error, id) => done(error, id === undefined ? false : { id }));
  },
);

passport.serializeUser<string>((user, done) => done(null, user.id));

// The session store has already read the user; a session whose user is gone or disabled is nobody's.
passport.deserializeUser((request: Request, id: string, done: (error: unknown, user: Express.User | false) => void) => {
  const account = request.session.account;
  done(null, account?.user.id === id ? { id } : false);
});
