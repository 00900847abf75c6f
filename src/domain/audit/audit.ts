import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { sealFor } from '../keys/subject-keys.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { isReading, type AuditAction } from './actions.ts';
import { purposeOf, type AuditPurpose } from './purposes.ts';

/** Who did it: a member of the tenant, a user of the platform, an operator of OnNet, or the program by itself. */
export type Actor =
  | { readonly kind: 'member'; readonly id: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'operator'; readonly id: string }
  | { readonly kind: 'system' };

/** The program itself, for what runs on a schedule. */
export const system: Actor = { kind: 'system' };

/**
 * What an entry may say beyond ids: field names, counts, codes. Never a name, an address or any other personal
 * value: an audit trail that holds them cannot honour an erasure (Art. 17).
 */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What an entry may be given besides who, what and whom. */
export interface EntryExtras {
  /** For what it was done; without one it follows from the action (purposes.ts). */
  readonly purpose?: AuditPurpose;
  /**
   * Values that are about the subject, such as what a field held before. They are sealed under the subject's own key and
   * are unreadable from the moment that key is destroyed. Only for subjects whose keys their erasure destroys.
   */
  readonly values?: AuditValues;
}

/** What a field held, and what it holds since; null for nothing. */
export type AuditValues = Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;

/**
 * Writes one entry in the open transaction, the one of the change it tells about. The trail only grows; a job seals what
 * is on the waiting list shortly after (seal-entries.ts).
 */
export async function record(
  actor: Actor,
  action: AuditAction,
  subject: { readonly kind: string; readonly id?: string | undefined },
  details: AuditDetails = {},
  { purpose, values }: EntryExtras = {},
): Promise<void> {
  const id = newId();
  const sealed =
    values && subject.id !== undefined
      ? await sealFor({ kind: subject.kind, id: subject.id }, JSON.stringify(values))
      : null;
  await change(
    `with waiting as (insert into audit_pending (tenant_id, id, entry_ids) values ($1, $2, array[$2::uuid]))
     insert into audit_entries
       (tenant_id, id, at, actor, actor_id, action, subject, subject_id, details, purpose, reading, sealed_values)
     values ($1, $2, $12, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      currentTenantId(),
      id,
      actor.kind,
      actor.kind === 'system' ? null : actor.id,
      action,
      subject.kind,
      subject.id ?? null,
      JSON.stringify(details),
      purpose ?? purposeOf(action),
      isReading(action),
      sealed,
      now(),
    ],
  );
}
