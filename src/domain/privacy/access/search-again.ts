import { oweAgain } from '../../outbox.ts';
import { change } from '../../tenancy.ts';

/**
 * Has a copy looked through once more, because something was written since it was: others are looked for in it anew, and a member
 * decides. What was decided about the same mentions stands. In the open transaction.
 * @param from how far it is; one that has gone on meanwhile is left alone
 */
export async function searchAgain(tenantId: string, packageId: string, from: 'review' | 'writing'): Promise<void> {
  const again = await change(
    `update access_packages
        set state = 'searching', file_key = null, tables_done = 0, tables_expected = null, reviewed_texts = null
      where tenant_id = $1 and id = $2 and state = $3`,
    [tenantId, packageId, from],
  );
  if (again > 0) await oweAgain('access-search', packageId, { subjectId: packageId });
}
