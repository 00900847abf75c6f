import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

const root = path.join(import.meta.dirname, '..');

export const migrationsFolder = path.join(root, 'migrations');

/** What the schema of BullMQ says of itself once that version's own migrations have run. */
export function queueMark(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(root, 'node_modules', 'bullmq', 'package.json'), 'utf8'),
  );
  return `migrated by bullmq ${version}`;
}

/**
 * Whether the database has exactly the migrations of this program and of its BullMQ. To find that out takes one statement; to
 * load what carries migrations out takes half a second, which a start that has nothing to do can save.
 * @param ownerUrl connection of the owner
 */
export async function isUpToDate(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean; mark: string | null }>(
      `select to_regclass('public.knex_migrations') is not null as made,
              obj_description(to_regnamespace('bullmq')::oid, 'pg_namespace') as mark`,
    );
    if (!rows[0]?.made || rows[0].mark !== queueMark()) return false;
    const { rows: applied } = await client.query<{ name: string }>('select name from public.knex_migrations');
    const names = new Set(applied.map(({ name }) => name));
    const files = readdirSync(migrationsFolder).filter((name) => name.endsWith('.ts'));
    return files.length === names.size && files.every((name) => names.has(name));
  } finally {
    await client.end();
  }
}
