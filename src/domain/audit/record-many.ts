import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';
import type { AuditAction } from './actions.ts';
import type { Actor, AuditDetails, EntryExtras } from './audit.ts';
import { purposeOf } from './purposes.ts';

/**
 * As `record`, one entry for each of many subjects of a kind, in one statement.
 * @param own what the entry of each subject says beside `details`, in their order; left out where they all say the same
 */
export async function recordMany(
  actor: Actor,
  action: AuditAction,
  subjects: { readonly kind: string; readonly ids: readonly string[] },
  details: AuditDetails = {},
  { purpose, own = [] }: Pick<EntryExtras, 'purpose'> & { readonly own?: readonly AuditDetails[] } = {},
): Promise<void> {
  if (subjects.ids.length === 0) return;
  await change(
    `with waiting as (insert into audit_pending (tenant_id, id, entry_ids) values ($1, $9, $7::uuid[]))
     insert into audit_entries (tenant_id, id, at, actor, actor_id, action, subject, subject_id, details, purpose)
     select $1, n.id, $11, $2, $3, $4, $5, n.subject_id, $6::jsonb || coalesce(n.own, '{}'), $10
       from unnest($7::uuid[], $8::uuid[], $12::jsonb[]) as n(id, subject_id, own)`,
    [
      currentTenantId(),
      actor.kind,
      actor.kind === 'system' ? null : actor.id,
      action,
      subjects.kind,
      JSON.stringify(details),
      subjects.ids.map(() => newId()),
      subjects.ids,
      newId(),
      purpose ?? purposeOf(action),
      now(),
      own.map((one) => JSON.stringify(one)),
    ],
  );
}
