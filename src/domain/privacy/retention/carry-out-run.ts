import { record, system, type Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { AlreadyDone, renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import { countLeftAlone } from './left-alone.ts';
import { periodOf, periodWords, type DueRow } from './period-told.ts';
import { dueRows, kindOf, type RuleKind } from './rule-kinds.ts';
import { isInForce, ruleTerms, type RuleTerms } from './rule-terms.ts';

/** Contacts anonymised in one transaction: they are locked for some tenths of a second. */
const PER_BATCH = 2_000;

/** Batches under way at a time, where there are that many whole ones: one alone leaves a processor idle, and other tenants' pages hardly notice two (docs/figures.md). */
const SIDE_BY_SIDE = 2;

/** A run as it stands. Nobody locks it before its rows, so that two batches never wait for each other. */
interface StandingRun extends RuleTerms {
  readonly cutoff: Date;
  readonly state: 'waiting' | 'running' | 'finished';
  readonly run_months: number;
  readonly started_by: string | null;
  readonly rule_enabled: boolean;
  /** How many it has yet to do, as far as it knows. */
  readonly left: number;
}

/** What a run does, for whom, and why it does nothing (more). */
interface Work {
  readonly run: StandingRun;
  readonly by: Actor;
  readonly kind: RuleKind | undefined;
  readonly skipped: 'not-understood' | 'rule-off' | 'rule-changed' | null;
}

/**
 * Anonymises what a retention run found due, batch by batch, each in its own transaction with its audit entries. What is
 * done stays done, so a run that was interrupted goes on with the rest. Stops when the rule is taken out of force.
 */
export async function carryOutRetentionRun(obligation: LeasedObligation, signal: AbortSignal): Promise<void> {
  const left = await inTenant(obligation.tenantId, () => begin(obligation));
  if (left > PER_BATCH) {
    const lanes = Math.min(SIDE_BY_SIDE, Math.floor(left / PER_BATCH));
    const ends = await Promise.allSettled(Array.from({ length: lanes }, () => goOn(obligation, signal, passingBy)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
  await goOn(obligation, signal, lastOfAll);
}

async function goOn(
  obligation: LeasedObligation,
  signal: AbortSignal,
  batch: (obligation: LeasedObligation) => Promise<boolean>,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const more = await inTenant(obligation.tenantId, () => batch(obligation));
    await faultPoint('batch committed');
    if (!more) return;
  }
}

/** Notes how many the run will do, once. Answers how many are left. */
async function begin(obligation: LeasedObligation): Promise<number> {
  const work = await workOf(obligation);
  if (!work?.kind || work.skipped !== null) return 0;
  return work.run.state === 'waiting' ? noteDue(obligation, work.run, work.kind) : work.run.left;
}

/** One batch in the open transaction, of what nobody else has in hand. Answers whether there may be more. */
async function passingBy(obligation: LeasedObligation): Promise<boolean> {
  const work = await workOf(obligation);
  if (!work?.kind || work.skipped !== null) return false;
  const { due, more } = await lockDue(obligation.tenantId, work.run, work.kind, 'skip locked');
  // The disk need not be waited for: a batch that a crash takes is done again, and the last of all waits for every one.
  if (more) await change(`set local synchronous_commit = off`);
  await act(obligation, work.run, work.kind, work.by, due);
  return more;
}

/** As `passingBy`, but waits for what others have in hand, and settles the obligation when there is no more. */
async function lastOfAll(obligation: LeasedObligation): Promise<boolean> {
  const work = await workOf(obligation);
  if (!work) {
    await settle(obligation);
    return false;
  }
  const { run, by, kind, skipped } = work;
  if (kind && skipped === null) {
    const { due, more } = await lockDue(obligation.tenantId, run, kind, '');
    await act(obligation, run, kind, by, due);
    if (more) return true;
  }
  await finish(obligation, by, skipped);
  return false;
}

/** Undefined when the run is finished, or not there. */
async function workOf({ tenantId, key: runId }: LeasedObligation): Promise<Work | undefined> {
  const [run] = await sql<StandingRun>(
    `select r.cutoff, r.state, r.months as run_months, r.started_by, r.due - r.anonymised as left, rule.id, ${ruleTerms('rule')},
            ${isInForce('rule')} as rule_enabled
       from retention_runs r join retention_rules rule on rule.tenant_id = $1 and rule.id = r.rule_id
      where r.tenant_id = $1 and r.id = $2 and r.state <> 'finished'`,
    [tenantId, runId],
  );
  if (!run) return undefined;
  const kind = kindOf(run);
  return {
    run,
    kind,
    by: run.started_by === null ? system : { kind: 'member', id: run.started_by },
    skipped: kind ? whyStopped(run) : 'not-understood',
  };
}

function whyStopped(run: StandingRun): 'rule-off' | 'rule-changed' | null {
  if (!run.rule_enabled) return 'rule-off';
  return run.months === run.run_months ? null : 'rule-changed';
}

/** Also how many it leaves alone; exact numbers, for work that visits them all anyway. */
async function noteDue({ tenantId, key: runId }: LeasedObligation, run: StandingRun, kind: RuleKind): Promise<number> {
  const spared = (await kind.spares?.()) ?? [];
  const { restricted, held, waiting } = await countLeftAlone(kind, run.cutoff, run.purposeId);
  const [noted] = await sql<{ due: number }>(
    `update retention_runs set state = 'running', due = (select count(*) from ${dueRows(kind)}), restricted = $6, held = $7, waiting = $8
      where tenant_id = $1 and id = $5 and state = 'waiting' returning due`,
    [tenantId, run.cutoff, run.purposeId, spared, runId, restricted, held, waiting],
  );
  return noted?.due ?? 0;
}

/**
 * Locks a batch, and asks once more who of it is due: a request, a restriction or a hold that came while the lock was waited for
 * stands in a row of its own, which the first question did not see. Whoever writes one locks the contact first.
 * @returns who is due under the lock, and whether there may be more
 */
async function lockDue(
  tenantId: string,
  run: StandingRun,
  kind: RuleKind,
  others: '' | 'skip locked',
): Promise<{ readonly due: readonly DueRow[]; readonly more: boolean }> {
  const asked = async () => [tenantId, run.cutoff, run.purposeId, (await kind.spares?.()) ?? []];
  const locked = await sql<{ place: string }>(
    `select r.ctid as place from ${dueRows(kind)} order by ${kind.order} limit ${PER_BATCH} for update of r ${others}`,
    await asked(),
  );
  if (locked.length === 0) return { due: [], more: false };
  // By where they stand, which no lock lets change: by their ids PostgreSQL would read through all that are due once more.
  const still = await sql<DueRow>(`select r.id, ${periodOf(kind)} from ${dueRows(kind)} and r.ctid = any($5::tid[])`, [
    ...(await asked()),
    locked.map(({ place }) => place),
  ]);
  return { due: still, more: locked.length === PER_BATCH };
}

async function act(
  obligation: LeasedObligation,
  run: StandingRun,
  kind: RuleKind,
  by: Actor,
  due: readonly DueRow[],
): Promise<void> {
  if (due.length === 0) return;
  const { tenantId, key: runId } = obligation;
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    kind.act(
      by,
      due.map(({ id }) => id),
      { reason: 'retention', months: run.months, rule: run.id },
      due.map((row) => periodWords(row, run.months)),
    ),
    change(`update retention_runs set anonymised = anonymised + $3 where tenant_id = $1 and id = $2`, [
      tenantId,
      runId,
      due.length,
    ]),
    renewLease(obligation),
  ]);
  await faultPoint('batch anonymised');
}

interface Finished {
  readonly due: number;
  readonly anonymised: number;
  readonly restricted: number;
  readonly held: number;
  readonly waiting: number;
  readonly months: number;
}

async function finish(obligation: LeasedObligation, by: Actor, skipped: string | null): Promise<void> {
  const { tenantId, key: runId } = obligation;
  const [run] = await sql<Finished>(
    `update retention_runs set state = 'finished', skipped = $3, finished_at = $4
      where tenant_id = $1 and id = $2 and state <> 'finished' returning due, anonymised, restricted, held, waiting, months`,
    [tenantId, runId, skipped, now()],
  );
  // Another worker has finished it since it was read.
  if (!run) throw new AlreadyDone();
  const { restricted, held, waiting, ...numbers } = run;
  const leftAlone = Object.entries({ restricted, held, waiting }).filter(([, count]) => count > 0);
  await record(
    by,
    'retention.run',
    { kind: 'retention-run', id: runId },
    { ...numbers, ...Object.fromEntries(leftAlone), ...(skipped === null ? {} : { skipped }) },
  );
  await settle(obligation);
}
