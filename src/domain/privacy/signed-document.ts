import { createPrivateKey, createPublicKey, sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { z } from 'zod';

import { keysFor, KeyUnavailable } from '../keys/secret-keys.ts';
import { hmac } from '../keys/tenant-keys.ts';

/** A document that the house vouches for, as it is kept and handed out. */
export type Signed<Said extends object> = Said & {
  /** The id of the key, in hex, as it is published. */
  readonly key: string;
  /** Absent in what was signed before keys were published: those only the house can check. */
  readonly algorithm?: 'Ed25519' | undefined;
  /** Of everything else as `canonical` writes it, in hex. Without an algorithm: HMAC-SHA-256. */
  readonly signature: string;
};

/** What every pair of keys is made for. A document says itself what it is, so one pair is enough for all of them. */
const SIGNING = 'document signatures';

/** What comes before 32 bytes to make them a private key of Ed25519 (RFC 8410, PKCS #8). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface SigningPair {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The pairs of the configured secrets, newest first: made of them each time, and so kept nowhere. @throws KeyUnavailable */
const pairs = (): readonly SigningPair[] =>
  keysFor(SIGNING).map(({ id, key }) => {
    const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, key]), format: 'der', type: 'pkcs8' });
    return { id: id.toString('hex'), privateKey, publicKey: createPublicKey(privateKey) };
  });

/** A public key as it is published (RFC 8037). */
export interface PublishedKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly alg: 'EdDSA';
  readonly x: string;
}

/** The keys by which anybody can check a document, newest first. @throws KeyUnavailable */
export const publishedKeys = (): PublishedKey[] =>
  pairs().map(({ id, publicKey }) => {
    const { x } = publicKey.export({ format: 'jwk' });
    if (typeof x !== 'string') throw new Error('a public key of Ed25519 has an x');
    return { kid: id, kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', x };
  });

/**
 * Signs a document under the house's newest key, so that whoever has it can check it by the published key, without the house.
 * @throws KeyUnavailable
 */
export function signDocument<Said extends object>(said: Said): Signed<Said> {
  const [newest] = pairs();
  if (!newest) throw new KeyUnavailable('no-secret');
  const named = { ...said, key: newest.id, algorithm: 'Ed25519' } as const;
  return { ...named, signature: sign(null, Buffer.from(canonical(named)), newest.privateKey).toString('hex') };
}

/**
 * Whether a document, as it was handed out or kept, is ours and unchanged.
 * @param use which documents, as a word of ours: what was signed before keys were published has keys of its own for each
 * @throws KeyUnavailable without a secret
 */
export function isOurs(use: string, document: Signed<object>): boolean {
  const { signature, ...said } = document;
  if (document.algorithm === 'Ed25519') {
    const pair = pairs().find(({ id }) => id === document.key);
    return (
      pair !== undefined && verify(null, Buffer.from(canonical(said)), pair.publicKey, Buffer.from(signature, 'hex'))
    );
  }
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

const signature = z.object({ key: z.string(), algorithm: z.literal('Ed25519').optional(), signature: z.string() });

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

/** As JSON with its names in order at every depth and no space between (RFC 8785, for the texts and whole numbers it holds). */
const canonical = (said: object): string => JSON.stringify(ordered(said));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, ordered(one)]),
  );
}

/** With names in order at every depth, since jsonb keeps them in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, inOrder(one)]);
}
