import { change, currentTenantId } from '../tenancy.ts';

/** Deletes removed activities for good, in the open transaction, which holds them locked. A restricted one is not seen, and stays. */
export async function deleteActivities(ids: readonly string[]): Promise<void> {
  await change(`delete from activities where tenant_id = $1 and id = any($2::uuid[])`, [currentTenantId(), ids]);
}
