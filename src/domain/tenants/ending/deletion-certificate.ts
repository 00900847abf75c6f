import { z } from 'zod';

import { documentFromLink, documentInLink, signDocument, type Signed } from '../../privacy/signed-document.ts';
import { keptKinds } from './kept-after.ts';

const facts = z.object({
  document: z.literal('onnet-deletion-certificate-1'),
  /** The number of the customer relationship. */
  tenant: z.string(),
  name: z.string(),
  organisationNumber: z.string().nullable(),
  endedAt: z.string(),
  closedAt: z.string(),
  erasedAt: z.string(),
  /** When the rows were counted: as the tenant was closed. Certificates from before that stood here say only when that was (`closedAt`). */
  countedAt: z.string().optional(),
  /** How many rows of each table there were then. None is left, nor of what came since: a no is taken until the erasure. */
  erased: z.array(z.object({ table: z.string(), rows: z.number() })),
  kept: z.array(z.object({ what: z.enum(keptKinds), law: z.string(), until: z.string().nullable() })),
  /** What nobody touches and is gone by itself, in days after the erasure. */
  agesOut: z.object({ backupDays: z.number() }),
});

/** What the house vouches for when a tenant is erased. Only the former owner gets it: nothing of it stays here. */
export type DeletionFacts = Omit<z.infer<typeof facts>, 'document'>;
export type DeletionCertificate = Signed<z.infer<typeof facts>>;

const USE = 'deletion certificates';

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export const signDeletion = (said: DeletionFacts): DeletionCertificate =>
  signDocument({ ...said, document: 'onnet-deletion-certificate-1' } as const);

/** A certificate as it stands in an address. */
export const certificateInLink = (certificate: DeletionCertificate): string => documentInLink(certificate);

/** The certificate in an address, or undefined for what is none, or none of ours, or has been changed. */
export const certificateFromLink = (text: string): DeletionCertificate | undefined =>
  documentFromLink(USE, facts, text);
