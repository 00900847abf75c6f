import { fileURLToPath } from 'node:url';

import { runMigrations } from 'bullmq';
import knexPackage, { type Knex } from 'knex';
import pg from 'pg';

import { migrationsFolder, queueMark } from './up-to-date.ts';

/**
 * Brings the database to the newest schema, as its owner: the product's own migrations, then BullMQ's tables for
 * the queue backend that lives in PostgreSQL, readable and writable by the application role alone.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const applied = await withMigrations(ownerUrl, async (migrations) => {
    const [, names]: [number, string[]] = await migrations.latest();
    return names;
  });
  await migrateQueue(ownerUrl);
  return { applied };
}

/** The product's own migrations, on a connection that is closed afterwards. */
export async function withMigrations<T>(ownerUrl: string, work: (migrations: Knex.Migrator) => Promise<T>): Promise<T> {
  const db = knexPackage.knex({
    client: 'pg',
    connection: ownerUrl,
    pool: { min: 0, max: 1 },
    migrations: { directory: migrationsFolder, extension: 'ts', loadExtensions: ['.ts'] },
  });
  try {
    return await work(db.migrate);
  } finally {
    await db.destroy();
  }
}

async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client);
    await client.query(`
      grant usage on schema bullmq to onnet_app;
      grant select, insert, update, delete on all tables in schema bullmq to onnet_app;
      grant usage, select on all sequences in schema bullmq to onnet_app;
      grant execute on all functions in schema bullmq to onnet_app;
      comment on schema bullmq is ${pg.escapeLiteral(queueMark())}`);
  } finally {
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) {
    console.error('Set DATABASE_OWNER_URL to the connection of the database owner.');
    process.exit(1);
  }
  const { applied } = await migrate(url);
  console.log(applied.length > 0 ? applied.map((name) => `applied ${name}`).join('\n') : 'nothing to do');
}
