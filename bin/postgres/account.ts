import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';

import { CannotStart } from '../cannot-start.ts';

/** Whom PostgreSQL's programs run as; empty: as whoever runs this. Fits the options of node:child_process. */
export type Account = { uid: number; gid: number } | Record<string, never>;

/**
 * PostgreSQL refuses to run as root: under root its programs run as the owner of the data folder, for a new one as
 * `postgres`, or as `nobody` where that is missing.
 */
export function postgresAccount(directory?: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owned = directory === undefined ? undefined : statSync(directory, { throwIfNoEntry: false });
  if (owned && owned.uid !== 0) return { uid: owned.uid, gid: owned.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].map((name) => accounts.find(([found]) => found === name)).find(Boolean);
  if (!account)
    throw new CannotStart(
      'PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as. Start as another user, or set DATABASE_URL.',
    );
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** Hands a file or folder to the account. */
export function giveTo(account: Account, file: string): void {
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid);
}

/** Whether the account gets to a file or folder: every folder above it must let it through. */
export function canReach(account: Account, file: string): boolean {
  if (account.uid === undefined) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}

/** A folder for temporary files that the account gets to; the one in TMPDIR may be root's own. */
export function temporaryFolder(account: Account): string {
  const found = [os.tmpdir(), '/tmp', '/var/tmp'].find((folder) => canReach(account, folder));
  if (!found)
    throw new CannotStart(
      'There is no folder for temporary files that PostgreSQL can use. Set TMPDIR to one open to all users.',
    );
  return found;
}
