import { isOurs, signDocument, type Signed } from '../signed-document.ts';
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
export type Certificate = Signed<CertificateFacts & { readonly document: 'onnet-erasure-certificate-1' }>;

const USE = 'erasure certificates';

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export const signCertificate = (facts: CertificateFacts): Certificate =>
  signDocument({ ...facts, document: 'onnet-erasure-certificate-1' } as const);

/** Whether a certificate, as it was handed out or kept, is ours and unchanged. @throws KeyUnavailable without a secret */
export const isGenuine = (certificate: Certificate): boolean => isOurs(USE, certificate);
