import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { errorCode } from '../error-code.ts';

/**
 * - running: the process exists and is a PostgreSQL
 * - recycled: the process number now belongs to another program, or to one that died and was never reaped; PostgreSQL
 *   would take it for a running server for ever (after a restart of a container this is the rule)
 * - gone: there is no such process
 */
export type PostmasterState = 'running' | 'recycled' | 'gone';

/** Where a data folder's server is, from the file it writes at start: line 1 is the process, line 4 the port. */
export function postmaster(directory: string): { port: number; state: PostmasterState } | undefined {
  const [pid, , , port] = linesOf(path.join(directory, 'postmaster.pid'));
  if (!pid) return undefined;
  return { port: Number(port ?? 0), state: stateOf(Number(pid)) };
}

/** The port of the folder's last start, from the command line the server keeps. */
export function lastPort(directory: string): number | undefined {
  const [commandLine = ''] = linesOf(path.join(directory, 'postmaster.opts'));
  const port = /"-p" "(\d+)"/.exec(commandLine)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Who answers at a connection: the server of this data folder, one that does not take the password, or something else or nothing. */
export async function whoAnswers(url: string, directory: string): Promise<'ours' | 'refuses us' | 'another'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0] && realpathSync(directory) === existing(rows[0].data_directory) ? 'ours' : 'another';
  } catch (error) {
    return errorCode(error) === '28P01' ? 'refuses us' : 'another';
  } finally {
    await client.end().catch(() => undefined);
  }
}

const existing = (file: string): string | undefined => (existsSync(file) ? realpathSync(file) : undefined);

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function stateOf(pid: number): PostmasterState {
  const state = existsSync('/proc/self/stat') ? linesOf(`/proc/${pid}/stat`)[0] : processState(pid);
  if (!state) return 'gone';
  return /postgres\)? [^ZX]/.test(state) ? 'running' : 'recycled';
}

/** As /proc has it, where there is no /proc: name and state, or undefined. */
function processState(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'comm=,state=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim().replace(/\s+/g, ' ') || undefined;
}
