import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { giveTo, type Account } from './account.ts';
import type { PostgresPrograms } from './programs.ts';
import { CannotStart } from '../cannot-start.ts';
import { runProgram } from './run-program.ts';

/** Whether the folder holds a database cluster. */
export const isInitialised = (directory: string): boolean => existsSync(path.join(directory, 'PG_VERSION'));

/**
 * Makes the data folder of a new database cluster: password sign-in alone, UTF-8, and the builtin C.UTF-8 locale, which
 * sorts the same on every machine (queries name the Norwegian collation where people read the order). It is made aside
 * and moved into place whole, so a start that is killed meanwhile leaves no half database.
 */
export async function createDataFolder(
  { directory, password, durable }: { directory: string; password: string; durable: boolean },
  programs: PostgresPrograms,
  account: Account,
): Promise<void> {
  const aside = mkdtempSync(`${directory}.new-`);
  const fresh = path.join(aside, 'data');
  const passwordFile = path.join(aside, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const file of [aside, passwordFile]) giveTo(account, file);
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    // Guessing a throwaway password needs no slowing down, and each of thousands of connections would take part in it.
    const throwaway = ['--no-sync', '-c', 'scram_iterations=1'];
    const { ok, output } = await runProgram(
      programs.initdb,
      ['-D', fresh, '-E', 'UTF8', ...locale, ...access, ...(durable ? [] : throwaway)],
      account,
    );
    if (!ok && !isInitialised(directory))
      throw new CannotStart(`The database could not be made in ${directory}:\n${output.trim()}`);
    if (ok) putInPlace(fresh, directory);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function putInPlace(fresh: string, directory: string): void {
  try {
    renameSync(fresh, directory);
  } catch (error) {
    // Another start was quicker: its database is the one.
    if (!isInitialised(directory)) throw error;
  }
}

/** Removes what starts that were killed while making the data folder left behind. */
export function removeHalfMade(directory: string): void {
  const prefix = `${path.basename(directory)}.new-`;
  for (const name of readdirSync(path.dirname(directory)))
    if (name.startsWith(prefix)) rmSync(path.join(path.dirname(directory), name), { recursive: true, force: true });
}
