import { timingSafeEqual } from 'node:crypto';

import { keysFor } from '../keys/secret-keys.ts';
import { hmac } from '../keys/tenant-keys.ts';

/** A document that the house vouches for, as it is kept and handed out. */
export type Signed<Said extends object> = Said & {
  /** The beginning of the id of the key, in hex. */
  readonly key: string;
  /** HMAC-SHA-256 over everything else, in hex. */
  readonly signature: string;
};

/**
 * Signs a document under the house's newest key.
 * @param use which documents, as a word of ours: each use has keys of its own
 * @throws KeyUnavailable
 */
export function signDocument<Said extends object>(use: string, said: Said): Signed<Said> {
  const [{ id, key }] = keysFor(use);
  const named = { ...said, key: id.toString('hex') };
  return { ...named, signature: signatureOf(key, named) };
}

/** Whether a document, as it was handed out or kept, is ours and unchanged. @throws KeyUnavailable without a secret */
export function isOurs(use: string, document: Signed<object>): boolean {
  const { signature, ...said } = document;
  const ours = keysFor(use).find(({ id }) => id.toString('hex') === document.key);
  if (!ours) return false;
  const wanted = Buffer.from(signatureOf(ours.key, said));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const signatureOf = (key: Buffer, said: object): string => hmac(key, JSON.stringify(inOrder(said))).toString('hex');

/** With names in order at every depth, since jsonb keeps them in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, inOrder(one)]);
}
