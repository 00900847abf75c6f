import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes of a key, as AES-256 takes them. */
export const KEY_BYTES = 32;

/** Bytes of the word that says which key sealed something. */
export const KEY_ID_BYTES = 8;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;

/** A key with the word it is recognised by, which tells nothing about it. */
export interface NamedKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D, random 96-bit nonce).
 * The result is: version (1 byte), key id (8), nonce (12), ciphertext, tag (16).
 *
 * @param place where the sealed bytes belong; opened as if they belonged anywhere else, they do not open
 */
export function sealBytes({ id, key }: NamedKey, place: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const head = Buffer.concat([Buffer.from([VERSION]), id, nonce]);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(place)]));
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The id of the key that sealed these bytes. @throws SealBroken when they are not sealed bytes at all */
export function sealedBy(sealed: Buffer): Buffer {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new SealBroken();
  return sealed.subarray(1, 1 + KEY_ID_BYTES);
}

/**
 * Opens what `sealBytes` sealed with this key for this place.
 * @throws SealBroken when a single bit is not as it was, or the place is another
 */
export function openBytes({ key }: NamedKey, place: string, sealed: Buffer): Buffer {
  sealedBy(sealed);
  const head = sealed.subarray(0, HEAD_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(1 + KEY_ID_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.concat([head, Buffer.from(place)]));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

/** Sealed bytes that were changed, cut, or moved to another place since they were sealed. */
export class SealBroken extends Error {
  readonly failure = 'seal-broken';

  constructor() {
    super('sealed bytes do not open: they were changed or moved');
    this.name = 'SealBroken';
  }
}
