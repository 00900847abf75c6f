import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';

import { errorCode } from '../error-code.ts';

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
  await everybodyBeforeIsGone(client);
  for (const statement of ['analyze', 'vacuum full', 'checkpoint', 'select pg_switch_wal()', 'checkpoint'])
    await client.query(statement);
  const { rows } = await client.query<{ folder: string; database: string }>(
    `select current_setting('data_directory') as folder, oid::text as database from pg_database where datname = current_database()`,
  );
  const [{ folder, database } = { folder: '', database: '' }] = rows;
  const needles = [...new Set(Object.values(words).flat().flatMap(spellings))].map((word) => Buffer.from(word));
  // The folders of other databases are not even listed: one may be dropped meanwhile.
  return readdirSync(folder)
    .flatMap((name) => filesUnder(folder, name === 'base' ? path.join(name, database) : name))
    .filter((file) => {
      const bytes = bytesOf(path.join(folder, file));
      return needles.some((needle) => bytes.includes(needle));
    });
}

/** How long is waited for others' transactions, in milliseconds. What stands there because of a longer one is named all the same. */
const LONGEST_WAIT = 120_000;

/**
 * Waits until every transaction of the whole server that runs now is over, and every snapshot in this database that is as old:
 * PostgreSQL keeps what is gone for whoever might still see it, and a table that is written anew takes it along until then.
 */
async function everybodyBeforeIsGone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ now: string }>(`select pg_current_xact_id()::text as now`);
  const until = Date.now() + LONGEST_WAIT;
  while (Date.now() < until) {
    const others = await client.query(
      `select from pg_stat_activity
        where pid <> pg_backend_pid() and datname = current_database() and age(backend_xmin) >= age($1::text::xid8::xid)
        union all
       select where pg_snapshot_xmin(pg_current_snapshot()) <= $1::text::xid8`,
      [rows[0]?.now],
    );
    if (others.rowCount === 0) return;
    await pause(100);
  }
}

/** The files of a folder's entry, from the folder: itself, or all that are in it. */
function filesUnder(folder: string, entry: string): string[] {
  const there = path.join(folder, entry);
  if (!statSync(there).isDirectory()) return [entry];
  return readdirSync(there, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(folder, path.join(found.parentPath, found.name)));
}

/** What stands in a file; nothing in one that the server has removed since it was listed. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

const spellings = (word: string): string[] => [word, word.toLowerCase(), word.toUpperCase()];
