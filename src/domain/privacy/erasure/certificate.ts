import { timingSafeEqual } from 'node:crypto';

import { keysFor } from '../../keys/secret-keys.ts';
import { hmac } from '../../keys/tenant-keys.ts';
import type { TreatedRows } from './erase-here.ts';
import type { KeptPlace } from './read-back.ts';

/** What the house vouches for when somebody has been erased. Ids, names of tables, counts, provisions and dates alone. */
export interface CertificateFacts {
  readonly tenant: string;
  readonly erasure: string;
  /** The person, as the number of the record that is empty now. */
  readonly contact: string;
  readonly request: string | null;
  readonly rule: string;
  readonly askedAt: string;
  readonly decidedAt: string;
  /** The member who decided it; null for an erasure that was carried out again after a restored backup. */
  readonly decidedBy: string | null;
  readonly erasedAt: string;
  readonly checkedAt: string;
  readonly treated: readonly TreatedRows[];
  readonly kept: readonly KeptPlace[];
  /** What nobody touches and is gone by itself, in days. */
  readonly agesOut: { readonly backupDays: number };
  /** Links sent to the person that still open something; nothing is certified while there is one. */
  readonly openLinks: 0;
  /** Whether the person's addresses stay as hashes that stop them from being contacted. */
  readonly suppressed: boolean;
}

/** A certificate as it is kept and handed out. */
export interface Certificate extends CertificateFacts {
  readonly document: 'onnet-erasure-certificate-1';
  /** The beginning of the id of the key, in hex. */
  readonly key: string;
  /** HMAC-SHA-256 over everything else, in hex. */
  readonly signature: string;
}

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export function signCertificate(facts: CertificateFacts): Certificate {
  const [{ id, key }] = keysFor('erasure certificates');
  const said = { ...facts, document: 'onnet-erasure-certificate-1', key: id.toString('hex') } as const;
  return { ...said, signature: signatureOf(key, said) };
}

/** Whether a certificate, as it was handed out or kept, is ours and unchanged. @throws KeyUnavailable without a secret */
export function isGenuine(certificate: Certificate): boolean {
  const { signature, ...said } = certificate;
  const ours = keysFor('erasure certificates').find(({ id }) => id.toString('hex') === certificate.key);
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
