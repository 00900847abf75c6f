import { hkdfSync } from 'node:crypto';

import { KEY_BYTES, KEY_ID_BYTES, openBytes, sealBytes, sealedBy, type NamedKey } from './envelope.ts';

let secrets: readonly string[] = [];

/** The keys that seal keys, one for each secret, newest first. */
let sealing: readonly NamedKey[] = [];

/**
 * Says which secrets keys are sealed under: SECRET_KEYS, newest first. The first seals, all open. With none at all the
 * program starts, and whatever needs a key says so.
 */
export function openKeys(configured: readonly string[]): void {
  secrets = configured;
  sealing = secrets.map((secret) => named(secret, 'key sealing'));
}

/**
 * A key for each secret, newest first, for what is kept outside the database, such as lines of a file. `use` is a word
 * of ours; each use has keys of its own. @throws KeyUnavailable without a secret
 */
export function keysFor(use: string): readonly [NamedKey, ...NamedKey[]] {
  const [first, ...older] = secrets.map((secret) => named(secret, use));
  if (!first) throw new KeyUnavailable('no-secret');
  return [first, ...older];
}

const named = (secret: string, use: string): NamedKey => ({
  id: derive(secret, `onnet ${use} id`, KEY_ID_BYTES),
  key: derive(secret, `onnet ${use}`, KEY_BYTES),
});

/** HKDF (RFC 5869) with a purpose of its own, so that no key made of the secret tells anything about another. */
const derive = (secret: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'onnet-crm', purpose, bytes));

/** Seals a key with the newest secret, for one place in the database. @throws KeyUnavailable without a secret */
export const sealKey = (place: string, key: Buffer): Buffer => sealBytes(newest(), place, key);

/**
 * Opens a sealed key with whichever secret sealed it.
 * @throws KeyUnavailable when that secret is not among the configured ones
 * @throws SealBroken when the sealed key was changed or moved
 */
export function openKey(place: string, sealed: Buffer): Buffer {
  const id = sealedBy(sealed);
  newest();
  const secret = sealing.find((one) => one.id.equals(id));
  if (!secret) throw new KeyUnavailable('secret-unknown', id.toString('hex'));
  return openBytes(secret, place, sealed);
}

/** The id of the secret that seals now, as it stands in what it sealed. @throws KeyUnavailable without a secret */
export const newestSecretId = (): Buffer => newest().id;

function newest(): NamedKey {
  const [first] = sealing;
  if (!first) throw new KeyUnavailable('no-secret');
  return first;
}

/** A key is needed and cannot be opened: the secret it was sealed under is not configured. */
export class KeyUnavailable extends Error {
  readonly failure: 'no-secret' | 'secret-unknown';

  constructor(failure: 'no-secret' | 'secret-unknown', secretId?: string) {
    super(
      failure === 'no-secret'
        ? 'no secret key is configured: set SECRET_KEY or SECRET_KEYS'
        : `a key was sealed under a secret that is not configured (id ${secretId}): put the old secret back into SECRET_KEYS, after the newest`,
    );
    this.name = 'KeyUnavailable';
    this.failure = failure;
  }
}
