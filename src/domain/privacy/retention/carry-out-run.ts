import { record, system, type Actor } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, sql } from '../../tenancy.ts';
import { countRestrictedDue } from '../restriction/left-alone.ts';
import { kindOf, type RuleKind } from './rule-kinds.ts';
import { ruleTerms, type RuleTerms } from './rule-terms.ts';

/** Contacts anonymised in one transaction: few enough to hold locks for a moment only. */
const PER_BATCH = 500;

/** A run as its worker holds it, locked: a second worker waits here and goes on where this one ends. */
interface LockedRun extends RuleTerms {
  readonly cutoff: Date;
  readonly state: 'waiting' | 'running' | 'finished';
  readonly run_months: number;
  readonly started_by: string | null;
  readonly rule_enabled: boolean;
}

/**
 * Anonymises what a retention run found due, batch by batch, each in its own transaction with its audit entries. What is
 * done stays done, so a run that was interrupted goes on with the rest. Stops when the rule is taken out of force.
 */
export async function carryOutRetentionRun(obligation: LeasedObligation, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const more = await inTenant(obligation.tenantId, () => carryOutBatch(obligation));
    await faultPoint('batch committed');
    if (!more) return;
  }
}

/** One batch in the open transaction; the last one settles the obligation. Answers whether there is more to do. */
async function carryOutBatch(obligation: LeasedObligation): Promise<boolean> {
  const { tenantId, key: runId } = obligation;
  const [run] = await sql<LockedRun>(
    `select r.cutoff, r.state, r.months as run_months, r.started_by, rule.id, ${ruleTerms('rule')},
            rule.enabled and rule.approved_at is not null as rule_enabled
       from retention_runs r join retention_rules rule on rule.tenant_id = $1 and rule.id = r.rule_id
      where r.tenant_id = $1 and r.id = $2 for update of r`,
    [tenantId, runId],
  );
  if (!run || run.state === 'finished') {
    await settle(obligation);
    return false;
  }
  const by: Actor = run.started_by === null ? system : { kind: 'member', id: run.started_by };
  const kind = kindOf(run);
  const skipped = !kind ? 'not-understood' : whyStopped(run);
  if (!kind || skipped !== null) {
    await finish(obligation, by, skipped);
    return false;
  }
  if (run.state === 'waiting') await noteDue(tenantId, runId, run, kind);
  const ids = await lockDue(tenantId, run, kind);
  if (ids.length > 0) {
    await Promise.all([
      kind.act(by, ids, { reason: 'retention', months: run.months, rule: run.id }),
      change(`update retention_runs set anonymised = anonymised + $3 where tenant_id = $1 and id = $2`, [
        tenantId,
        runId,
        ids.length,
      ]),
      renewLease(obligation),
    ]);
    await faultPoint('batch anonymised');
  }
  if (ids.length === PER_BATCH) return true;
  await finish(obligation, by, null);
  return false;
}

function whyStopped(run: LockedRun): 'rule-off' | 'rule-changed' | null {
  if (!run.rule_enabled) return 'rule-off';
  return run.months === run.run_months ? null : 'rule-changed';
}

/** Kinds without a purpose say nothing of it; PostgreSQL wants to know its type all the same. */
const withPurpose = ({ due }: RuleKind): string => `${due} and ($3::uuid is null or true)`;

/** Notes how many the run will do, and how many it leaves alone; exact numbers, for work that visits them all anyway. */
async function noteDue(tenantId: string, runId: string, run: LockedRun, kind: RuleKind): Promise<void> {
  const restricted = kind.selector === 'contacts' && !kind.needsPurpose ? await countRestrictedDue(run.cutoff) : 0;
  await change(
    `update retention_runs set state = 'running', due = (select count(*) from ${withPurpose(kind)}), restricted = $5
      where tenant_id = $1 and id = $4`,
    [tenantId, run.cutoff, run.purposeId, runId, restricted],
  );
}

async function lockDue(tenantId: string, run: LockedRun, kind: RuleKind): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select r.id from ${withPurpose(kind)} order by ${kind.order} limit ${PER_BATCH} for update of r`,
    [tenantId, run.cutoff, run.purposeId],
  );
  return rows.map(({ id }) => id);
}

async function finish(obligation: LeasedObligation, by: Actor, skipped: string | null): Promise<void> {
  const { tenantId, key: runId } = obligation;
  const [run] = await sql<{ due: number; anonymised: number; restricted: number; months: number }>(
    `update retention_runs set state = 'finished', skipped = $3, finished_at = $4
      where tenant_id = $1 and id = $2 returning due, anonymised, restricted, months`,
    [tenantId, runId, skipped, now()],
  );
  const { restricted = 0, ...numbers } = run ?? {};
  const leftAlone = restricted === 0 ? {} : { restricted };
  await record(
    by,
    'retention.run',
    { kind: 'retention-run', id: runId },
    { ...numbers, ...leftAlone, ...(skipped === null ? {} : { skipped }) },
  );
  await settle(obligation);
}
