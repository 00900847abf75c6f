import { createPostgresBackend, isPgPool, Queue, Worker, withBackend, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

import { concurrency, jobOptions, queueNames, type QueueName } from './queues.ts';

/** What the program uses of a BullMQ queue; the same on both stores, whose full types differ. */
export type JobQueue = Pick<
  Queue,
  'add' | 'close' | 'getJobCounts' | 'getJobSchedulers' | 'removeJobScheduler' | 'upsertJobScheduler'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** What the program uses of a BullMQ worker. */
export type JobWorker = Pick<Worker, 'close'> & { on(event: 'error', listener: (error: Error) => void): unknown };

/** BullMQ behind the same names, whichever store it keeps its jobs in. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgresql';
  queue(name: QueueName): JobQueue;
  /** Carries out jobs of a queue. Closing waits for those in hand, as long as the store answers. */
  worker(name: QueueName, process: Processor): JobWorker;
  close(): Promise<void>;
}

/** Thrown at start for a Redis that may evict keys: it would forget jobs without a word. */
export class RedisMayForget extends Error {
  constructor(policy: string) {
    super(`Redis has maxmemory-policy ${policy}: set it to noeviction, or it may forget jobs`);
    this.name = 'RedisMayForget';
  }
}

export interface QueueBackendOptions {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string;
  readonly onError: (error: Error) => void;
}

/**
 * Opens BullMQ on Redis where one is configured, on PostgreSQL otherwise.
 * @throws RedisMayForget when Redis is set up to evict
 */
export async function openQueueBackend(options: QueueBackendOptions): Promise<QueueBackend> {
  return options.redisUrl === undefined ? onPostgres(options) : onRedis(options.redisUrl, options);
}

async function onRedis(url: string, options: QueueBackendOptions): Promise<QueueBackend> {
  // Adding a job fails at once when Redis is away (the outbox keeps the obligation); waiting for jobs goes on for ever.
  const adding = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  const waiting = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [adding, waiting]) connection.on('error', options.onError);
  try {
    await Promise.all([adding.connect(), waiting.connect()]);
    await refuseEviction(adding);
  } catch (error) {
    adding.disconnect();
    waiting.disconnect();
    throw error;
  }
  const prefixOf = (name: QueueName): string => `{onnet-${name}}`;
  const queues = new Map(
    queueNames.map((name) => [
      name,
      new Queue(name, { connection: adding, prefix: prefixOf(name), defaultJobOptions: jobOptions }),
    ]),
  );
  return backend('redis', queues, options, {
    makeWorker: (name, process) =>
      new Worker(name, process, { connection: waiting, prefix: prefixOf(name), concurrency: concurrency[name] }),
    away: () =>
      adding.status === 'ready' ? new Promise((resolve) => adding.once('close', resolve)) : Promise.resolve(),
    closeConnections: async () => {
      adding.disconnect();
      waiting.disconnect();
    },
  });
}

async function refuseEviction(redis: Redis): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction') throw new RedisMayForget(policy);
}

async function onPostgres(options: QueueBackendOptions): Promise<QueueBackend> {
  const postgres = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    options: '-c search_path=bullmq,public',
    max: 20,
    application_name: 'onnet-queues',
  });
  // Each queue and each worker listens for trouble of its own.
  pool.setMaxListeners(4 * queueNames.length);
  const connection: unknown = pool;
  // BullMQ types only the few methods it calls; a real pg.Pool has them all but differs in an overload.
  if (!isPgPool(connection)) throw new Error('BullMQ does not take this version of pg');
  connection.on('error', options.onError);
  const queues = new Map(
    queueNames.map((name) => [name, new postgres.Queue(name, { connection, defaultJobOptions: jobOptions })]),
  );
  return backend('postgresql', queues, options, {
    makeWorker: (name, process) => new postgres.Worker(name, process, { connection, concurrency: concurrency[name] }),
    // A statement to a PostgreSQL that is away fails, and so ends by itself.
    away: () => new Promise(() => undefined),
    closeConnections: () => connection.end(),
  });
}

function backend(
  kind: QueueBackend['kind'],
  queues: ReadonlyMap<QueueName, JobQueue>,
  options: QueueBackendOptions,
  store: {
    makeWorker: (name: QueueName, process: Processor) => JobWorker;
    /** Resolves as soon as the store cannot be told of jobs that end. */
    away: () => Promise<void>;
    closeConnections: () => Promise<void>;
  },
): QueueBackend {
  for (const queue of queues.values()) queue.on('error', options.onError);
  const workers: JobWorker[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(Array.from(queues.values(), (queue) => queue.close()));
  };
  return {
    kind,
    queue(name) {
      const queue = queues.get(name);
      if (!queue) throw new Error(`no queue ${name}`);
      return queue;
    },
    worker(name, process) {
      const worker = store.makeWorker(name, process);
      worker.on('error', options.onError);
      workers.push(worker);
      return worker;
    },
    async close() {
      // Jobs in hand end by telling the store; one that is away would be waited for without end. What they were for is owed still.
      await Promise.race([closeAll(), store.away()]);
      await store.closeConnections();
    },
  };
}
