import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';

import { beginFile } from '../files/files.ts';

/** A file being written, with its checksum. */
export interface ExportFile {
  /** Writes and waits until it has left the process's memory. */
  write(part: string | Buffer): Promise<void>;
  /** Puts the whole file in its place. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Throws away what is not finished; nothing happens to a file that is. */
  discard(): Promise<void>;
}

/** Begins a file of the tenant under a key. @throws Error from the disk, for example when it is full */
export async function beginExportFile(tenantId: string, key: string): Promise<ExportFile> {
  const file = await beginFile(tenantId, key);
  const hash = createHash('sha256');
  const closed = finished(file.stream);
  // A write that fails says so itself; the end of the stream is asked for only in `finish`.
  closed.catch(() => undefined);
  return {
    write(part) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(bytes);
      return new Promise((resolve, reject) => {
        file.stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
    },
    async finish() {
      file.stream.end();
      await closed;
      return { bytes: await file.finish(), sha256: hash.digest('hex') };
    },
    async discard() {
      if (!file.stream.closed) {
        file.stream.destroy();
        await closed.catch(() => undefined);
      }
      await file.discard();
    },
  };
}
