import { timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { z } from 'zod';

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

/** Longest document read from an address, in bytes. */
const LONGEST = 40_000;

/** A document as it stands in an address: whoever has the link has the document, and nobody keeps a copy of it. */
export const documentInLink = (document: Signed<object>): string =>
  deflateRawSync(JSON.stringify(document)).toString('base64url');

/** The document in an address, or undefined for what is none, or none of ours, or has been changed. */
export function documentFromLink<Said extends z.ZodRawShape>(
  use: string,
  said: z.ZodObject<Said>,
  text: string,
): Signed<z.infer<z.ZodObject<Said>>> | undefined {
  const found = parsed(text);
  const [read, signed] = [said.safeParse(found), signature.safeParse(found)];
  if (!read.success || !signed.success) return undefined;
  const document = { ...read.data, ...signed.data };
  return isOurs(use, document) ? document : undefined;
}

const signature = z.object({ key: z.string(), signature: z.string() });

function parsed(text: string): unknown {
  if (!/^[\w-]{1,12000}$/.test(text)) return undefined;
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: LONGEST }).toString());
  } catch {
    // Cut short by a mail program, or made up: it is no document either way.
    return undefined;
  }
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
