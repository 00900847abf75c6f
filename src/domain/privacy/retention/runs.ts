import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { now } from '../../clock.ts';
import { owe, oweAgain } from '../../outbox.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { retentionCutoff } from './clock.ts';
import { isGeneral, isInForce, ruleInWords, ruleTerms, type RuleInWords, type RuleTerms } from './rule-terms.ts';

/** A run of a rule, by night or by hand. */
export interface RetentionRun {
  readonly id: string;
  /** The period the rule had when it began. */
  readonly months: number;
  readonly rule: RuleInWords;
  readonly state: 'waiting' | 'running' | 'finished';
  /** How many were due when it began. */
  readonly due: number;
  readonly anonymised: number;
  /** How many were due and left alone, because they or something about them is restricted. */
  readonly restricted: number;
  /** How many were due and left alone, because a law keeps something of theirs. */
  readonly held: number;
  /** How many were due and left alone, because they wait for an answer that needs their data. */
  readonly waiting: number;
  /** Why it stopped before its end, if it did. */
  readonly skipped: 'rule-off' | 'rule-changed' | 'not-understood' | null;
  /** Who started it; nobody, when it was the night's. */
  readonly startedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const MOST_SHOWN = 20;

const runs = `select r.id, r.months, ${ruleInWords('rule', 'p')} as rule, r.state, r.due, r.anonymised, r.restricted, r.held, r.waiting, r.skipped, m.name as "startedBy",
         r.created_at as "createdAt", r.finished_at as "finishedAt"
    from retention_runs r
    join retention_rules rule on rule.tenant_id = $1 and rule.id = r.rule_id
    left join purposes p on p.tenant_id = $1 and p.id = rule.purpose_id
    left join members m on m.tenant_id = $1 and m.id = r.started_by
   where r.tenant_id = $1`;

/** The newest runs, at most 20. */
export const retentionRuns = (by: Member): Promise<RetentionRun[]> =>
  sql<RetentionRun>(`${runs} order by r.created_at desc, r.id desc limit ${MOST_SHOWN}`, [by.tenantId]);

/** One run. @throws NotFound */
export async function retentionRun(by: Member, id: string): Promise<RetentionRun> {
  const [run] = isId(id) ? await sql<RetentionRun>(`${runs} and r.id = $2`, [by.tenantId, id]) : [];
  if (!run) throw new NotFound('retention run');
  return run;
}

/**
 * Runs the rule now instead of tonight.
 * @returns the run's id; that of the run under way, when there is one
 * @throws Invalid (field `rule`) when no rule is in force, NotAllowed
 */
export async function startRetentionRun(by: Member): Promise<string> {
  demand(by, 'privacy');
  const [rule] = await rulesInForce(`and ${isGeneral('r')}`);
  const id = rule && (await beginRun(rule, by.id));
  if (id === undefined) throw new Invalid({ rule: 'retention.run.noRule' });
  return id;
}

/** The rules in force of the tenant whose transaction is open, the rule for all contacts last: what others keep is known by then. */
export const rulesInForce = (further = ''): Promise<RuleTerms[]> =>
  sql<RuleTerms>(
    `select r.id, ${ruleTerms('r')} from retention_rules r
      where r.tenant_id = $1 and ${isInForce('r')} ${further}
      order by r.purpose_id nulls last, r.id`,
    [currentTenantId()],
  );

/**
 * Creates a run of a rule in force and owes it, in the open transaction; one under way is owed once more, so that it goes on
 * where it stopped. A rule that the program does not understand gets a run too, which ends by saying so.
 * @returns its id, or that of the run under way
 */
export async function beginRun(rule: RuleTerms, startedBy: string | null): Promise<string | undefined> {
  const tenantId = currentTenantId();
  const [begun] = await sql<{ id: string }>(
    `insert into retention_runs (tenant_id, id, rule_id, months, cutoff, started_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, rule_id) where state in ('waiting', 'running') do nothing returning id`,
    [tenantId, newId(), rule.id, rule.months, retentionCutoff(rule.months), startedBy, now()],
  );
  if (begun) {
    await owe('retention-run', begun.id, { subjectId: begun.id });
    return begun.id;
  }
  const [unfinished] = await sql<{ id: string }>(
    `select id from retention_runs where tenant_id = $1 and rule_id = $2 and state in ('waiting', 'running')`,
    [tenantId, rule.id],
  );
  // It may have finished since the insert saw it; then tonight's run, or the next press, finds what is due.
  if (!unfinished) return undefined;
  // One that was given up, or whose obligation is gone, would stand in the way of every run to come.
  await oweAgain('retention-run', unfinished.id, { subjectId: unfinished.id });
  return unfinished.id;
}
