// `npm run canary`: a made-up person goes in by every door, asks to be forgotten, and is looked for everywhere, on processes and
// a PostgreSQL of their own, once with the queues in PostgreSQL and once in Redis. Prints the number of traces; it must be 0.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { followParent } from '../src/lifeline.ts';
import { hitFor } from './canary/allowed-hits.ts';
import type { CanaryTrace } from './canary/look.ts';
import { runCanary, type Report } from './canary/run.ts';
import { CannotStart } from './cannot-start.ts';
import { connection, createDatabase } from './roles.ts';
import { prepareTemplate, startTestPostgres } from './testing/postgres.ts';
import { requirePrograms } from './testing/programs.ts';
import { startTestRedis } from './testing/redis.ts';
import { throwawayFolder } from './testing/throwaway-folder.ts';

/** What the exit code says. */
const CLEAN = 0;
const TRACES = 1;
const NOT_PROVEN = 2;

const cleanUp: (() => Promise<void>)[] = [];

async function main(): Promise<number> {
  const folder = throwawayFolder('onnet-canary-', cleanUp);
  const { redis: program } = await requirePrograms(['redis']);
  const server = await startTestPostgres(folder);
  cleanUp.push(() => server.stop());
  const template = await prepareTemplate(server);
  const redis = program === undefined ? undefined : await startTestRedis(program, folder);
  if (redis) cleanUp.push(() => redis.stop());

  let traces = 0;
  let ended = true;
  for (const redisUrl of redis ? [undefined, redis.url] : [undefined]) {
    const name = redisUrl === undefined ? 'canary_postgresql' : 'canary_redis';
    const client = new pg.Client({ connectionString: server.superuserUrl });
    await client.connect();
    await createDatabase(client, name, template['TEST_TEMPLATE_DATABASE'] ?? '');
    await client.end();
    const dataDir = path.join(folder, name);
    mkdirSync(dataDir);
    const superuserUrl = new URL(server.superuserUrl);
    superuserUrl.pathname = `/${name}`;
    const appUrl = connection(server.superuserUrl, name, 'onnet_app', template['TEST_APP_PASSWORD'] ?? '');
    const place = { database: { appUrl, superuserUrl: superuserUrl.href }, dataDir, redisUrl };
    const report = await runCanary(place, (what) => console.log(`  the canary ${what}`));
    console.log(inWords(report));
    traces += tracesIn(report);
    ended &&= report.erasure === 'done';
  }
  console.log(`${traces} ${traces === 1 ? 'trace' : 'traces'}${redis ? '' : ', not looked for in Redis'}`);
  if (traces > 0) return TRACES;
  return ended && redis ? CLEAN : NOT_PROVEN;
}

/** A mail that left after the erasure counts as a trace: it was found, by whom it was for. */
const tracesIn = ({ looks, mailedAfter, inFiles }: Report): number =>
  looks.reduce((sum, { traces }) => sum + traces.length, mailedAfter + inFiles.length);

function inWords({ queues, doors, jobs, there, erasure, mailedAfter, looks, inFiles }: Report): string {
  return [
    `Queues in ${queues}: ${doors.size} doors, ${jobs.size} kinds of work, found in ${there.length} places; erasure ${erasure}.`,
    ...(mailedAfter > 0 ? [`  ${mailedAfter} mails left for them after the erasure`] : []),
    ...looks.flatMap(({ days, traces, allowed }, at) => [
      `  after ${days} days: ${traces.length} traces, ${allowed.length} places on the list`,
      ...traces.map((trace) => `    TRACE ${shown(trace)}`),
      // What the list allows is said once, with its last day.
      ...(at === 0 ? allowed.map((one) => `    ${shown(one)}: ${groundOf(one)}`) : []),
    ]),
    `  in the files of PostgreSQL: ${inFiles.length} traces`,
    ...inFiles.map((one) => `    TRACE ${one}`),
  ].join('\n');
}

const shown = ({ place, who, times }: CanaryTrace): string => `${place}, of the ${who} (${times})`;

function groundOf(trace: CanaryTrace): string {
  const hit = hitFor(trace);
  if (!hit) return '';
  const last = new Date(Date.now() + hit.days * 86_400_000).toISOString().slice(0, 10);
  return `until ${last} at the latest, ${hit.law}`;
}

/** Stops what was started, the last first; once, however often it is asked. */
async function tidyUp(): Promise<void> {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
}

followParent(tidyUp);
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = NOT_PROVEN;
} finally {
  await tidyUp();
}
