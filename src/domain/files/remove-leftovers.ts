import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { now } from '../clock.ts';
import { everyTenantId } from '../housekeeping.ts';
import { filePath } from './files.ts';

/** A file that is still being written is never this old. */
const HOURS = 24;

/**
 * Removes what processes that were killed left half-written in any tenant's folder: it holds people's data, and nobody
 * knows its name any more.
 * @returns how many files were removed
 */
export async function removeLeftovers(): Promise<number> {
  let removed = 0;
  for (const tenantId of await everyTenantId()) removed += await removeLeftoversOf(tenantId);
  return removed;
}

async function removeLeftoversOf(tenantId: string): Promise<number> {
  const folder = path.dirname(filePath(tenantId, tenantId));
  let removed = 0;
  for (const name of await partialFiles(folder)) {
    const file = path.join(folder, name);
    if (now().getTime() - (await stat(file)).mtimeMs < HOURS * 3_600_000) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

async function partialFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.part'));
  } catch (error) {
    // A tenant that never had a file has no folder.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
