import session from 'express-session';
import type { RequestHandler } from 'express';

import { ABSOLUTE_DAYS } from '../../domain/users/sessions.ts';
import { SessionStore } from './session-store.ts';

/**
 * Sessions in PostgreSQL behind one essential cookie. Over https its name starts with `__Host-`, so that no other
 * host can set it; the signature lets a made-up token be refused without asking the database.
 */
export function sessions(options: {
  secretKeys: readonly string[];
  secure: boolean;
  onError: (error: Error) => void;
}): RequestHandler {
  const store = new SessionStore();
  store.on('error', options.onError);
  return session({
    name: options.secure ? '__Host-onnet' : 'onnet',
    secret: [...options.secretKeys],
    store,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: options.secure,
    cookie: { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/', maxAge: ABSOLUTE_DAYS * 86_400_000 },
  });
}
