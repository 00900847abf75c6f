import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { postgresAccount, temporaryFolder } from '../../bin/postgres/account.ts';

/** Gives the surrounding `describe` a folder that PostgreSQL can reach under root too, and removes it afterwards. */
export function useTemporaryFolder(): { readonly path: string } {
  let made: string | undefined;
  before(() => {
    made = mkdtempSync(path.join(temporaryFolder(postgresAccount()), 'onnet-'));
    chmodSync(made, 0o711);
  });
  after(() => {
    if (made) rmSync(made, { recursive: true, force: true });
  });
  return {
    get path() {
      if (!made) throw new Error('The folder exists only inside hooks and tests.');
      return made;
    },
  };
}
