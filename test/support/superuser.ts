import pg from 'pg';

import { fromTheRunner, type TestDatabase } from './database.ts';

/** A connection that sees every row of a test's database, for looking at what the product itself never could. */
export async function asSuperuser<T>(database: TestDatabase, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(fromTheRunner('TEST_POSTGRES_URL'));
  url.pathname = `/${database.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}
