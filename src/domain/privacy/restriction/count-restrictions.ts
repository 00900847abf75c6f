import { currentTenantId, sql } from '../../tenancy.ts';

/** How many contacts, and activities by themselves, are restricted now, in the open transaction. Numbers, so no case is opened. */
export async function countRestrictions(): Promise<{ readonly contacts: number; readonly activities: number }> {
  const [row] = await sql<{ contacts: number; activities: number }>(
    `select count(*) filter (where activity_id is null)::int as contacts, count(activity_id)::int as activities
       from restrictions where tenant_id = $1 and lifted_at is null`,
    [currentTenantId()],
  );
  return row ?? { contacts: 0, activities: 0 };
}
