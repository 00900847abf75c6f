import { isOurs, signDocument, type Signed } from '../signed-document.ts';
import type { TreatedRows } from './erase-here.ts';
import type { KeptPlace } from './read-back.ts';

/** Against which new contact the addresses stay blocked: all of it, what the person had said no to before, or none. */
export type Blocked = 'all' | 'before' | 'none';

/** What stops contact once somebody is erased. @param neverContact they asked never to be contacted */
export function blockedBy(neverContact: boolean, kept: readonly KeptPlace[]): Blocked {
  if (neverContact) return 'all';
  return kept.some(({ place, rows }) => place === 'suppressions' && rows > 0) ? 'before' : 'none';
}

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
  /** Whether any of the person's addresses stays as a hash that stops them from being contacted. */
  readonly suppressed: boolean;
  /** What that stops. A certificate that was signed before this was said has none, and its `suppressed` is true of `all` alone. */
  readonly blocked?: Blocked;
}

/** A certificate as it is kept and handed out. */
export type Certificate = Signed<CertificateFacts & { readonly document: 'onnet-erasure-certificate-1' }>;

const USE = 'erasure certificates';

/** Signs the facts under the house's newest key. @throws KeyUnavailable */
export const signCertificate = (facts: CertificateFacts): Certificate =>
  signDocument({ ...facts, document: 'onnet-erasure-certificate-1' } as const);

/** Whether a certificate, as it was handed out or kept, is ours and unchanged. @throws KeyUnavailable without a secret */
export const isGenuine = (certificate: Certificate): boolean => isOurs(USE, certificate);
