import { system } from '../audit/audit.ts';
import { recordMany } from '../audit/record-many.ts';
import { faultPoint } from '../fault-points.ts';
import { tenantIdsWithData } from '../housekeeping.ts';
import { isHeldWith } from '../privacy/holds/legal-holds.ts';
import { whoWaitsForTheirData } from '../privacy/requests/needs-data.ts';
import { heldByRestriction } from '../privacy/restriction/left-alone.ts';
import { inTenant, sql, writingErased } from '../tenancy.ts';
import { deleteActivities } from './delete-activities.ts';
import { deleteCompanies } from './delete-companies.ts';
import { deleteContacts } from './delete-contacts.ts';
import { deleteDeals } from './delete-deals.ts';
import { TRASH_DAYS, trashCutoff } from './trash-period.ts';

/** Records deleted in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 500;

/**
 * What the trash can hold. What was noted first, then deals, people and companies: each leaves less behind for the next to
 * let go of. Removed activities are in no list of the trash, but free text about people must not outlive it.
 */
const kinds = [
  { kind: 'activity', table: 'activities', remove: deleteActivities },
  { kind: 'deal', table: 'deals', remove: deleteDeals },
  { kind: 'contact', table: 'contacts', remove: deleteContacts },
  { kind: 'company', table: 'companies', remove: deleteCompanies },
] as const;
type TrashKind = (typeof kinds)[number];

/**
 * Deletes for good what has been in the trash for 30 days, in every tenant whose data is here, also one that has ended, batch by
 * batch. What is done stays done, so a run that was interrupted goes on with the rest; a second run finds nothing to do. A tenant that fails does not keep
 * the others' trash from being emptied.
 * @throws AggregateError with what failed, after all tenants have been visited
 */
export async function emptyTrash(): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await tenantIdsWithData())
    try {
      await emptyTrashOf(tenantId);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, `the trash of ${failures.length} tenants is not emptied`);
}

async function emptyTrashOf(tenantId: string): Promise<void> {
  for (const kind of kinds)
    for (;;) {
      const deleted = await inTenant(tenantId, () => deleteBatch(tenantId, kind));
      await faultPoint('batch committed');
      if (deleted < PER_BATCH) break;
    }
}

/** One batch in the open transaction, with an audit entry for each record. Answers how many there were. */
async function deleteBatch(tenantId: string, { kind, table, remove }: TrashKind): Promise<number> {
  // Who is restricted is kept as they are, and so is what they belong to, until the restriction is lifted (Art. 18); and what a
  // law keeps, with the record it belongs to, until the hold ends.
  // And whoever waits for an answer that needs what is held about them.
  const person = kind === 'contact' ? 'id' : kind === 'company' ? undefined : 'contact_id';
  const waits = person && `and (${person} is null or ${person} not in (${whoWaitsForTheirData}))`;
  const held = kind === 'activity' ? [] : await heldByRestriction(kind);
  // A record that somebody restores or anonymises at this moment is theirs; if it is still due, it goes the next night.
  const due = await writingErased(() =>
    sql<{ id: string }>(
      `select id from ${table} where tenant_id = $1 and deleted_at <= $2 and not (id = any($3::uuid[]))
        and not (${isHeldWith(kind, table, 'id')}) ${waits ?? ''}
      order by deleted_at limit ${PER_BATCH} for update skip locked`,
      [tenantId, trashCutoff(), held],
    ),
  );
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  await Promise.all([
    remove(ids),
    recordMany(system, `${kind}.deleted`, { kind, ids }, { reason: 'trash', days: TRASH_DAYS }),
  ]);
  await faultPoint('batch deleted');
  return ids.length;
}
