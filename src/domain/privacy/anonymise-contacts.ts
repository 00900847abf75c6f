import type { Actor, AuditDetails } from '../audit/audit.ts';
import { recordMany } from '../audit/record-many.ts';
import { now } from '../clock.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { monthOf, neutralWords, releaseContacts } from './release-contacts.ts';

/**
 * Turns contacts into nobody: erasure that keeps a row for statistics (Recital 26). In the open transaction, with one
 * audit entry for each. Contacts that are anonymised already, or not there, are left alone; lock the others first.
 *
 * - names, title, addresses, numbers, companies and roles go, and with them what sorting and search repeat
 * - who owned and made the record goes; moments are coarsened to their month; the place in the trash is kept
 * - what was written about them goes, and deals lose them: see `releaseContacts`
 */
export async function anonymiseContacts(actor: Actor, ids: readonly string[], why: AuditDetails = {}): Promise<void> {
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    releaseContacts(ids),
    change(anonymise, [currentTenantId(), ids, now()]),
    recordMany(actor, 'contact.anonymised', { kind: 'contact', ids }, why),
  ]);
}

const anonymise = `
  update contacts c
     set given_name = n.words[1], family_name = n.words[2], sort_name = '', search_text = '', job_title = null,
         email = null, phone = null, company_id = null, company_name = null, company_sort = null,
         owner_id = null, created_by = null, deleted_by = null,
         last_activity_at = ${monthOf('c.last_activity_at')}, created_at = ${monthOf('c.created_at')},
         updated_at = $3, anonymised_at = $3, version = c.version + 1
    from ${neutralWords} n
   where c.tenant_id = $1 and c.id = any($2::uuid[]) and c.anonymised_at is null`;
