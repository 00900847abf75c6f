import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { isId } from '../identifiers.ts';

let root: string | undefined;

/** Says where files are kept. Each tenant has a folder of its own below it. */
export function openFiles(dataDir: string): void {
  root = path.resolve(dataDir, 'files');
}

/** Where a tenant's file is on disk. Both parts are UUIDs made by the program, so no name from outside becomes a path. */
export function filePath(tenantId: string, key: string): string {
  if (!root) throw new Error('the file store is not set up');
  if (!isId(tenantId) || !isId(key)) throw new Error('not a file key');
  return path.join(root, tenantId, key);
}

/** A file being written. It exists under its key only after `finish`, so a crash leaves nothing half-written behind. */
export interface FileInProgress {
  readonly stream: WriteStream;
  /** Puts the finished file in its place and answers its size in bytes. */
  finish(): Promise<number>;
  discard(): Promise<void>;
}

/** Begins a file; a second beginning under the same key starts over. */
export async function beginFile(tenantId: string, key: string): Promise<FileInProgress> {
  const target = filePath(tenantId, key);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const partial = `${target}.${process.pid}.${Date.now()}.part`;
  return {
    stream: createWriteStream(partial, { mode: 0o600 }),
    async finish() {
      await rename(partial, target);
      return (await stat(target)).size;
    },
    discard: () => rm(partial, { force: true }),
  };
}

/** Removes a file; one that is already gone is as good. */
export const removeFile = (tenantId: string, key: string): Promise<void> =>
  rm(filePath(tenantId, key), { force: true });

/** Removes every file of a tenant, finished or not. */
export const removeFilesOf = (tenantId: string): Promise<void> =>
  rm(path.dirname(filePath(tenantId, tenantId)), { recursive: true, force: true });

/** The ids of the tenants that have a folder here, whether the database knows them or not. */
export async function tenantsWithFiles(): Promise<string[]> {
  if (!root) throw new Error('the file store is not set up');
  try {
    return (await readdir(root)).filter(isId);
  } catch (error) {
    // Nothing was ever written.
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** Whether the file is there. */
export async function fileExists(tenantId: string, key: string): Promise<boolean> {
  try {
    await stat(filePath(tenantId, key));
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
