import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { ZipFile } from 'yazl';

/** A file in an archive. The name is ours: letters, digits, dots, hyphens and slashes. */
export interface ZippedFile {
  readonly name: string;
  readonly body: string | Buffer;
}

/** The files have no time of their own: the first day that the format knows. */
const noTime = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true } as const;

/** A ZIP archive of files that are small enough for memory. */
export async function zip(files: readonly ZippedFile[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { name, body } of files)
    archive.addBuffer(typeof body === 'string' ? Buffer.from(body) : body, name, noTime);
  archive.end();
  return buffer(archive.outputStream);
}

/** A file that is read when its turn comes. The name is ours, as with `ZippedFile`. */
export interface FileToZip {
  readonly name: string;
  readonly read: () => Promise<string | Buffer>;
}

/** A ZIP archive that is read file by file while it is sent, so that it may be larger than memory. It fails where a file does. */
export function zipAsRead(files: readonly FileToZip[]): Readable {
  const archive = new ZipFile();
  const sent = new PassThrough();
  archive.outputStream.pipe(sent);
  archive.on('error', (error: Error) => sent.destroy(error));
  for (const { name, read } of files)
    archive.addReadStreamLazy(name, noTime, (give) => {
      read().then(
        (body) => give(null, Readable.from([Buffer.from(body)])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  archive.end();
  return sent;
}

/** A file as it stands in an archive. */
export interface WrittenFile {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** A ZIP archive written file after file, as the text comes, so that no file need fit into memory. */
export class ZipStream {
  readonly #archive = new ZipFile();
  readonly #sent: Promise<void>;

  /** @param sink takes the archive's bytes in order, and answers when it can take more */
  constructor(sink: (bytes: Buffer) => Promise<void>) {
    this.#sent = send(this.#archive, sink);
    // Whoever adds the next file, or ends the archive, hears of it.
    this.#sent.catch(() => undefined);
  }

  /** Adds a file, once the ones before it are through. @throws whatever `parts` or the sink throws */
  async add(name: string, parts: AsyncIterable<string>): Promise<WrittenFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    const read = new Promise<void>((resolve, reject) => {
      const counted = Readable.from(
        (async function* count() {
          for await (const part of parts) {
            const some = Buffer.from(part);
            hash.update(some);
            bytes += some.length;
            yield some;
          }
        })(),
      );
      counted.once('end', resolve).once('error', reject);
      this.#archive.addReadStream(counted, name, noTime);
    });
    await Promise.race([read, this.#sent]);
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Writes the list of all files, which ends the archive, and waits until it is sent. */
  finish(): Promise<void> {
    this.#archive.end();
    return this.#sent;
  }
}

async function send(archive: ZipFile, sink: (bytes: Buffer) => Promise<void>): Promise<void> {
  for await (const some of archive.outputStream) await sink(Buffer.from(some));
}
