import { createHash } from 'node:crypto';

import { now } from '../clock.ts';
import { change, inPlatform, platformRead, sql } from '../tenancy.ts';
import { toMembership, type Membership, type MembershipRow } from './memberships.ts';

export type { Membership } from './memberships.ts';

/** Signed out after this long without a request … */
export const IDLE_HOURS = 24;
/** … and after this long in any case. */
export const ABSOLUTE_DAYS = 14;

/** A person signed in, with their own settings and every tenant they are a member of. */
export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: 'nb' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly shortcuts: boolean;
  readonly operator: boolean;
  /** Whether an operator has let them read OnNet's own books. */
  readonly accountant: boolean;
  readonly memberships: readonly Membership[];
}

export interface StoredSession {
  readonly data: Readonly<Record<string, unknown>>;
  readonly user: SignedInUser | undefined;
  readonly seenAt: Date;
}

/** The table holds only this hash of the cookie's token. */
export const sessionKey = (token: string): Buffer => createHash('sha256').update(token).digest();

interface SessionRow {
  /** Which of those asked for it is, from 1. */
  place: number;
  data: Record<string, unknown>;
  seen_at: Date;
  id: string | null;
  email: string;
  name: string;
  language: 'nb' | 'en';
  theme: SignedInUser['theme'];
  density: SignedInUser['density'];
  shortcuts: boolean;
  operator: boolean;
  accountant: boolean;
  memberships: MembershipRow[] | null;
}

interface Asked extends PromiseWithResolvers<StoredSession | undefined> {
  readonly key: Buffer;
}

let asked: Asked[] = [];

/**
 * The session behind a token, with its user and memberships. Undefined when there is none or it has run out. What requests
 * that came together ask for is read in one statement: sending one costs more than the sessions in it.
 */
export function findSession(token: string): Promise<StoredSession | undefined> {
  const one: Asked = { key: sessionKey(token), ...Promise.withResolvers<StoredSession | undefined>() };
  if (asked.push(one) === 1) setImmediate(() => void readAsked());
  return one.promise;
}

async function readAsked(): Promise<void> {
  const together = asked;
  asked = [];
  try {
    const rows = await platformRead<SessionRow>(
      `select a.place, s.data, s.seen_at, u.id, u.email, u.name, u.language, u.theme, u.density, u.shortcuts, u.operator,
              u.accountant, (select json_agg(m) from directory.memberships_of(u.id) m) as memberships
         from unnest($1::bytea[]) with ordinality a (token_hash, place) join sessions s on s.token_hash = a.token_hash
              left join users u on u.id = s.user_id and not u.locked
        where s.expires_at > $2 and s.seen_at > $2::timestamptz - interval '${IDLE_HOURS} hours'
          and (s.user_id is null or u.id is not null)`,
      [together.map(({ key }) => key), now()],
    );
    // A row for each that asked, also where two asked for the same: what one request does to its session is not the other's.
    for (const row of rows) together[row.place - 1]?.resolve(toSession(row));
    for (const { resolve } of together) resolve(undefined);
  } catch (error) {
    for (const { reject } of together) reject(error);
  }
}

const toSession = (row: SessionRow): StoredSession => ({
  data: row.data,
  seenAt: row.seen_at,
  user: row.id === null ? undefined : toUser(row, row.id),
});

function toUser(row: SessionRow, id: string): SignedInUser {
  return {
    id,
    email: row.email,
    name: row.name,
    language: row.language,
    theme: row.theme,
    density: row.density,
    shortcuts: row.shortcuts,
    operator: row.operator,
    accountant: row.accountant,
    memberships: (row.memberships ?? []).map((membership) => toMembership(id, membership)),
  };
}

/** What a request leaves behind in its session. */
export interface SessionToStore {
  readonly data: object;
  readonly userId: string | undefined;
  readonly device: string;
}

/** Begins a session under a token made just now. */
export async function beginStoredSession(token: string, session: SessionToStore): Promise<void> {
  await inPlatform(() =>
    change(
      `insert into sessions (token_hash, user_id, data, device, expires_at)
       values ($1, $2, $3, $4, $5::timestamptz + interval '${ABSOLUTE_DAYS} days')`,
      [...stored(token, session), now()],
    ),
  );
}

/** Stores what has changed in a session. One that has been ended meanwhile stays ended: only a row that is there is changed. */
export async function updateSession(token: string, session: SessionToStore): Promise<void> {
  await inPlatform(() =>
    change(`update sessions set user_id = $2, data = $3, device = $4, seen_at = $5 where token_hash = $1`, [
      ...stored(token, session),
      now(),
    ]),
  );
}

const stored = (token: string, { data, userId, device }: SessionToStore): unknown[] => [
  sessionKey(token),
  userId ?? null,
  JSON.stringify(data),
  device,
];

/** Notes that a session is in use, so that it does not idle out. */
export async function touchSession(token: string): Promise<void> {
  await inPlatform(() => change(`update sessions set seen_at = $2 where token_hash = $1`, [sessionKey(token), now()]));
}

/** Ends a session: the token is worthless from now on. */
export async function endSession(token: string): Promise<void> {
  await inPlatform(() => change(`delete from sessions where token_hash = $1`, [sessionKey(token)]));
}

/** A session as its owner sees it in the list of places they are signed in. */
export interface ActiveSession {
  /** Hex of the stored hash: names the session without being able to open it. */
  readonly key: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Where a user is signed in right now, newest first. */
export async function activeSessions(userId: string): Promise<ActiveSession[]> {
  return inPlatform(() =>
    sql<ActiveSession>(
      `select encode(token_hash, 'hex') as key, device, created_at as "createdAt", seen_at as "seenAt"
         from sessions
        where user_id = $1 and expires_at > $2 and seen_at > $2::timestamptz - interval '${IDLE_HOURS} hours'
        order by seen_at desc`,
      [userId, now()],
    ),
  );
}

/** Ends one of the user's own sessions by its key; false when it is not theirs or is gone. */
export async function endSessionByKey(userId: string, key: string): Promise<boolean> {
  const ended = await inPlatform(() =>
    change(`delete from sessions where user_id = $1 and token_hash = decode($2, 'hex')`, [
      userId,
      /^[0-9a-f]{64}$/.test(key) ? key : '',
    ]),
  );
  return ended === 1;
}

/** Ends all of a user's sessions, except perhaps the one in hand: after a new password, or when asked for. */
export async function endAllSessions(userId: string, exceptToken?: string): Promise<number> {
  return inPlatform(() =>
    change(`delete from sessions where user_id = $1 and token_hash <> $2`, [
      userId,
      exceptToken === undefined ? Buffer.alloc(0) : sessionKey(exceptToken),
    ]),
  );
}

/** Removes sessions that have run out. */
export async function forgetEndedSessions(): Promise<number> {
  return inPlatform(() =>
    change(`delete from sessions where expires_at <= $1 or seen_at <= $2`, [
      now(),
      new Date(now().getTime() - IDLE_HOURS * 3_600_000),
    ]),
  );
}
