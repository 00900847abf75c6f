import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

import { guard } from '../guard.ts';
import { errorCode } from '../error-code.ts';
import { canReach, postgresAccount, temporaryFolder, type Account } from '../postgres/account.ts';

/**
 * A folder for every file of a run, in memory where that can be, a PostgreSQL in its `postgres` among it; removed even when the run is killed.
 * @param cleanUp gets what removes it in order, after everything that is added later
 */
export function throwawayFolder(prefix: string, cleanUp: (() => Promise<void>)[]): string {
  const account = postgresAccount();
  const folder = mkdtempSync(path.join(memoryFolder(account) ?? temporaryFolder(account), prefix));
  chmodSync(folder, 0o711);
  const watch = guard(
    'kill -INT "$(head -n 1 "$1/postgres/postmaster.pid")"; while [ -e "$1/postgres/postmaster.pid" ]; do sleep 0.2; done; rm -rf "$1"',
    [folder],
  );
  cleanUp.push(async () => {
    rmSync(folder, { recursive: true, force: true });
    watch.dismiss();
  });
  return folder;
}

/** What a run must find free in the folder, in bytes, and twice in memory, which its programs need too; it uses less than half. */
const ROOM = 2 * 1024 ** 3;

/**
 * Linux's folder of files in memory, where it has room and the account gets to it. A database is a thousand files: copied on
 * a disk they take twenty times the processor time that they take in memory.
 */
function memoryFolder(account: Account): string | undefined {
  const folder = '/dev/shm';
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const hasRoom = bavail * bsize >= ROOM && process.availableMemory() >= 2 * ROOM;
    return hasRoom && canReach(account, folder) ? folder : undefined;
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}
