import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type pg from 'pg';

/**
 * The files of a PostgreSQL on this machine in which one of the words stands, byte for byte: tables and indexes, whatever is dead in
 * them, the write-ahead log, the server's log. Its tables are written anew first, since dead rows stay where they were until something
 * is written over them, and the write-ahead log goes on to another file: that there is no third place is what this tells.
 *
 * @param client a superuser; other databases of the server are left alone
 */
export async function inServerFiles(
  client: pg.Client,
  words: Readonly<Record<string, readonly string[]>>,
): Promise<string[]> {
  for (const statement of ['analyze', 'vacuum full', 'checkpoint', 'select pg_switch_wal()', 'checkpoint'])
    await client.query(statement);
  const { rows } = await client.query<{ folder: string; database: string }>(
    `select current_setting('data_directory') as folder, oid::text as database from pg_database where datname = current_database()`,
  );
  const [{ folder, database } = { folder: '', database: '' }] = rows;
  const needles = [...new Set(Object.values(words).flat().flatMap(spellings))].map((word) => Buffer.from(word));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('base/') || file.startsWith(`base/${database}/`))
    .filter((file) => {
      const bytes = readFileSync(path.join(folder, file));
      return needles.some((needle) => bytes.includes(needle));
    });
}

const spellings = (word: string): string[] => [word, word.toLowerCase(), word.toUpperCase()];
