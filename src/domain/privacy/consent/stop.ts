import type { Channel } from '../purposes/purpose.ts';
import { addressesToLeaveAlone } from '../suppression/addresses-of.ts';
import type { Address } from '../suppression/address-hash.ts';
import { onChannel, suppress, type SuppressionCause } from '../suppression/suppress.ts';
import { appendConsentEvent, type ConsentActor, type ConsentEvidence } from './ledger.ts';
import type { Via } from './fold.ts';

/** A no that somebody has said. */
export interface Stop {
  readonly contactId: string;
  /** Null: all marketing (Art. 21(2)). */
  readonly purposeId: string | null;
  /** Null: every channel. */
  readonly channel: Channel | null;
  readonly via: Via;
  readonly by: ConsentActor;
  readonly evidence?: ConsentEvidence;
  /** Addresses besides those on the contact's record: the one the person wrote from. */
  readonly alsoAt?: readonly Address[];
}

/**
 * Writes down a no, in the open transaction: in the ledger for the person, and as a suppression for each of their
 * addresses, which is what still stands when the record is gone. Works for somebody who is erased already or restricted
 * too: a no is always accepted (hard case 12). Await it alone.
 */
export async function stop(no: Stop): Promise<void> {
  const known = (await addressesToLeaveAlone([no.contactId])).get(no.contactId) ?? [];
  const addresses = onChannel([...known, ...(no.alsoAt ?? [])], no.channel);
  const cause: SuppressionCause =
    no.via === 'not-me' ? 'not-me' : no.via === 'import' ? 'import' : no.purposeId === null ? 'objected' : 'withdrawn';
  await Promise.all([
    appendConsentEvent({ ...no, kind: no.purposeId === null ? 'objected' : 'withdrawn' }),
    suppress(addresses, no.purposeId, cause),
  ]);
}
