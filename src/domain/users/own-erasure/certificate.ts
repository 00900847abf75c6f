import { z } from 'zod';

import { documentFromLink, documentInLink, signDocument, type Signed } from '../../privacy/signed-document.ts';

const counted = z.array(z.object({ table: z.string(), rows: z.number() }));
const facts = z.object({
  document: z.literal('onnet-account-certificate-1'),
  /** The number of the account. It says nothing about anybody any more. */
  account: z.string(),
  askedAt: z.string(),
  erasedAt: z.string(),
  erased: counted,
  /** What the former user has now. */
  former: counted,
  kept: z.array(
    z.object({
      table: z.string(),
      rows: z.number(),
      law: z.string(),
      until: z.object({ nb: z.string(), en: z.string() }),
    }),
  ),
  agesOut: z.object({ backupDays: z.number(), mailDays: z.number() }),
});

/** What the house vouches for when a user's account is erased. Only they get it: nothing of it stays here. */
export type AccountFacts = Omit<z.infer<typeof facts>, 'document'>;
export type AccountCertificate = Signed<z.infer<typeof facts>>;

const USE = 'account certificates';

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export const signAccountErasure = (said: AccountFacts): AccountCertificate =>
  signDocument({ ...said, document: 'onnet-account-certificate-1' } as const);

/** A certificate as it stands in an address. */
export const accountCertificateInLink = (certificate: AccountCertificate): string => documentInLink(certificate);

/** The certificate in an address, or undefined for what is none, or none of ours, or has been changed. */
export const accountCertificateFromLink = (text: string): AccountCertificate | undefined =>
  documentFromLink(USE, facts, text);
