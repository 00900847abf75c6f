import type { Actor, AuditDetails } from '../../audit/audit.ts';
import { recordMany } from '../../audit/record-many.ts';
import { now } from '../../clock.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { contactAnonymisingStatement } from '../inventory/erasure-sql.ts';
import { releaseContacts } from './release-contacts.ts';

/**
 * Takes who they were from contacts, and keeps a row for statistics, which no case with a name points to. In the open transaction, with one
 * audit entry for each. Contacts that are anonymised already, or not there, are left alone; lock the others first.
 *
 * What becomes of each column stands in the inventory. In short: names, title, addresses, numbers, companies and roles go,
 * and with them what sorting and search repeat; who owned and made the record goes; moments are coarsened to their month;
 * the place in the trash is kept; what was written about them goes, and deals lose them.
 * @param own what the entry of each says beside `why`, in their order
 */
export async function anonymiseContacts(
  actor: Actor,
  ids: readonly string[],
  why: AuditDetails = {},
  own: readonly AuditDetails[] = [],
): Promise<void> {
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    releaseContacts(ids),
    change(anonymise, [currentTenantId(), ids, now()]),
    recordMany(actor, 'contact.anonymised', { kind: 'contact', ids }, why, { own }),
  ]);
}

const anonymise = contactAnonymisingStatement();
