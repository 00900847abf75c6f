import type { IncomingMessage } from 'node:http';

import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';

import { signIn } from '../../domain/users/sign-in.ts';

declare global {
  namespace Express {
    interface User {
      readonly id: string;
    }
  }
}

/** E-mail address and password, by passport-local. The session keeps the user's id and nothing else. */
export const signInStrategy = new Strategy(
  { usernameField: 'email', passwordField: 'password', passReqToCallback: true },
  (request: Request, email: string, password: string, done) => {
    signIn(email, password, request.ip ?? '').then((id) => done(null, id === undefined ? false : { id }), done);
  },
);

passport.serializeUser<string>((user, done) => done(null, user.id));

// The session store has already read the user; a session whose user is gone or disabled is nobody's.
passport.deserializeUser<string, IncomingMessage>((request, id, done) => {
  const account = (request as Request).session.account;
  done(null, account?.user.id === id ? { id } : false);
});
