import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { onOwnConnection, closeDatabase, openDatabase } from '../../src/domain/database.ts';
import { loadMirror } from '../../src/domain/register/mirror/load-mirror.ts';
import { mirrorColumns } from '../../src/domain/register/mirror/mirror-row.ts';
import { readBulkFile } from '../../src/domain/register/mirror/read-file.ts';
import { searchMirror } from '../../src/domain/register/mirror/search-mirror.ts';
import { platformRead } from '../../src/domain/tenancy.ts';
import { writeFullSizeFile } from '../../stand-ins/register/full-size/write-file.ts';
import { round } from '../load.ts';
import { report } from '../report.ts';
import { directory, withEmptyDatabase, type BenchPostgres } from '../surroundings.ts';

/** How many names are typed into the search, each letter by letter: always the same ones, from everywhere in the register. */
const NAMES_TYPED = 100;
const SHORTEST_TYPED = 3;

/**
 * The whole register, unzipped, read, copied and indexed: into an empty mirror as the first night does it, and over a mirror
 * that one unit in two hundred differs from, as any other night does. `rps` is units per second. The first has for its
 * ceiling a bare COPY of the same prepared rows into a table with the mirror's indexes, the other one into a table with none.
 *
 * Then names are typed into the search over it, letter by letter, one in four with two letters that have changed places.
 */
export async function measureRegisterMirror(postgres: BenchPostgres, units: number): Promise<void> {
  mkdirSync(directory, { recursive: true });
  // Another generator of names needs another number, or the file of before is taken.
  const [file, prepared] = [
    path.join(directory, `register-2-${units}.json.gz`),
    path.join(directory, `register-2-${units}.copy`),
  ];
  if (!existsSync(file)) await writeFullSizeFile(file, units);
  await withEmptyDatabase(postgres, 'bench_register_mirror', async ({ appUrl, ownerUrl }) => {
    await readBulkFile(createReadStream(file), 'enheter', createWriteStream(prepared));
    const columns = `select ${mirrorColumns.join(', ')} from register_units with no data`;
    const bare = await bareCopy(ownerUrl, prepared, units, `create table bare as ${columns}`);
    const indexed = await bareCopy(
      ownerUrl,
      prepared,
      units,
      'create table bare (like register_units including indexes); alter table bare alter told_at drop not null',
    );
    await rm(prepared);
    report('register-copy-indexed', units, 1, { ...nothing, rps: indexed }, { ceiling: bare });
    await measureLoad(appUrl, file, units, 'register-mirror-first', indexed);
    // One unit in two hundred is renamed, and as many are new.
    await as(ownerUrl, (client) =>
      client.query(
        `update register_units set name = name || ' 2', search_text = search_text || ' 2' where organisation_number ~ '33.$';
         delete from register_units where organisation_number ~ '44.$'`,
      ),
    );
    await measureLoad(appUrl, file, units, 'register-mirror-night', bare);
    // As the database does by itself, some time after so much has changed.
    await as(ownerUrl, (client) => client.query('vacuum analyze register_units, register_words'));
    open(appUrl);
    try {
      await measureTyping(units);
    } finally {
      await closeDatabase();
    }
  });
}

const nothing = { rps: 0, p50: 0, p99: 0, bytes: 0, requests: 1 };

async function measureLoad(appUrl: string, file: string, units: number, name: string, ceiling: number): Promise<void> {
  open(appUrl);
  try {
    const peak = watchMemory();
    const began = performance.now();
    const body = createReadStream(file);
    const loaded = await loadMirror('enheter', { kind: 'File', etag: '"bench"', madeAt: undefined, body });
    const ms = performance.now() - began;
    if (loaded.units !== units) throw new Error(`${loaded.units} of ${units} units were loaded`);
    const load = { rps: round((units / ms) * 1000), p50: round(ms), p99: round(ms), bytes: 0, requests: 1 };
    report(name, units, 1, load, { ceiling, rss: peak() });
  } finally {
    await closeDatabase();
  }
}

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  open(url);
  try {
    return await onOwnConnection(work);
  } finally {
    await closeDatabase();
  }
}

/** The prepared rows into a table made like that. @returns rows per second */
const bareCopy = (ownerUrl: string, prepared: string, units: number, create: string): Promise<number> =>
  as(ownerUrl, async (client) => {
    await client.query(create);
    const began = performance.now();
    await pipeline(
      createReadStream(prepared),
      client.query(copyFrom(`copy bare (${mirrorColumns.join(', ')}) from stdin`)),
    );
    const rate = round((units / (performance.now() - began)) * 1000);
    await client.query('drop table bare');
    return rate;
  });

async function measureTyping(units: number): Promise<void> {
  const names = await platformRead<{ name: string }>(
    `select name from register_units tablesample bernoulli (0.05) repeatable (7) where name is not null limit ${NAMES_TYPED}`,
  );
  const typed = names.flatMap(({ name }, at) => {
    const spelt = at % 4 === 0 ? `${name.slice(0, 3)}${name.charAt(4)}${name.charAt(3)}${name.slice(5)}` : name;
    return Array.from({ length: Math.max(spelt.length - SHORTEST_TYPED + 1, 0) }, (_, more) =>
      spelt.slice(0, SHORTEST_TYPED + more).toLowerCase(),
    );
  });
  // Once before: what is measured is a search like those of before, not the first of its kind on a connection.
  for (const text of typed) await searchMirror(text, { limit: 10 });
  const times: number[] = [];
  const began = performance.now();
  for (const text of typed) {
    const at = performance.now();
    await searchMirror(text, { limit: 10 });
    times.push(performance.now() - at);
  }
  const ms = performance.now() - began;
  times.sort((one, other) => one - other);
  const at = (share: number): number => round(times[Math.floor((times.length - 1) * share)] ?? 0);
  report(
    'register-type-ahead',
    units,
    1,
    { rps: round((typed.length / ms) * 1000), p50: at(0.5), p99: at(0.99), bytes: 0, requests: typed.length },
    {},
  );
}

const open = (url: string): void =>
  openDatabase({
    url,
    poolSize: 4,
    statementTimeout: 0,
    applicationName: 'onnet-bench',
    onError: (error) => console.error(error.message),
  });

/** Looks at this process's memory until it is asked. @returns the most there was, in MB */
function watchMemory(): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return () => {
    clearInterval(timer);
    return Math.round(most / 1_048_576);
  };
}
