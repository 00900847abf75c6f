import { createHash } from 'node:crypto';

import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { connections } from '../database.ts';
import { TooManyAttempts } from '../errors.ts';

/** Something that is limited. */
export type Attempted =
  | 'sign-in'
  | 'sign-up'
  | 'forgotten-password'
  | 'link'
  | 'password-check'
  | 'register-look-up'
  | 'register-search'
  | 'sign-up-search'
  | 'invitation'
  | 'join-request'
  | 'cookie-choice'
  | 'privacy-request'
  | 'privacy-mail'
  | 'api';

/** How many attempts in so many seconds. */
interface Limits {
  readonly points: number;
  readonly perNetwork: number;
  /** About one thing and from one network, where that is told apart. */
  readonly fromOneNetwork?: number;
  readonly seconds: number;
}

/**
 * What may be tried how often. Each is counted by what it is about (an address, a user, a tenant) and by the network it
 * comes from, so that neither one password at many addresses nor many at one gets far.
 *
 * Signing in has a third count, of one address tried from one network: ten wrong passwords stop whoever tried them for
 * a quarter of an hour, and not the owner of the address somewhere else. The trade-off is that a guesser with several
 * networks gets a hundred tries at an address, and that those who use them all up keep its owner out until they pass;
 * without that limit they could go on for ever.
 */
const limits: Readonly<Record<Attempted, Limits>> = {
  'sign-in': { points: 100, perNetwork: 100, fromOneNetwork: 10, seconds: 15 * 60 },
  'sign-up': { points: 3, perNetwork: 30, seconds: 60 * 60 },
  'forgotten-password': { points: 3, perNetwork: 30, seconds: 60 * 60 },
  link: { points: 30, perNetwork: 60, seconds: 15 * 60 },
  'password-check': { points: 10, perNetwork: 100, seconds: 15 * 60 },
  'register-look-up': { points: 60, perNetwork: 60, seconds: 60 },
  // Somebody types a name in two or three searches, each of which may ask the register four times; a house full of
  // members behind one address does no more.
  'register-search': { points: 40, perNetwork: 400, seconds: 60 },
  // Whoever signs up looks for one company; members must not wait for those who only pretend to.
  'sign-up-search': { points: 10, perNetwork: 10, seconds: 60 },
  invitation: { points: 50, perNetwork: 100, seconds: 24 * 60 * 60 },
  // By the account that is asked: each mails its owners what a stranger calls themselves.
  'join-request': { points: 3, perNetwork: 30, seconds: 24 * 60 * 60 },
  // A whole office may answer from one address on one morning; each answer is a row.
  'cookie-choice': { points: 300, perNetwork: 300, seconds: 60 * 60 },
  'privacy-request': { points: 5, perNetwork: 20, seconds: 60 * 60 },
  // By tenant and by the mail server that hands over, which may be one for the whole house.
  'privacy-mail': { points: 200, perNetwork: 1_000, seconds: 60 * 60 },
  // By token; what looks for tokens that work is counted by its network.
  api: { points: 120, perNetwork: 600, seconds: 60 },
};

/** What an attempt is about, and the address of who makes it, as the trusted proxies tell it (never a header's word). */
export interface Attempt {
  readonly about: string;
  readonly from: string;
}

/**
 * Counts an attempt before it is made.
 * @throws TooManyAttempts, with the seconds until it makes sense to come back
 */
export async function countAttempt(what: Attempted, attempt: Attempt): Promise<void> {
  const counted = await Promise.allSettled(countsOf(what, attempt).map(({ limiter, key }) => limiter.consume(key)));
  const refusals = counted.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const waits = refusals.filter((refusal) => refusal instanceof RateLimiterRes);
  if (waits.length < refusals.length) throw refusals.find((refusal) => !(refusal instanceof RateLimiterRes));
  if (waits.length > 0)
    throw new TooManyAttempts(Math.ceil(Math.max(...waits.map((wait) => wait.msBeforeNext)) / 1000));
}

/** Counts an attempt as `countAttempt` does. @returns the seconds until the next one is let through, when this is one too many */
export async function waitFor(what: Attempted, attempt: Attempt): Promise<number | undefined> {
  try {
    await countAttempt(what, attempt);
    return undefined;
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error;
    return Math.max(error.retryAfterSeconds, 1);
  }
}

/**
 * Takes back what a rightful attempt was counted as: only failures add up. Failures from other networks still count
 * where networks are told apart, or every sign-in of the owner would give a guesser elsewhere a fresh start.
 */
export async function forgetAttempt(what: Attempted, attempt: Attempt): Promise<void> {
  await Promise.all(
    countsOf(what, attempt).map(({ limiter, key, own }) => (own ? limiter.delete(key) : limiter.reward(key))),
  );
}

/** One count that an attempt goes into. */
interface Count {
  readonly limiter: RateLimiterPostgres;
  readonly key: string;
  /** Only whoever makes this attempt is counted here. */
  readonly own: boolean;
}

function countsOf(what: Attempted, { about, from }: Attempt): readonly Count[] {
  const { subject, network, both } = limiters(what);
  const fromNetwork = networkOf(from);
  return [
    { limiter: subject, key: hashOf(about), own: both === undefined },
    { limiter: network, key: hashOf(fromNetwork), own: false },
    ...(both ? [{ limiter: both, key: hashOf(`${fromNetwork} ${about}`), own: true }] : []),
  ];
}

interface Limiters {
  readonly subject: RateLimiterPostgres;
  readonly network: RateLimiterPostgres;
  readonly both: RateLimiterPostgres | undefined;
}

const made = new Map<Attempted, Limiters>();

function limiters(what: Attempted): Limiters {
  const known = made.get(what);
  if (known) return known;
  const { points, perNetwork, fromOneNetwork, seconds } = limits[what];
  const all = {
    subject: limiter(`${what}:subject`, points, seconds),
    network: limiter(`${what}:network`, perNetwork, seconds),
    both: fromOneNetwork === undefined ? undefined : limiter(`${what}:both`, fromOneNetwork, seconds),
  };
  made.set(what, all);
  return all;
}

/** Counts in the database, so that every web process counts together; in memory while the database does not answer. */
const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: {
      query: (statement: Parameters<ReturnType<typeof connections>['query']>[0]) => connections().query(statement),
    },
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    // What has run out goes at night with all else that expires.
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
  });

const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** An IPv6 customer has a whole /64 to choose addresses from; it counts as one. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(8 - groups.length - after.length, 0)).fill('0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}
