import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CannotStart } from '../cannot-start.ts';
import { freePort } from '../free-port.ts';
import { canReach, postgresAccount, type Account } from './account.ts';
import { createDataFolder, isInitialised } from './data-folder.ts';
import { postgresPrograms, type PostgresPrograms } from './programs.ts';
import { lastPort, postmaster, whoAnswers } from './postmaster.ts';
import { runProgram } from './run-program.ts';

export interface PostgresOptions {
  /** Its data folder; made when missing. The folder above it must exist. */
  readonly directory: string;
  /** The superuser's, `postgres`. */
  readonly password: string;
  /** False: throwaway data, written without waiting for the disk. */
  readonly durable: boolean;
}

export interface PostgresServer {
  readonly superuserUrl: string;
  /** False when it was running already, from a start that was killed. */
  readonly started: boolean;
  /** Closes every connection and stops; returns when it is down. */
  stop(): Promise<void>;
}

/** What a folder's log files are called before their day. */
export const SERVER_LOG = 'server';

/** Where PostgreSQL keeps its log, a file for each day in Norway; whoever runs it for long lets the old ones go. */
export const serverLogFolder = (directory: string): string => path.join(directory, 'log');

const common = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '100',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  // The log is for the operator: it must not fill up with statements and values, which are personal data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  // What the write-ahead log holds goes with the file once it is no longer needed, and not when the file is written over.
  wal_recycle: 'off',
};
/** Kept between starts: its log has a file for each day. */
const lasting = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: `${SERVER_LOG}-%Y-%m-%d.log`,
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_timezone: 'Europe/Oslo',
};
const throwaway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  // A disk wants a log file laid out beforehand; memory only has it written twice.
  wal_init_zero: 'off',
  max_wal_senders: '0',
  // It lies in memory.
  max_wal_size: '256MB',
  // Nothing lives long enough to need it, and plans change only where a test says so.
  autovacuum: 'off',
  max_connections: '200',
};

/** Ten seconds of trying to start it (processes of a killed server take a while to leave), a minute of waiting for it. */
const LAUNCHES = 40;
const WAITS = 600;

/**
 * Makes sure that the PostgreSQL of a data folder runs, on loopback. Safe against several starts at once, a start that
 * was killed at any point, and a server still running from before: `postmaster.pid` in the folder says where it is, and
 * what answers there counts only when it names this very folder.
 * @throws CannotStart when it does not come up, with the end of its log
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = postgresAccount(options.directory);
  requireReachable(path.dirname(options.directory), account);
  const programs = postgresPrograms(account);
  if (!isInitialised(options.directory)) await createDataFolder(options, programs, account);
  let started = false;
  for (let launches = 0, waits = 0; launches < LAUNCHES && waits < WAITS;) {
    const found = postmaster(options.directory);
    if (found?.state === 'running') {
      const superuserUrl = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${found.port}/postgres`;
      const answer = await whoAnswers(superuserUrl, options.directory);
      if (answer === 'ours')
        return { superuserUrl, started, stop: () => stopPostgres(options.directory, programs, account) };
      if (answer === 'refuses us') throw wrongPassword(options.directory);
      waits += 1;
      await sleep(100);
      continue;
    }
    if (found?.state === 'recycled') rmSync(path.join(options.directory, 'postmaster.pid'), { force: true });
    launches += 1;
    started = await launch(options, programs, account);
    if (!started) await sleep(250);
  }
  throw new CannotStart(
    `PostgreSQL did not start. The end of its log in ${options.directory}:\n${endOfLog(options.directory)}`,
  );
}

async function launch(options: PostgresOptions, programs: PostgresPrograms, account: Account): Promise<boolean> {
  const port = await freePort(lastPort(options.directory));
  // Of a lasting server it holds what was said before the log was open, at this start alone: it must not grow for ever.
  if (options.durable) rmSync(logFile(options.directory), { force: true });
  const settings = { ...common, ...(options.durable ? lasting : throwaway) };
  const parameters = [`-p ${port}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(
    ' ',
  );
  const { ok } = await runProgram(
    programs.pgCtl,
    ['start', '-w', '-D', options.directory, '-l', logFile(options.directory), '-o', parameters],
    account,
  );
  return ok;
}

async function stopPostgres(directory: string, programs: PostgresPrograms, account: Account): Promise<void> {
  const { ok, output } = await runProgram(programs.pgCtl, ['stop', '-w', '-m', 'fast', '-D', directory], account);
  if (!ok && postmaster(directory)?.state === 'running')
    throw new Error(`PostgreSQL in ${directory} does not stop: ${output}`);
}

function wrongPassword(directory: string): CannotStart {
  return new CannotStart(
    `The database in ${directory} does not take the password in secrets.json beside it. ` +
      'Put back the secrets.json that belongs to it, or remove both to begin anew.',
  );
}

function requireReachable(folder: string, account: Account): void {
  if (canReach(account, folder)) return;
  throw new CannotStart(
    `PostgreSQL does not run as root; it runs as another user, who does not get to ${folder}. ` +
      'Set DATA_DIR to a folder open to all users (for example DATA_DIR=/var/lib/onnet npm start), or start as another user than root.',
  );
}

const logFile = (directory: string): string => path.join(directory, 'server.log');

function endOfLog(directory: string): string {
  const folder = serverLogFolder(directory);
  const days = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const files = [...days.slice(-1).map((day) => path.join(folder, day)), logFile(directory)].filter(existsSync);
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(-8));
  return lines.length > 0 ? lines.join('\n') : '(there is no log)';
}
