import type { Period } from '../inventory/retention-codes.ts';
import { monthOf } from '../inventory/month-of.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';

/** Rows that go, or lose the person, when their time is over, whoever they are about: no rule of a tenant's and no decision. */
export interface ExpiringRows {
  readonly table: string;
  /** The moment their clock starts at; rows without one are left alone. */
  readonly clock: string;
  readonly period: Period;
  /** Each tenant's own, OnNet's too; or a table without tenants. */
  readonly of: 'tenants' | 'platform';
  /** A further condition, as SQL. */
  readonly when?: string;
  /** Tables whose rows belong to these and go with them, by the column that says to which. */
  readonly with?: Readonly<Record<string, string>>;
  /** What is left of the row, as SQL for `set`, where it stays without the person; `when` must not be true of it any more. */
  readonly leaves?: string;
}

/** Gone the next night: what it stood for is over. */
const atOnce: Period = { number: 0, unit: 'day' };

/**
 * Every table whose rows go by themselves, and when: the numbers are those of the retention codes. The trail, sign-ins,
 * cookie receipts, consents, links, exports' files and the trash have jobs of their own, which do more than delete.
 */
export const expiringRows: readonly ExpiringRows[] = [
  { table: 'mails', clock: 'created_at', period: retentionCodes.mail.period, of: 'tenants' },
  { table: 'outbox', clock: 'done_at', period: retentionCodes.obligation.period, of: 'tenants' },
  { table: 'outbox', clock: 'dead_at', period: retentionCodes['dead-letter'].period, of: 'tenants' },
  {
    table: 'recipient_notices',
    clock: 'created_at',
    period: retentionCodes.disclosure.period,
    of: 'tenants',
    when: 'letter is null',
  },
  { table: 'api_tokens', clock: 'expires_at', period: retentionCodes['security-log'].period, of: 'tenants' },
  { table: 'invitations', clock: 'created_at', period: retentionCodes.invitation.period, of: 'tenants' },
  {
    table: 'exports',
    clock: 'created_at',
    period: retentionCodes['export-record'].period,
    of: 'tenants',
    when: 'file_key is null',
  },
  {
    // A copy that nobody finished: what it says of others is needed while the request is open, and as long as a copy is after.
    table: 'access_packages',
    clock: `case when request_id is null then access_packages.created_at
                 else (select r.ended_at from data_subject_requests r
                        where r.tenant_id = access_packages.tenant_id and r.id = access_packages.request_id) end`,
    period: retentionCodes['access-copy'].period,
    of: 'tenants',
    when: `file_key is null and state in ('searching', 'review')`,
    with: { access_findings: 'package_id' },
    leaves: `state = 'expired', reviewed_texts = null`,
  },
  {
    table: 'access_packages',
    clock: 'created_at',
    period: retentionCodes['export-record'].period,
    of: 'tenants',
    when: 'file_key is null',
    with: { access_links: 'package_id', access_findings: 'package_id' },
  },
  { table: 'stripe_events', clock: 'received_at', period: retentionCodes['stripe-event'].period, of: 'platform' },
  { table: 'company_notices', clock: 'told_at', period: retentionCodes['company-notice'].period, of: 'tenants' },
  {
    table: 'company_imports',
    clock: 'kept_from',
    period: retentionCodes['company-import'].period,
    of: 'tenants',
    when: `state <> 'running'`,
    with: { company_import_rows: 'import_id' },
  },
  { table: 'register_entities', clock: 'fetched_at', period: retentionCodes['register-cache'].period, of: 'platform' },
  {
    // The row stays, since the ledger of erasures is held against it when a backup is restored.
    table: 'erasures',
    clock: 'done_at',
    period: retentionCodes['erasure-proof'].period,
    of: 'tenants',
    when: 'certificate is not null',
    leaves: `contact_id = null, certificate = null, never_contact = false, asked_at = ${monthOf('asked_at')},
             decided_at = ${monthOf('decided_at')}, erased_at = ${monthOf('erased_at')}, done_at = ${monthOf('done_at')}`,
  },
  { table: 'legal_holds', clock: 'released_at', period: retentionCodes['erasure-proof'].period, of: 'tenants' },
  {
    // Who is restricted again is hidden here, and not gone: their earlier restrictions stay with the one that stands.
    table: 'restrictions',
    clock: `(select greatest(restrictions.lifted_at, c.anonymised_at) from (values (1)) as one
               left join contacts c on c.tenant_id = restrictions.tenant_id and c.id = restrictions.contact_id
              where c.id is null or c.anonymised_at is not null)`,
    period: retentionCodes['restriction-proof'].period,
    of: 'tenants',
    when: `lifted_at is not null and not exists (
      select from restrictions o where o.tenant_id = restrictions.tenant_id and o.contact_id = restrictions.contact_id and o.lifted_at is null)`,
    with: { restriction_decisions: 'restriction_id' },
  },
  // A no that was taken back stops nobody; that it was is told by the consents and the trail.
  { table: 'suppressions', clock: 'lifted_at', period: atOnce, of: 'tenants' },
  {
    table: 'policy_publications',
    clock: 'published_at',
    period: retentionCodes['own-decision'].period,
    of: 'platform',
    when: 'published_by is not null',
    leaves: 'published_by = null',
  },
  {
    table: 'policy_confirmations',
    clock: 'confirmed_at',
    period: retentionCodes['own-decision'].period,
    of: 'platform',
    when: 'confirmed_by is not null',
    leaves: 'confirmed_by = null',
  },
  // Web processes clear their counters too, but only those that are up and count.
  { table: 'rate_limits', clock: 'to_timestamp(expire / 1000.0)', period: atOnce, of: 'platform' },
  // Outlived by far: each search and each quarter of an hour takes those older than ten minutes.
  { table: 'register_searches', clock: 'told_at', period: retentionCodes['register-cache'].period, of: 'platform' },
];
