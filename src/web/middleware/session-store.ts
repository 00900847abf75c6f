import type { Request } from 'express';
import { Store, type Session, type SessionData } from 'express-session';

import { answeredWithin } from '../../domain/database-away.ts';
import {
  beginStoredSession,
  endSession,
  findSession,
  touchSession,
  updateSession,
  type SignedInUser,
} from '../../domain/users/sessions.ts';
import type { Toast } from '../visit.ts';
import { openToast, sealToast } from './sealed-toast.ts';

declare module 'express-session' {
  interface SessionData {
    passport?: { user?: string };
    /** May name somebody, so it is stored under the cookie's own token: see sealed-toast.ts. */
    toast?: Toast | undefined;
    device?: string;
    /** Read with the session in one statement; never stored in it. */
    account?: TransientAccount | undefined;
  }
}

/** Carries the signed-in user on the session object without ever becoming part of what is saved. */
export class TransientAccount {
  readonly user: SignedInUser;

  constructor(user: SignedInUser) {
    this.user = user;
  }

  toJSON(): undefined {
    return undefined;
  }
}

const TOUCH_AFTER_MS = 5 * 60_000;

type Done = (error?: unknown) => void;

/** express-session's store over the sessions table. Writes a use of the session at most every five minutes. */
export class SessionStore extends Store {
  /** Sessions that have a row, or had one when their request began. Any other was made by its request. */
  readonly #stored = new WeakSet<object>();
  readonly #patienceMs: number | undefined;

  /** @param patienceMs milliseconds after which reading a session is given up; without it as long as any statement takes */
  constructor(patienceMs?: number) {
    super();
    this.#patienceMs = patienceMs;
  }

  override createSession(request: Request, session: SessionData): Session & SessionData {
    const made = super.createSession(request, session);
    this.#stored.add(made);
    return made;
  }

  override get(token: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const reading = findSession(token);
    const read = this.#patienceMs === undefined ? reading : answeredWithin(this.#patienceMs, reading);
    read.then((found) => {
      if (!found) return done(null, null);
      if (Date.now() - found.seenAt.getTime() > TOUCH_AFTER_MS)
        touchSession(token).catch((error: unknown) => this.emit('error', error));
      done(null, {
        ...found.data,
        toast: openToast(token, found.data['toast']),
        cookie: { originalMaxAge: null },
        account: found.user && new TransientAccount(found.user),
      });
    }, done);
  }

  override set(token: string, session: SessionData, done: Done = () => undefined): void {
    const { passport, toast, device } = session;
    const store = this.#stored.has(session) ? updateSession : beginStoredSession;
    store(token, {
      data: { passport, toast: sealToast(token, toast), device },
      userId: passport?.user,
      device: device ?? '',
    }).then(() => {
      this.#stored.add(session);
      done();
    }, done);
  }

  override destroy(token: string, done: Done = () => undefined): void {
    endSession(token).then(() => done(), done);
  }
}
