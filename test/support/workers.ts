import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { openQueueBackend, type QueueBackend } from '../../src/workers/queue-backend.ts';
import type { TestDatabase } from './database.ts';
import { asSuperuser } from './superuser.ts';
import { SECRET_KEY } from './secret-key.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** One of the two stores of the queues, as a test knows it. */
export interface QueueStore {
  readonly name: 'PostgreSQL' | 'Redis';
  readonly redisUrl: string | undefined;
  /** Everything the store holds, as text. */
  contents(database: TestDatabase): Promise<string>;
  /** What FLUSHALL does: every job and every schedule is gone. */
  forget(database: TestDatabase): Promise<void>;
}

/**
 * The stores to run a suite on: PostgreSQL always, Redis where the runner found one.
 * @param redisDatabase a number of its own for each test file, since files run side by side and share the server
 */
export function queueStores(redisDatabase: number): QueueStore[] {
  const redisUrl = process.env['TEST_REDIS_URL'];
  return [onPostgres, ...(redisUrl === undefined ? [] : [onRedis(`${redisUrl}/${redisDatabase}`)])];
}

const onPostgres: QueueStore = {
  name: 'PostgreSQL',
  redisUrl: undefined,
  contents: (database) =>
    asSuperuser(database, async (client) => {
      const { rows } = await client.query<{ contents: string }>(
        `select string_agg(query_to_xml(format('select * from bullmq.%I', tablename), true, false, '')::text, '') as contents
           from pg_tables where schemaname = 'bullmq'`,
      );
      return rows[0]?.contents ?? '';
    }),
  forget: (database) => asSuperuser(database, async (client) => void (await client.query(forgetInPostgres))),
};

// Rows, not tables: a worker that is in the middle of a job must not be stopped, only find it gone.
const forgetInPostgres = `
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%' loop
      execute format('delete from bullmq.%I', name);
    end loop;
  end $$`;

function onRedis(url: string): QueueStore {
  const withRedis = async <T>(look: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url);
    try {
      return await look(redis);
    } finally {
      redis.disconnect();
    }
  };
  return {
    name: 'Redis',
    redisUrl: url,
    contents: () =>
      withRedis(async (redis) => {
        const keys = await redis.keys('*');
        return JSON.stringify(await Promise.all(keys.map(async (key) => [key, await valueOf(redis, key)])));
      }),
    forget: () => withRedis(async (redis) => void (await redis.flushdb())),
  };
}

/** What a key holds, read in the way of its type: a dump would be compressed and hide what is searched for. */
async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return null;
    default:
      return redis.get(key);
  }
}

/** The queues on a store, for a test that runs workers of its own. */
export const openStore = (store: QueueStore, database: TestDatabase): Promise<QueueBackend> =>
  openQueueBackend({ redisUrl: store.redisUrl, databaseUrl: database.appUrl, onError: () => undefined });

export interface WorkerProcess {
  /** As the kernel does it when memory runs out: no handler runs. */
  killHard(): Promise<void>;
  /** As an operator does it: finishes what is in hand. @returns the exit code */
  stop(): Promise<number | null>;
}

/** Starts the real worker in a process of its own. It ends with the test run, even when that is killed. */
export function startWorkerProcess(env: Readonly<Record<string, string | undefined>>): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'src', 'workers', 'worker.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      NODE_ENV: 'test',
      // Compiled code is read back, as under npm start.
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      LOG_LEVEL: 'silent',
      SECRET_KEY,
      REGISTER_URL: 'http://127.0.0.1:9',
      PEPPOL_STAND_IN: '127.0.0.1:9',
      ...env,
    },
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    killHard: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** Waits until something is so. The test's own timeout is the limit. */
export async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await setTimeout(20);
}

/** Lets the time pass that the outbox waits for: leases, claims of the queue and pauses after failures run out. */
export const letOutboxTimePass = (database: TestDatabase): Promise<unknown> =>
  asSuperuser(database, (client) =>
    client.query(
      `update outbox set leased_until = leased_until - interval '1 hour', queued_until = queued_until - interval '1 hour',
                         due_at = due_at - interval '2 hours'
        where done_at is null`,
    ),
  );
