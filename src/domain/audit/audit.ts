import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { change, currentTenantId } from '../tenancy.ts';

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

/** Writes one entry in the open transaction, the one of the change it tells about. The trail only grows. */
export async function record(
  actor: Actor,
  action: AuditAction,
  subject: { readonly kind: string; readonly id?: string | undefined },
  details: AuditDetails = {},
): Promise<void> {
  await change(
    `insert into audit_entries (tenant_id, id, at, actor, actor_id, action, subject, subject_id, details)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      currentTenantId(),
      newId(),
      now(),
      actor.kind,
      actor.kind === 'system' ? null : actor.id,
      action,
      subject.kind,
      subject.id ?? null,
      JSON.stringify(details),
    ],
  );
}

/** Every action the trail can tell of; the page words each (src/words/audit.ts), and a test fails for one without. */
export const auditActions = [
  'tenant.created',
  'agreement.accepted',
  'member.invited',
  'member.joined',
  'member.role-changed',
  'member.removed',
  'invitation.revoked',
  'contact.created',
  'contact.changed',
  'contact.trashed',
  'contact.restored',
  'contact.deleted',
  'contact.anonymised',
  'contact.restricted',
  'contact.restriction-lifted',
  'company.created',
  'company.changed',
  'company.trashed',
  'company.restored',
  'company.deleted',
  'company.enriched',
  'deal.created',
  'deal.changed',
  'deal.moved',
  'deal.trashed',
  'deal.restored',
  'deal.deleted',
  'activity.recorded',
  'activity.completed',
  'activity.reopened',
  'activity.removed',
  'activity.restored',
  'activity.restricted',
  'activity.restriction-lifted',
  'restriction.told',
  'export.requested',
  'export.finished',
  'export.downloaded',
  'export.cancelled',
  'export.expired',
  'retention.rule-created',
  'retention.rule-changed',
  'retention.rule-approved',
  'retention.rule-removed',
  'retention.run',
  'hold.placed',
  'hold.released',
  'subscription.checkout-started',
  'subscription.changed',
  'obligation.retried',
] as const;
export type AuditAction = (typeof auditActions)[number];
