import { hkdfSync } from 'node:crypto';

import {
  KEY_BYTES,
  KEY_ID_BYTES,
  openBytes,
  SealBroken,
  sealBytes,
  type NamedKey,
} from '../../domain/keys/envelope.ts';
import type { Toast } from '../visit.ts';

/** Where a sealed toast belongs. */
const PLACE = 'session toast';

/**
 * A toast as the session keeps it until the next page. It may name a contact, and a session is OnNet's own, which the erasure of
 * a tenant's contact does not reach: so it is sealed under the token of the cookie, of which the database has a hash alone.
 */
export const sealToast = (token: string, toast: Toast | undefined): string | undefined =>
  toast && sealBytes(keyOf(token), PLACE, Buffer.from(JSON.stringify(toast))).toString('base64');

/** The toast that waits in a session; undefined when there is none, or it was left by somebody with another token. */
export function openToast(token: string, kept: unknown): Toast | undefined {
  if (typeof kept !== 'string') return undefined;
  try {
    return JSON.parse(openBytes(keyOf(token), PLACE, Buffer.from(kept, 'base64')).toString());
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Tokens are random already; each use of one gets a key of its own (HKDF, RFC 5869). */
const keyOf = (token: string): NamedKey => ({
  id: Buffer.alloc(KEY_ID_BYTES),
  key: Buffer.from(hkdfSync('sha256', token, 'onnet-crm', PLACE, KEY_BYTES)),
});
