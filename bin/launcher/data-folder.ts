import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { CannotStart } from '../cannot-start.ts';
import { errorCode } from '../error-code.ts';

/**
 * Makes the folder for everything kept on disk, closed to other users. Under root it lets others pass through, since
 * the database inside belongs to another user.
 * @returns its full path
 * @throws CannotStart when it cannot be made or written to
 */
export function prepareDataFolder(dataDir: string): string {
  const folder = path.resolve(dataDir);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    else letOthersThrough(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CannotStart(
      `Data is kept in ${folder}, which cannot be written to (${errorCode(error)}). ` +
        'Make it writable, or choose another folder: DATA_DIR=/path/to/folder npm start',
    );
  }
  return folder;
}

/** Another of the programs, the tests among them, may have made root's folder before the database needed to get to its own. */
function letOthersThrough(folder: string): void {
  const { uid, mode } = statSync(folder);
  if (process.getuid?.() === 0 && uid === 0 && (mode & 0o011) !== 0o011) chmodSync(folder, (mode & 0o777) | 0o011);
}
