import { createHash } from 'node:crypto';

import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

import { connections } from '../database.ts';
import { TooManyAttempts } from '../errors.ts';

/**
 * What may be tried how often. Each is counted by what it is about (an address, a user, a tenant) and by the network it
 * comes from, so that neither one password at many addresses nor many at one gets far.
 */
const limits = {
  'sign-in': { points: 10, perNetwork: 100, seconds: 15 * 60 },
  'sign-up': { points: 3, perNetwork: 30, seconds: 60 * 60 },
  'forgotten-password': { points: 3, perNetwork: 30, seconds: 60 * 60 },
  link: { points: 30, perNetwork: 60, seconds: 15 * 60 },
  'password-check': { points: 10, perNetwork: 100, seconds: 15 * 60 },
  'register-look-up': { points: 60, perNetwork: 60, seconds: 60 },
  invitation: { points: 50, perNetwork: 100, seconds: 24 * 60 * 60 },
} as const;

/** Something that is limited. */
export type Attempted = keyof typeof limits;

/** What an attempt is about, and the address of who makes it, as the trusted proxies tell it (never a header's word). */
export interface Attempt {
  readonly about: string;
  readonly from: string;
}

/**
 * Counts an attempt before it is made.
 * @throws TooManyAttempts, with the seconds until it makes sense to come back
 */
export async function countAttempt(what: Attempted, { about, from }: Attempt): Promise<void> {
  const { subject, network } = limiters(what);
  const counted = await Promise.allSettled([subject.consume(hashOf(about)), network.consume(hashOf(networkOf(from)))]);
  const refusals = counted.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const waits = refusals.filter((refusal) => refusal instanceof RateLimiterRes);
  if (waits.length < refusals.length) throw refusals.find((refusal) => !(refusal instanceof RateLimiterRes));
  if (waits.length > 0)
    throw new TooManyAttempts(Math.ceil(Math.max(...waits.map((wait) => wait.msBeforeNext)) / 1000));
}

/** Takes back what a rightful attempt was counted as: only failures add up. */
export async function forgetAttempt(what: Attempted, { about, from }: Attempt): Promise<void> {
  const { subject, network } = limiters(what);
  await Promise.all([subject.delete(hashOf(about)), network.reward(hashOf(networkOf(from)))]);
}

interface Limiters {
  readonly subject: RateLimiterPostgres;
  readonly network: RateLimiterPostgres;
}

const made = new Map<Attempted, Limiters>();

function limiters(what: Attempted): Limiters {
  const known = made.get(what);
  if (known) return known;
  const { points, perNetwork, seconds } = limits[what];
  const both = {
    subject: limiter(`${what}:subject`, points, seconds),
    network: limiter(`${what}:network`, perNetwork, seconds),
  };
  made.set(what, both);
  return both;
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
