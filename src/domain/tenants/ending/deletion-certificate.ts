import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { z } from 'zod';

import { isOurs, signDocument, type Signed } from '../../privacy/signed-document.ts';

const facts = z.object({
  document: z.literal('onnet-deletion-certificate-1'),
  /** The number of the customer relationship. */
  tenant: z.string(),
  name: z.string(),
  organisationNumber: z.string().nullable(),
  endedAt: z.string(),
  closedAt: z.string(),
  erasedAt: z.string(),
  /** How many rows of each table there were when the tenant was closed; none is left. */
  erased: z.array(z.object({ table: z.string(), rows: z.number() })),
  kept: z.array(z.object({ what: z.enum(['accounts', 'agreement', 'trail']), law: z.string(), until: z.string() })),
  /** What nobody touches and is gone by itself, in days after the erasure. */
  agesOut: z.object({ backupDays: z.number() }),
});
const signed = facts.extend({ key: z.string(), signature: z.string() });

/** What the house vouches for when a tenant is erased. Only the former owner gets it: nothing of it stays here. */
export type DeletionFacts = Omit<z.infer<typeof facts>, 'document'>;
export type DeletionCertificate = Signed<z.infer<typeof facts>>;

const USE = 'deletion certificates';
/** Longest certificate read, in bytes: some tables more than there are. */
const LONGEST = 20_000;

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export const signDeletion = (said: DeletionFacts): DeletionCertificate =>
  signDocument(USE, { ...said, document: 'onnet-deletion-certificate-1' } as const);

/** A certificate as it stands in an address: whoever has the link has the certificate, and nobody keeps a copy of it. */
export const certificateInLink = (certificate: DeletionCertificate): string =>
  deflateRawSync(JSON.stringify(certificate)).toString('base64url');

/** The certificate in an address, or undefined for what is none, or none of ours, or has been changed. */
export function certificateFromLink(text: string): DeletionCertificate | undefined {
  const read = signed.safeParse(parsed(text));
  return read.success && isOurs(USE, read.data) ? read.data : undefined;
}

function parsed(text: string): unknown {
  if (!/^[\w-]{1,8000}$/.test(text)) return undefined;
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: LONGEST }).toString());
  } catch {
    // Cut short by a mail program, or made up: it is no certificate either way.
    return undefined;
  }
}
