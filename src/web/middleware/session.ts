import session from 'express-session';
import type { Request, RequestHandler } from 'express';
import passport from 'passport';

import { isDatabaseAway } from '../../domain/database-away.ts';
import { ABSOLUTE_DAYS } from '../../domain/users/sessions.ts';
import { PUBLIC_PATIENCE_MS } from '../patience.ts';
import { SessionStore } from './session-store.ts';

declare global {
  namespace Express {
    interface Request {
      /** Why the session could not be read. Pages for anyone do without it; all others fail with this. */
      sessionFailure?: Error;
    }
  }
}

/** Reads who a session belongs to, where there is one. */
export function sessionUsers(): RequestHandler {
  const read: RequestHandler = passport.session();
  return (request, response, next) => (request.sessionFailure ? next() : void read(request, response, next));
}

/**
 * Sessions in PostgreSQL behind one essential cookie. Over https its name starts with `__Host-`, so that no other
 * host can set it; the signature lets a made-up token be refused without asking the database. While the database is away
 * a page is asked for without its session, since the public ones can be shown all the same; those do not wait long to
 * find out.
 */
export function sessions(options: {
  secretKeys: readonly string[];
  secure: boolean;
  /** Whether the request is for a page that anyone may see. */
  isPublic: (request: Request) => boolean;
  onError: (error: Error) => void;
  /** The session of a request could not be read. */
  onUnread: (error: Error, request: Request) => void;
}): RequestHandler {
  const reader = (patienceMs?: number): RequestHandler => {
    const store = new SessionStore(patienceMs);
    store.on('error', options.onError);
    return session({
      name: options.secure ? '__Host-onnet' : 'onnet',
      secret: [...options.secretKeys],
      store,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      proxy: options.secure,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secure,
        path: '/',
        maxAge: ABSOLUTE_DAYS * 86_400_000,
      },
    });
  };
  const [patient, hurried] = [reader(), reader(PUBLIC_PATIENCE_MS)];
  return (request, response, next) =>
    (options.isPublic(request) ? hurried : patient)(request, response, (error?: unknown) => {
      if (!(error instanceof Error) || request.method !== 'GET' || !isDatabaseAway(error)) return next(error);
      options.onUnread(error, request);
      request.sessionFailure = error;
      next();
    });
}
