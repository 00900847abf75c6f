import { change, currentTenantId } from '../tenancy.ts';
import { releaseActivities } from './release-activities.ts';

/** Deletes deals for good, in the open transaction, which holds them locked; their contact and company stay. */
export async function deleteDeals(ids: readonly string[]): Promise<void> {
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    releaseActivities('deal', ids),
    change(`delete from deals where tenant_id = $1 and id = any($2::uuid[])`, [currentTenantId(), ids]),
  ]);
}
