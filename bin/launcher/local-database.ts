import path from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { LogFiles } from '../../src/log-files.ts';
import { CannotStart } from '../cannot-start.ts';
import { guard, type Guard } from '../guard.ts';
import { postgresAccount } from '../postgres/account.ts';
import { removeHalfMade } from '../postgres/data-folder.ts';
import { SERVER_LOG, serverLogFolder, startPostgres, type PostgresServer } from '../postgres/server.ts';
import { Crashes } from './crashes.ts';
import { leaveNote, noteFile, readNote } from './run-note.ts';

/** The number of the lock that a launcher holds in its database: two of them in one data folder would stop it under each other. */
const LAUNCHER_LOCK = 7_233_101;

const ATTEMPTS = 5;

/**
 * Stops the database when the launcher and all it started are gone without having done so, unless the note in the data
 * folder shows that another launcher has taken it over. It looks for a few seconds: the database may be on its way up.
 */
const stopAbandoned = `
for _ in 1 2 3 4 5; do
  [ "$(cat "$2")" = "$3" ] || exit
  kill -INT "$(head -n 1 "$1/postmaster.pid")" && exit
  sleep 1
done`;

export interface LocalDatabaseOptions {
  readonly dataDir: string;
  readonly password: string;
  /** Where the product is served, for the note in the data folder. */
  readonly port: number;
  /** Told when the database keeps ending by itself. */
  readonly onGivenUp: (why: string) => void;
}

/** The PostgreSQL that comes with the packages, in the data folder, for one launcher alone. */
export class LocalDatabase {
  readonly #options: LocalDatabaseOptions;
  readonly #directory: string;
  readonly #crashes = new Crashes();
  #server: PostgresServer | undefined;
  #forgetsLogs = false;
  #lock: pg.Client | undefined;
  #guard: Guard | undefined;
  #stopping = false;

  constructor(options: LocalDatabaseOptions) {
    this.#options = options;
    this.#directory = path.join(options.dataDir, 'postgres');
  }

  /** Give this to every program that uses the database: it is stopped only when all are gone. */
  get handle(): Writable | undefined {
    return this.#guard?.handle;
  }

  /**
   * Starts the database, or takes over the one a killed launcher left running, and keeps it running.
   * @returns the superuser's connection, and whether it was taken over
   * @throws CannotStart when another launcher runs in this data folder
   */
  async start(): Promise<{ superuserUrl: string; takenOver: boolean }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      this.#server = await startPostgres({
        directory: this.#directory,
        password: this.#options.password,
        durable: true,
      });
      const lock = await this.#takeLock(this.#server.superuserUrl);
      if (!lock) continue;
      this.#note();
      // A killed launcher's guard may have stopped the database just before the note told it not to.
      await sleep(50);
      if (!(await isOpen(lock))) continue;
      this.#keepRunning(lock);
      removeHalfMade(this.#directory);
      if (!this.#forgetsLogs) forgetOldLogs(this.#directory);
      this.#forgetsLogs = true;
      return { superuserUrl: this.#server.superuserUrl, takenOver: !this.#server.started };
    }
    throw new CannotStart(`PostgreSQL starts and ends again at once; see ${serverLogFolder(this.#directory)}.`);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (!this.#lock) return;
    await this.#lock.end();
    await this.#server?.stop();
    this.#guard?.dismiss();
  }

  /** @returns the connection that holds the lock, or undefined when the database went away */
  async #takeLock(superuserUrl: string): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      connectionString: superuserUrl,
      keepAlive: true,
      application_name: 'onnet-launcher',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      // The connection of a launcher killed this moment may still be closing.
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
          LAUNCHER_LOCK,
        ]);
        if (rows[0]?.taken) return client;
        await sleep(100);
      }
    } catch {
      // Shut down under us; the caller starts it again.
      return undefined;
    }
    await client.end();
    const other = readNote(this.#options.dataDir);
    throw new CannotStart(
      `OnNet CRM already runs with the data in ${this.#options.dataDir}${other ? ` (process ${other.pid}, port ${other.port})` : ''}. ` +
        'Stop it first, or choose another folder: DATA_DIR=.data-2 npm start',
    );
  }

  #note(): void {
    if (this.#guard) return;
    const note = leaveNote(this.#options.dataDir, this.#options.port);
    const values = [this.#directory, noteFile(this.#options.dataDir), note];
    this.#guard = guard(stopAbandoned, values, postgresAccount(this.#directory));
  }

  /** The lock's connection lasts as long as the server: its end is the news that the server has gone. */
  #keepRunning(lock: pg.Client): void {
    this.#lock = lock;
    lock.once('end', () => {
      if (this.#stopping) return;
      this.#lock = undefined;
      const pause = this.#crashes.count(performance.now());
      if (pause === undefined)
        return this.#options.onGivenUp(
          `PostgreSQL ended by itself three times within 30 seconds; see ${serverLogFolder(this.#directory)}.`,
        );
      console.log('PostgreSQL ended by itself; starting it again');
      setTimeout(() => {
        if (this.#stopping) return;
        this.start().catch((error: unknown) =>
          this.#options.onGivenUp(error instanceof Error ? error.message : String(error)),
        );
      }, pause);
    });
  }
}

/** PostgreSQL begins a file of its log each day and never removes one: this does, now and every hour. */
const forgetOldLogs = (directory: string): LogFiles =>
  new LogFiles(serverLogFolder(directory), SERVER_LOG, (trouble) => void process.stdout.write(trouble));

async function isOpen(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select 1');
    return true;
  } catch {
    // The server closed it.
    return false;
  }
}
