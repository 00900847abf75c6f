import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { now } from '../../clock.ts';

/**
 * Notes in the ledger that what contacts agreed to ends with their records, in the open transaction that deletes them: from that
 * moment the time runs for which their proof is kept (forget-proof.ts). It widens nothing; a no stays one.
 */
export async function lapseWithRecord(contactIds: readonly string[]): Promise<void> {
  const held = await sql<{ contactId: string; purposeId: string }>(
    `select distinct contact_id as "contactId", purpose_id as "purposeId" from consent_events
      where tenant_id = $1 and contact_id = any($2::uuid[]) and purpose_id is not null`,
    [currentTenantId(), contactIds],
  );
  if (held.length === 0) return;
  await change(
    `insert into consent_events (tenant_id, id, at, contact_id, purpose_id, kind, via, actor)
     select $1, e.id, $2, e.contact_id, e.purpose_id, 'lapsed', 'deletion', 'system'
       from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as e(id, contact_id, purpose_id)`,
    [
      currentTenantId(),
      now(),
      held.map(() => newId()),
      held.map(({ contactId }) => contactId),
      held.map(({ purposeId }) => purposeId),
    ],
  );
}
