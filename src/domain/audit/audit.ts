import { now } from '../clock.ts';
import { newId } from '../identifiers.ts';
import { sealFor } from '../keys/subject-keys.ts';
import { change, currentTenantId } from '../tenancy.ts';
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

/** What people only look at: acts that change nothing, and are told of all the same. */
export const readings = [
  'contact.viewed',
  'contact.listed',
  'company.viewed',
  'company.listed',
  'deal.viewed',
  'deal.listed',
  'activity.viewed',
  'restriction.viewed',
  'restriction.listed',
  'erasure.viewed',
  'erasure.listed',
  'hold.viewed',
  'hold.listed',
  'search.made',
  'home.viewed',
  'member.listed',
  'request.viewed',
  'request.listed',
  'retention.previewed',
  'audit.read',
] as const;
export type ReadingAction = (typeof readings)[number];

/** Whether an action only looks. */
export const isReading = (action: AuditAction): action is ReadingAction =>
  readings.some((reading) => reading === action);

/** Every action the trail can tell of; the page words each (src/words/audit-actions.ts), and a test fails for one without. */
export const auditActions = [
  'tenant.created',
  'tenant.ended',
  'tenant.resumed',
  'tenant.closed',
  'tenant.erased',
  'agreement.accepted',
  'agreement.edition-made',
  'agreement.reduced',
  'member.invited',
  'member.joined',
  'member.role-changed',
  'member.removed',
  'member.forgotten',
  'user.erasure-asked',
  'user.forgotten',
  'user.restricted',
  'user.restriction-lifted',
  'user.rectified',
  'user.objected',
  'invitation.revoked',
  'token.created',
  'token.revoked',
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
  'company.numbers-sought',
  'company.imported',
  'company.import-undone',
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
  'activity.deleted',
  'activity.emptied',
  'activity.restricted',
  'activity.restriction-lifted',
  'restriction.told',
  'restriction.decided',
  'export.requested',
  'export.finished',
  'export.downloaded',
  'export.cancelled',
  'export.expired',
  'access.requested',
  'access.reviewed',
  'access.made',
  'access.sent',
  'access.handed-over',
  'access.opened',
  'access.page-sent',
  'access.revoked',
  'access.expired',
  'retention.rule-created',
  'retention.rule-changed',
  'retention.rule-approved',
  'retention.rule-removed',
  'retention.run',
  'erasure.decided',
  'erasure.carried-out',
  'erasure.held',
  'erasure.residue-found',
  'erasure.finished',
  'disclosure.recorded',
  'disclosure.corrected',
  'recipients.owed',
  'recipient.told',
  'contact.rectified',
  'hold.placed',
  'hold.released',
  'purpose.created',
  'purpose.changed',
  'purpose.assessed',
  'purpose.switched-on',
  'purpose.switched-off',
  'purpose.deleted',
  'purpose.given',
  'purpose.taken-back',
  'wording.added',
  'field.declared',
  'field.renamed',
  'field.retired',
  'field.revived',
  'field.emptied',
  'contact.purpose-set',
  'contact.purpose-removed',
  'consent.asked',
  'consent.granted',
  'consent.withdrawn',
  'consent.objected',
  'consent.disowned',
  'consent.merged',
  'consent.washed',
  'suppression.added',
  'suppression.lifted',
  'suppression.takenBack',
  'subscription.checkout-started',
  'subscription.changed',
  'subscription.change-asked',
  'subscription.change-planned',
  'subscription.call-off-asked',
  'subscription.change-called-off',
  'subscription.left-stripe',
  'subscription.redacted-at-stripe',
  'subscription.deleted',
  'sales-document.issued',
  'sales-document.opened',
  'sales-document.deleted',
  'exchange-rate.entered',
  'books.term-closed',
  'books.taken',
  'books.posted-by-hand',
  'books.reader-added',
  'books.reader-removed',
  'books.forgotten',
  'request.received',
  'request.sorted',
  'request.searched',
  'request.ruled-out',
  'request.identity-asked',
  'request.identity-confirmed',
  'request.identity-denied',
  'request.identity-vouched',
  'request.authority-noted',
  'request.doubt-changed',
  'request.extended',
  'request.carried-out',
  'request.answered',
  'request.merged',
  'request.dismissed',
  'request.reduced',
  'obligation.retried',
  'stripe-event.replayed',
  'stripe-event.set-aside',
  'stripe-endpoint.opened',
  'stripe-endpoint.secret-added',
  'stripe-endpoint.secret-retired',
  'stripe-endpoint.closed',
  'audit.cut',
  ...readings,
  'breach.reported',
  'breach.changed',
  'breach.notified',
  'breach.people-told',
  'breach.tenants-told',
  'breach.closed',
  'neighbour.switched-on',
  'neighbour.switched-off',
  'sub-processor.added',
  'sub-processor.changed',
  'sub-processor.switched-on',
  'sub-processor.switched-off',
  'sub-processor.ended',
  'sub-processor.protested',
  'sub-processor.answered',
  'policy.published',
  'policy.confirmed',
] as const;
export type AuditAction = (typeof auditActions)[number];
