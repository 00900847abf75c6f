import pg from 'pg';

import type { TestDatabase } from './database.ts';
import { fromTheRunner } from './from-the-runner.ts';

/** Each database's connections are kept: a new one reads the catalogue anew, which costs more than most that is asked here. */
const pools = new Map<string, pg.Pool>();

/** A connection that sees every row of a test's database, for looking at what the product itself never could. */
export async function asSuperuser<T>(database: TestDatabase, look: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await poolOf(database.name).connect();
  try {
    const seen = await look(client);
    // Nothing that was set, prepared or locked for one look is there for the next.
    await client.query('discard all');
    client.release();
    return seen;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Closes the connections to a database that is dropped. */
export async function closeSuperuser(name: string): Promise<void> {
  await pools.get(name)?.end();
  pools.delete(name);
}

function poolOf(name: string): pg.Pool {
  const known = pools.get(name);
  if (known) return known;
  const url = new URL(fromTheRunner('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4, idleTimeoutMillis: 0 });
  // A test may end or cut off every connection of its database; the next look makes a new one.
  pool.on('error', () => undefined);
  pools.set(name, pool);
  return pool;
}
