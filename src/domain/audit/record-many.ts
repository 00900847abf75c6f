import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';
import type { Actor, AuditAction, AuditDetails } from './audit.ts';

/** As `record`, one entry for each of many subjects of a kind, in one statement. */
export async function recordMany(
  actor: Actor,
  action: AuditAction,
  subjects: { readonly kind: string; readonly ids: readonly string[] },
  details: AuditDetails = {},
): Promise<void> {
  await change(
    `insert into audit_entries (tenant_id, id, at, actor, actor_id, action, subject, subject_id, details)
     select $1, n.id, $2, $3, $4, $5, $6, n.subject_id, $7 from unnest($8::uuid[], $9::uuid[]) as n(id, subject_id)`,
    [
      currentTenantId(),
      now(),
      actor.kind,
      actor.kind === 'system' ? null : actor.id,
      action,
      subjects.kind,
      JSON.stringify(details),
      subjects.ids.map(() => newId()),
      subjects.ids,
    ],
  );
}
