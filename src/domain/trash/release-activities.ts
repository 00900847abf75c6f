import { subjectColumn, type ActivitySubject } from '../activities/activity.ts';
import { change, currentTenantId } from '../tenancy.ts';

const columns = Object.values(subjectColumn);

/**
 * Lets activities go with the records that are about to be deleted, in the open transaction: one that belongs to nothing
 * else is deleted, as no page would ever show it again; one that also belongs to another record stays there.
 */
export async function releaseActivities(kind: ActivitySubject['kind'], ids: readonly string[]): Promise<void> {
  const column = subjectColumn[kind];
  const others = columns.filter((other) => other !== column);
  const here = [currentTenantId(), ids];
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    change(
      `delete from activities
        where tenant_id = $1 and ${column} = any($2::uuid[]) and ${others.map((other) => `${other} is null`).join(' and ')}`,
      here,
    ),
    change(`update activities set ${column} = null where tenant_id = $1 and ${column} = any($2::uuid[])`, here),
  ]);
}
