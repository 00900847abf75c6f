import { tenantIdsWithData } from '../../housekeeping.ts';
import { change, currentTenantId, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { placesOf } from './places.ts';

/**
 * Looks where each person who is restricted is named besides their own record, since somebody may have named them after it was last
 * decided, and notes how many places nobody has decided about: the desk asks then. A second run notes the same.
 */
export async function lookForPlaces(): Promise<void> {
  for (const tenantId of await tenantIdsWithData()) {
    const open = await inTenant(tenantId, () =>
      sql<{ id: string; contactId: string }>(
        `select id, contact_id as "contactId" from restrictions
          where tenant_id = $1 and lifted_at is null and activity_id is null and contact_id is not null`,
        [tenantId],
      ),
    );
    for (const { id, contactId } of open)
      await inTenant(tenantId, () => seeingRestricted(() => noteOpenPlaces(id, contactId)));
  }
}

/**
 * Notes how many places name somebody restricted, by more than the given name alone, and wait for a decision. In the open case.
 * @returns how many
 */
export async function noteOpenPlaces(restrictionId: string, contactId: string): Promise<number> {
  const { places } = await placesOf(restrictionId, contactId);
  const count = places.filter(({ hit, decision }) => decision === undefined && !hit.givenOnly).length;
  await change(
    `update restrictions set places_open = $3 where tenant_id = $1 and id = $2 and lifted_at is null and places_open <> $3`,
    [currentTenantId(), restrictionId, count],
  );
  return count;
}
