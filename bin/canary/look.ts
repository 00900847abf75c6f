import path from 'node:path';

import { Redis } from 'ioredis';
import type pg from 'pg';
import PostalMime from 'postal-mime';

import {
  filesBelow,
  residueInDatabase,
  residueInStore,
  type Look,
} from '../../src/domain/privacy/inventory/residue-scan.ts';
import { redisContents } from '../../src/workers/redis-contents.ts';
import { BruteForce, counted, type Trace } from './brute-force.ts';
import { identifiers, ownAddresses, type Who } from './person.ts';
import type { Place, Site } from './site.ts';

const people = ['contact', 'user', 'founder'] as const;
const brute = new BruteForce<Who>(people, identifiers);

/** Somewhere the canary stands, as one of those it was. */
export type CanaryTrace = Trace<Who>;

/** Everywhere the product keeps anything, and what it has sent and said. */
export interface Everywhere {
  readonly place: Place;
  readonly site: Pick<Site, 'log' | 'mail'>;
  readonly client: pg.Client;
}

/**
 * Every place in which something of the canary stands, found by the inventory's residue scan, by brute force, or both: tables
 * and columns, files, keys of Redis, the log, and mail that was sent to anybody but the canary.
 */
export async function everywhere({ place, site, client }: Everywhere): Promise<CanaryTrace[]> {
  const found = [
    ...(await inDatabase(client)),
    ...(await inFiles(place.dataDir)),
    ...(place.redisUrl === undefined ? [] : await inRedis(place.redisUrl)),
    ...inTexts('log of web and worker', site.log),
    ...(await inMail(site.mail)),
  ];
  const most = new Map<string, CanaryTrace>();
  for (const one of found) {
    const key = `${one.place} ${one.who}`;
    if (one.times > (most.get(key)?.times ?? 0)) most.set(key, one);
  }
  return [...most].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

async function inDatabase(client: pg.Client): Promise<CanaryTrace[]> {
  const found = await brute.inDatabase(client);
  const ask: Look = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;
  const holding = new Set<string>();
  const forAnybody: Look = async <Row extends object>(text: string, values: readonly unknown[]) => {
    const rows = await ask<Row>(text, values);
    if (rows.length > 0) holding.add(text);
    return rows;
  };
  const everybody = people.flatMap((who) => identifiers[who]);
  await residueInDatabase(forAnybody, everybody);
  // Whose it is, is asked of the tables alone in which something of anybody stands: they are few.
  const whoseIsIt: Look = async <Row extends object>(text: string, values: readonly unknown[]) =>
    holding.has(text) ? ask<Row>(text, values) : [];
  for (const who of people)
    for (const { place, rows } of await residueInDatabase(whoseIsIt, identifiers[who]))
      found.push({ who, place, times: rows.length });
  return found;
}

async function inFiles(folder: string): Promise<CanaryTrace[]> {
  const found = brute.inFiles(folder);
  for (const who of people)
    for (const { place } of await residueInStore(filesBelow(folder), identifiers[who]))
      found.push({ who, place: path.relative(folder, place), times: 1 });
  return found.map((one) => ({ ...one, place: `file ${one.place}` }));
}

/** Every key of the server's database, which is the run's own. */
async function inRedis(url: string): Promise<CanaryTrace[]> {
  const redis = new Redis(url);
  try {
    const found: CanaryTrace[] = [];
    for await (const { place, text } of redisContents(redis)) {
      const values = [place];
      for await (const value of text) values.push(value);
      found.push(...inTexts(`Redis key ${place}`, values));
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

const inTexts = (place: string, texts: readonly string[]): CanaryTrace[] =>
  counted(texts.flatMap((text) => brute.in(text).map((who) => ({ who, place }))));

/** What was sent to the canary is theirs; what was sent to anybody else must not tell of them. */
async function inMail({ received }: Site['mail']): Promise<CanaryTrace[]> {
  const found: CanaryTrace[] = [];
  for (const { to, source } of received) {
    if (to.every((address) => ownAddresses.has(address))) continue;
    const { subject = '', text, html } = await PostalMime.parse(source);
    found.push(...inTexts(`mail to somebody else: ${subject}`, [[source, subject, text, html, ...to].join('\n')]));
  }
  return found;
}
