import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A file in an archive. The name is ours: letters, digits, dots, hyphens and slashes. */
export interface ZippedFile {
  readonly name: string;
  readonly body: string;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** Checksum and sizes follow the file, since nobody knows them before it is written. */
const SIZES_AFTER = 0x0008;
const DEFLATED = 8;
/** 1 January 1980, the first day the format knows: the files have no time of their own. */
const NO_DATE = 0x21;
/** What an archive of this kind can count to, in bytes. */
const LARGEST = 0xffff_ffff;

interface Entry {
  readonly name: Buffer;
  readonly flags: number;
  readonly checksum: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

/** A ZIP archive of a few text files (PKWARE APPNOTE 6.3, deflate, no encryption), small enough for memory. */
export function zip(files: readonly ZippedFile[]): Buffer {
  const parts: Buffer[] = [];
  const entries: Entry[] = [];
  let offset = 0;
  for (const { name, body } of files) {
    const bytes = Buffer.from(body);
    const packed = deflateRawSync(bytes);
    const entry = {
      name: Buffer.from(name),
      flags: UTF8_NAMES,
      checksum: crc32(bytes),
      packed: packed.length,
      bytes: bytes.length,
      offset,
    };
    const local = Buffer.concat([localHeader(entry), packed]);
    entries.push(entry);
    parts.push(local);
    offset += local.length;
  }
  return Buffer.concat([...parts, directory(entries, offset)]);
}

/** A file as it stands in an archive. */
export interface WrittenFile {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** An archive that is larger than the format, or memory, takes. */
export class ArchiveTooLarge extends Error {
  constructor() {
    super('the archive is larger than 4 GiB');
    this.name = 'ArchiveTooLarge';
  }
}

/** A ZIP archive written file after file, as the text comes, so that no file need fit into memory. */
export class ZipStream {
  readonly #sink: (bytes: Buffer) => Promise<void>;
  readonly #entries: Entry[] = [];
  #offset = 0;

  /** @param sink takes the archive's bytes in order, and answers when it can take more */
  constructor(sink: (bytes: Buffer) => Promise<void>) {
    this.#sink = sink;
  }

  /** Adds a file. @throws ArchiveTooLarge; whatever `parts` or the sink throws */
  async add(name: string, parts: AsyncIterable<string>): Promise<WrittenFile> {
    const offset = this.#offset;
    const hash = createHash('sha256');
    let [checksum, bytes, packed] = [0, 0, 0];
    const head = { name: Buffer.from(name), flags: UTF8_NAMES | SIZES_AFTER, checksum, packed, bytes, offset };
    await this.#write(localHeader(head));
    await pipeline(
      async function* count() {
        for await (const part of parts) {
          const some = Buffer.from(part);
          hash.update(some);
          checksum = crc32(some, checksum);
          bytes += some.length;
          yield some;
        }
      },
      createDeflateRaw(),
      async (compressed: AsyncIterable<Buffer>) => {
        for await (const some of compressed) {
          packed += some.length;
          await this.#write(some);
        }
      },
    );
    if (bytes > LARGEST) throw new ArchiveTooLarge();
    const entry = { ...head, checksum, packed, bytes };
    await this.#write(Buffer.concat([signature(DESCRIPTOR), sizes(entry)]));
    this.#entries.push(entry);
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Writes the list of all files, which ends the archive. */
  finish(): Promise<void> {
    return this.#write(directory(this.#entries, this.#offset));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length;
    if (this.#offset > LARGEST) throw new ArchiveTooLarge();
    await this.#sink(bytes);
  }
}

/** What the header of a file and its line in the list have in common. */
function common(entry: Entry): Buffer {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(entry.flags, 2);
  bytes.writeUInt16LE(DEFLATED, 4);
  bytes.writeUInt16LE(NO_DATE, 8);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(entry.name.length, 0);
  return Buffer.concat([bytes, sizes(entry), lengths]);
}

function sizes({ checksum, packed, bytes }: Entry): Buffer {
  const three = Buffer.alloc(12);
  three.writeUInt32LE(checksum, 0);
  three.writeUInt32LE(packed, 4);
  three.writeUInt32LE(bytes, 8);
  return three;
}

const localHeader = (entry: Entry): Buffer => Buffer.concat([signature(LOCAL), common(entry), entry.name]);

function directory(entries: readonly Entry[], offset: number): Buffer {
  const central = Buffer.concat(
    entries.map((entry) => {
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(entry.offset, 10);
      return Buffer.concat([signature(CENTRAL), version(), common(entry), rest, entry.name]);
    }),
  );
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([central, signature(END), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(VERSION);
  return bytes;
}
