import { lapseWithRecord } from '../privacy/consent/lapse-with-record.ts';
import { releaseContacts } from '../privacy/retention/release-contacts.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { releaseActivities } from './release-activities.ts';

/**
 * Deletes contacts for good, in the open transaction, which holds them locked: the person leaves no trace but ids in the
 * audit trail. Deals stay without them; what happened with a company or a deal is kept without person and text.
 */
export async function deleteContacts(ids: readonly string[]): Promise<void> {
  await lapseWithRecord(ids);
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    releaseContacts(ids),
    releaseActivities('contact', ids),
    change(`delete from contacts where tenant_id = $1 and id = any($2::uuid[])`, [currentTenantId(), ids]),
  ]);
}
