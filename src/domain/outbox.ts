import { now } from './clock.ts';
import { faultPoint } from './fault-points.ts';
import { newId } from './identifiers.ts';
import { change, currentTenantId, inTenant, platformRead, sql } from './tenancy.ts';

/** The kinds of obligation the program can owe; each is carried out by the queue of the same family in src/workers. */
export const obligationKinds = [
  'mail',
  'enrichment',
  'contact-export',
  'tenant-export',
  'export-expiry',
  'access-search',
  'access-package',
  'access-expiry',
  'retention-run',
  'retention-night',
  'stripe-event',
  'subscription-end',
  'billing-details',
  'billing-seats',
  'sales-document',
  'ehf-delivery',
  'audit-anchor',
  'sub-processor-notice',
  'policy-notice',
  'agreement-notice',
  'request-reminder',
  'breach-notice',
  'breach-reminder',
  'erasure',
  'recipient-notice',
  'account-erasure',
  'end-reminder',
  'mirror-load',
  'company-matching',
  'import-check',
  'company-import',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** Which obligation: ids only, never personal data. */
export interface Obligation {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: ObligationKind;
}

/** An obligation that a worker holds the lease of. */
export interface LeasedObligation extends Obligation {
  readonly key: string;
  readonly subjectId: string | null;
  readonly attempts: number;
}

/** After this many failed attempts an obligation is a dead letter, shown to the operators, who can retry it. */
export const MAX_ATTEMPTS = 8;

/** How long a worker may take before another may start over. Longer than any effect's time limit. */
export const LEASE_SECONDS = 120;

/** How long the relay trusts the queue with a job before it adds it again (a flushed Redis forgets). */
export const QUEUED_SECONDS = 60;

/**
 * Records an obligation in the open transaction, so that the change and the duty that follows from it stand or
 * fall together. The same kind and key a second time is the same obligation: nothing is added.
 *
 * @param key business key, unique per tenant and kind, for example an export's id or `2026-11-22`
 */
export async function owe(
  kind: ObligationKind,
  key: string,
  options: { subjectId?: string; dueAt?: Date } = {},
): Promise<void> {
  await change(
    `insert into outbox (tenant_id, id, kind, key, subject_id, due_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, kind, key) do nothing`,
    [currentTenantId(), newId(), kind, key, options.subjectId ?? null, options.dueAt ?? now()],
  );
}

/**
 * Opens a finished or dead obligation again, for example when a member asks for the register once more.
 * One that is already waiting is only made due anew: now, unless told otherwise.
 */
export async function oweAgain(
  kind: ObligationKind,
  key: string,
  options: { subjectId?: string; dueAt?: Date } = {},
): Promise<void> {
  await change(
    `insert into outbox (tenant_id, id, kind, key, subject_id, due_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, kind, key) do update
        set due_at = excluded.due_at, attempts = 0, queued_until = null, done_at = null, dead_at = null, failure = null`,
    [currentTenantId(), newId(), kind, key, options.subjectId ?? null, options.dueAt ?? now()],
  );
}

/**
 * Sees to it that an obligation is owed: one that is finished or dead is opened again, one that waits is left as it is, with the
 * pause it has after a failure. Either way its row is locked until the transaction ends, so whoever settles it meanwhile
 * (`lockObligation`) either sees what was written here or is followed by what this opens.
 */
export async function oweStill(kind: ObligationKind, key: string): Promise<void> {
  await change(`${OWE_STILL} values ($1, $2, $3, $4, $5) ${UNLESS_OWED}`, [
    currentTenantId(),
    newId(),
    kind,
    key,
    now(),
  ]);
}

const OWE_STILL = 'insert into outbox (tenant_id, id, kind, key, due_at)';

const UNLESS_OWED = `on conflict (tenant_id, kind, key) do update
        set due_at = excluded.due_at, attempts = 0, queued_until = null, done_at = null, dead_at = null, failure = null
      where outbox.done_at is not null or outbox.dead_at is not null`;

/**
 * As `oweStill`, as a part of a statement that writes what is owed for, in a `with` of its own.
 * @param rows SQL for (tenant_id, id, kind, key, due_at), each key once and in order of the keys, so that two who do it at once
 *   never wait for each other
 */
export const owingStill = (rows: string): string => `${OWE_STILL} ${rows} ${UNLESS_OWED}`;

/** As `oweAgain`, one obligation now for each of many subjects of a kind, in one statement. */
export async function oweManyAgain(kind: ObligationKind, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  await change(
    `insert into outbox (tenant_id, id, kind, key, subject_id, due_at)
     select $1, row.id, $2, row.subject_id::text, row.subject_id, $5
       from unnest($3::uuid[], $4::uuid[]) as row (id, subject_id)
     on conflict (tenant_id, kind, key) do update
        set due_at = excluded.due_at, attempts = 0, queued_until = null, done_at = null, dead_at = null, failure = null`,
    [currentTenantId(), kind, subjectIds.map(() => newId()), subjectIds, now()],
  );
}

/** A due obligation as the relay sees it. */
export interface DueObligation extends Obligation {
  readonly attempts: number;
}

/** Due obligations of every tenant, marked as queued so that no second relay hands them out meanwhile. */
export async function claimObligations(limit: number): Promise<DueObligation[]> {
  return platformRead<DueObligation>(
    `select tenant_id as "tenantId", id, kind, attempts from directory.claim_obligations($1, $2)`,
    [limit, QUEUED_SECONDS],
  );
}

/**
 * Takes the lease of an obligation before an effect that reaches outside the database (mail, Stripe, the register).
 * Undefined when it is done, dead, or somebody else holds it: then there is nothing to do.
 */
export async function leaseObligation(tenantId: string, id: string): Promise<LeasedObligation | undefined> {
  return inTenant(tenantId, async () => {
    const [row] = await sql<{ kind: ObligationKind; key: string; subject_id: string | null; attempts: number }>(
      `update outbox set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1
        where tenant_id = $1 and id = $2 and done_at is null and dead_at is null
          and (leased_until is null or leased_until < now())
       returning kind, key, subject_id, attempts`,
      [tenantId, id],
    );
    return row && { tenantId, id, kind: row.kind, key: row.key, subjectId: row.subject_id, attempts: row.attempts };
  });
}

/**
 * Marks an obligation done in the open transaction, the one that writes its effect.
 * @throws AlreadyDone when it already was, which rolls the effect back: let it pass
 */
export async function settle(obligation: Obligation): Promise<void> {
  const settled = await change(
    `update outbox set done_at = now(), leased_until = null, failure = null
      where tenant_id = $1 and id = $2 and done_at is null`,
    [obligation.tenantId, obligation.id],
  );
  if (settled === 0) throw new AlreadyDone();
  await faultPoint('settled, not committed');
}

/**
 * Locks an obligation in the open transaction, to see whether more has come that it stands for before it is settled.
 * @throws AlreadyDone
 */
export async function lockObligation({ tenantId, id }: Obligation): Promise<void> {
  const [row] = await sql(`select 1 from outbox where tenant_id = $1 and id = $2 and done_at is null for update`, [
    tenantId,
    id,
  ]);
  if (!row) throw new AlreadyDone();
}

/** Somebody else settled the obligation first; the transaction that throws this leaves no trace. */
export class AlreadyDone extends Error {
  constructor() {
    super('the obligation is already done');
    this.name = 'AlreadyDone';
  }
}

/**
 * Gives an obligation back after a failed attempt: due again after a growing pause, a quarter shorter or longer by chance so that those
 * who failed together do not all come back together, or a dead letter after MAX_ATTEMPTS.
 * @param failure a word for the operators, such as `register-timeout`; never a message that may hold personal data
 */
export async function postpone(obligation: LeasedObligation, failure: string): Promise<void> {
  await inTenant(obligation.tenantId, () =>
    change(
      `update outbox
          set leased_until = null, queued_until = null, set_aside_for = null, failure = $3,
              due_at = now() + make_interval(secs => least(3600, power(2, least(attempts, 10)) * 5 * (0.75 + random() / 2))),
              dead_at = case when attempts >= ${MAX_ATTEMPTS} then now() end
        where tenant_id = $1 and id = $2 and done_at is null`,
      [obligation.tenantId, obligation.id, failure.slice(0, 80)],
    ),
  );
}

/** What an obligation is about waits for a person. Thrown by a duty, which then is tried again at `until`, however long that takes. */
export class MustWait extends Error {
  /** A word for the operators, as every failure has one. */
  readonly failure: string;
  readonly until: Date;

  constructor(failure: string, until: Date) {
    super(failure);
    this.name = 'MustWait';
    this.failure = failure;
    this.until = until;
  }
}

/** Gives an obligation back that has to wait. No attempt is counted, so it is never given up, and the operators see why. */
export async function letWait(obligation: LeasedObligation, { failure, until }: MustWait): Promise<void> {
  await inTenant(obligation.tenantId, () =>
    change(
      `update outbox set leased_until = null, queued_until = null, attempts = 0, failure = $3, due_at = $4
        where tenant_id = $1 and id = $2 and done_at is null`,
      [obligation.tenantId, obligation.id, failure.slice(0, 80), until],
    ),
  );
}

/** Keeps a long effect's lease alive while it works. */
export async function renewLease(obligation: Obligation): Promise<void> {
  await inTenant(obligation.tenantId, () =>
    change(
      `update outbox set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
        where tenant_id = $1 and id = $2 and done_at is null`,
      [obligation.tenantId, obligation.id],
    ),
  );
}

/** Whether somebody holds the lease of an obligation, or did, and has not renewed it for so many seconds: they have stopped. */
export async function isLeftAlone(kind: ObligationKind, key: string, seconds: number): Promise<boolean> {
  const found = await sql(
    `select from outbox
      where tenant_id = $1 and kind = $2 and key = $3 and done_at is null and dead_at is null
        and leased_until < now() + make_interval(secs => $4)`,
    [currentTenantId(), kind, key, LEASE_SECONDS - seconds],
  );
  return found.length > 0;
}
