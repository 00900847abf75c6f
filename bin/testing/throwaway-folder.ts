import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { guard } from '../guard.ts';
import { postgresAccount, temporaryFolder } from '../postgres/account.ts';

/**
 * A folder for everything a run leaves on disk, a PostgreSQL in its `postgres` among it; removed even when the run is killed.
 * @param cleanUp gets what removes it in order, after everything that is added later
 */
export function throwawayFolder(prefix: string, cleanUp: (() => Promise<void>)[]): string {
  const folder = mkdtempSync(path.join(temporaryFolder(postgresAccount()), prefix));
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
