import pg from 'pg';

import { readTimestamp } from './timestamps.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Largest number of connections this process holds. */
  readonly poolSize: number;
  /** Milliseconds after which PostgreSQL gives up a statement; 0 for never. */
  readonly statementTimeout: number;
  readonly applicationName: string;
  readonly onError: (error: Error) => void;
}

/** How much longer than PostgreSQL's own limit we wait for it to say so. */
const SILENCE_MS = 2_000;

let pool: pg.Pool | undefined;

// bigint and numeric arrive as text by default. Amounts are whole øre and counts are small: both are exact as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readTimestamp);

/** Opens the process's only pool. Connections are pipelined: statements leave without waiting for earlier answers. */
export function openDatabase(options: DatabaseOptions): void {
  if (pool) throw new Error('the database is already open');
  const opened = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.applicationName,
    statement_timeout: options.statementTimeout,
    // For a server that says nothing at all: the connection is then given up together with everything waiting on it.
    ...(options.statementTimeout === 0 ? {} : { query_timeout: options.statementTimeout + SILENCE_MS }),
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    ...pipelined,
  });
  // What happens to a connection that is on its way out is no news.
  const onError = (error: Error): void => {
    if (pool === opened) options.onError(error);
  };
  // A connection can break while it is idle (the pool hears it) or in the middle of work (only the client does; without
  // a listener that would end the process). The work itself fails through its own query.
  opened.on('error', onError);
  opened.on('connect', (client) => client.on('error', onError));
  pool = opened;
}

/** Of pg 8.23, and not yet in its types. */
const pipelined: object = { pipeline: true };

/** Waits for running work and closes every connection. */
export async function closeDatabase(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.end();
}

/**
 * Runs `work` on a connection of its own beside the pool: not pipelined and without limits of time, as loading a large file
 * needs. What is not committed when it ends is rolled back. Sees no tenant's rows.
 */
export async function onOwnConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { connectionString, application_name: name } = connections().options;
  const client = new pg.Client({
    ...(connectionString === undefined ? {} : { connectionString }),
    application_name: `${name ?? 'onnet'}-load`,
    statement_timeout: 0,
    keepAlive: true,
  });
  // A connection that breaks fails the statement under way; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The open pool, for tenancy.ts and the few readers of platform tables. */
export function connections(): pg.Pool {
  if (!pool) throw new Error('the database is not open');
  return pool;
}
