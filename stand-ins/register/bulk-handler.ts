import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { mediaType, notAcceptable, type StandInAnswer, type StandInRequest } from './answer.ts';
import { bulkBody } from './bulk-body.ts';
import type { Collection } from './units/unit-body.ts';
import type { UnitRegister } from './units/unit-register.ts';

const types: Readonly<Record<Collection, string>> = {
  enheter: 'application/vnd.brreg.enhetsregisteret.enhet.v2+gzip',
  underenheter: 'application/vnd.brreg.enhetsregisteret.underenhet.v2+gzip',
};

/** A file as it was last made. */
interface Made {
  readonly etag: string;
  readonly at: Date;
  readonly bytes: Buffer;
}

/**
 * All live units of a collection as one gzipped JSON array, with ETag and Last-Modified. Made anew when a unit has changed
 * since, where the register makes it every night.
 * @param largeFile a file to send in its place, as `writeFullSizeFile` makes one
 */
export function bulkFile(units: UnitRegister, collection: Collection, now: () => Date, largeFile?: string) {
  let last: Made | undefined;
  const made = (): Made => {
    const bytes = largeFile === undefined ? gzipped(units, collection) : Buffer.alloc(0);
    const etag = `"${largeFile === undefined ? sha(bytes) : sha(Buffer.from(String(statSync(largeFile).mtimeMs)))}"`;
    if (last?.etag !== etag) last = { etag, at: now(), bytes };
    return last;
  };
  return (request: StandInRequest): StandInAnswer => {
    const type = mediaType(request, types[collection], 'application/gzip');
    if (type === undefined) return notAcceptable(request);
    const { etag, at, bytes } = made();
    const headers = { etag, 'last-modified': at.toUTCString(), 'content-type': type };
    if (request.raw.headers['if-none-match'] === etag) return { status: 304, headers };
    return largeFile === undefined
      ? { status: 200, headers, body: bytes }
      : { status: 200, headers, stream: { bytes: statSync(largeFile).size, open: () => createReadStream(largeFile) } };
  };
}

const gzipped = (units: UnitRegister, collection: Collection): Buffer =>
  gzipSync(JSON.stringify(units.live(collection).map(({ body }) => bulkBody(body))));

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);
