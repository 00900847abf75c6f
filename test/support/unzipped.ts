import { crc32, inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The text files in a ZIP archive, by name. @throws Error where sizes or checksums do not fit */
export const unzipped = (archive: Buffer): ReadonlyMap<string, string> =>
  new Map([...unzippedFiles(archive)].map(([name, body]) => [name, body.toString()]));

/**
 * The files in a ZIP archive, by name, read as others do: from the list at its end.
 * @throws Error where sizes or checksums do not fit
 */
export function unzippedFiles(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== END) throw new Error('no end of an archive');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error('no entry of an archive');
    const checksum = archive.readUInt32LE(at + 16);
    const packed = archive.readUInt32LE(at + 20);
    const bytes = archive.readUInt32LE(at + 24);
    const named = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.subarray(at + 46, at + 46 + named).toString();
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const body = inflateRawSync(archive.subarray(begins, begins + packed));
    if (body.length !== bytes || crc32(body) !== checksum) throw new Error(`${name} is not whole`);
    files.set(name, body);
    at += 46 + named + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
