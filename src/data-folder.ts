import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of all data cannot be made or written to: its message says which, why, and what to do. */
export class UnusableDataFolder extends Error {
  override name = 'UnusableDataFolder';
}

/** As root, others pass through: the database inside belongs to another user. */
const asRoot = process.getuid?.() === 0;

/**
 * Makes the folder for everything kept on disk, closed to other users. Under root it lets others pass through, since
 * the database inside belongs to another user.
 * @param command what was to start, as it is typed
 * @returns its full path
 * @throws UnusableDataFolder
 */
export function prepareDataFolder(dataDir: string, command: string): string {
  const folder = path.resolve(dataDir);
  try {
    makeFolder(folder);
    tryToWriteIn(folder);
    letOthersThrough(folder);
  } catch (error) {
    throw new UnusableDataFolder(
      `Data is kept in ${folder}, which cannot be written to (${errorCode(error)}). ` +
        `${whatToDo(error)}, or choose another folder: DATA_DIR=/path/to/folder ${command}`,
    );
  }
  return folder;
}

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

const whatToDo = (error: unknown): string =>
  errorCode(error) === 'ENOSPC' ? 'The disk is full: make room' : 'Make it writable';

/** One folder after the other: below /proc Node would try to make all of them at once without end. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: asRoot ? 0o711 : 0o700 });
}

/** As much as the smallest of the program's own files, written as they are: rights alone say nothing of a full disk, nor of a file by this name. */
function tryToWriteIn(folder: string): void {
  const file = path.join(folder, `.can-be-written-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(4096), { mode: 0o600, flush: true });
  } finally {
    rmSync(file, { force: true });
  }
}

/** Another of the programs, the tests among them, may have made root's folder before the database needed to get to its own. */
function letOthersThrough(folder: string): void {
  const { uid, mode } = statSync(folder);
  if (asRoot && uid === 0 && (mode & 0o011) !== 0o011) chmodSync(folder, (mode & 0o777) | 0o011);
}
