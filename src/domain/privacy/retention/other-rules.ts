import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid, NotFound } from '../../errors.ts';
import { isId, newId } from '../../identifiers.ts';
import { sql, change } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { findPurpose } from '../purposes/purposes.ts';
import { retentionCutoff } from './clock.ts';
import { readMonths, type Approval } from './general-rule.ts';
import { countLeftAlone, type LeftAlone } from './left-alone.ts';
import { dueRows, kindOf, type Counted } from './rule-kinds.ts';
import { isGeneral, ruleTerms, type RuleTerms } from './rule-terms.ts';
import { checkSeen } from './seen.ts';

/** A retention rule beside the one for all contacts: for one purpose, or for what was written about people. */
export interface OtherRule extends RuleTerms {
  readonly titleNb: string | null;
  readonly titleEn: string | null;
  /** The provision that sets a least time, where one does. */
  readonly floorLaw: string | null;
  /** Approved and in force: the nightly run follows it. */
  readonly enabled: boolean;
  readonly version: number;
  /** False for a rule the program does not understand: it is skipped every night. */
  readonly understood: boolean;
}

/** How many rows a sample shows. */
export const SAMPLE = 20;
const MOST_COUNTED = 10_000;

/** What a rule would do now. */
export interface RulePreview {
  /** What is counted. */
  readonly of: Counted;
  readonly count: number;
  readonly atLeast: boolean;
  /** The oldest, at most 20: what the row is called, and when its clock started. */
  readonly sample: readonly { readonly id: string; readonly name: string; readonly since: Date }[];
  /** How many more have passed the time and are left alone. */
  readonly leftAlone: LeftAlone;
}

const rules = `select r.id, ${ruleTerms('r')}, p.title_nb as "titleNb", p.title_en as "titleEn",
        r.floor_law as "floorLaw", r.enabled and r.approved_at is not null as enabled, r.version
   from retention_rules r left join purposes p on p.tenant_id = $1 and p.id = r.purpose_id
  where r.tenant_id = $1 and not (${isGeneral('r')})`;

const told = (rule: Omit<OtherRule, 'understood'>): OtherRule => ({ ...rule, understood: kindOf(rule) !== undefined });

/** The tenant's rules beside the one for all contacts, oldest first. */
export async function otherRules(by: Member): Promise<OtherRule[]> {
  const found = await sql<Omit<OtherRule, 'understood'>>(`${rules} order by r.created_at, r.id`, [by.tenantId]);
  return found.map(told);
}

/** How many rules in force the program does not understand: each is skipped every night, and keeps people longer than decided. */
export const countSkippedRules = async (by: Member): Promise<number> =>
  (await otherRules(by)).filter(({ enabled, understood }) => enabled && !understood).length;

/** One of them. @throws NotFound */
export async function otherRule(by: Member, id: string): Promise<OtherRule> {
  const [rule] = isId(id) ? await sql<Omit<OtherRule, 'understood'>>(`${rules} and r.id = $2`, [by.tenantId, id]) : [];
  if (!rule) throw new NotFound('retention rule');
  return told(rule);
}

/** What a rule would do right now; changes nothing. Undefined for one that is not understood. */
export async function previewRule(by: Member, rule: RuleTerms): Promise<RulePreview | undefined> {
  const kind = kindOf(rule);
  if (!kind) return undefined;
  const cutoff = retentionCutoff(rule.months);
  const leftAlone = await countLeftAlone(kind, cutoff, rule.purposeId);
  const values = [by.tenantId, cutoff, rule.purposeId, (await kind.spares?.()) ?? []];
  const due = dueRows(kind);
  const [counted, sample] = await Promise.all([
    sql<{ count: number }>(
      `select count(*)::int as count from (select from ${due} limit ${MOST_COUNTED + 1}) counted`,
      values,
    ),
    sql<RulePreview['sample'][number]>(
      `select r.id, ${kind.name} as name, ${kind.since} as since from ${due} order by ${kind.order} limit ${SAMPLE}`,
      values,
    ),
  ]);
  const count = counted[0]?.count ?? 0;
  return { of: kind.selector, count: Math.min(count, MOST_COUNTED), atLeast: count > MOST_COUNTED, sample, leftAlone };
}

/** What a new rule can be about. */
export type RuleSubject =
  | { readonly kind: 'activity-text' | 'own-businesses'; readonly purposeId?: undefined }
  | { readonly kind: 'idle' | 'withdrawn'; readonly purposeId: string };

const termsOf = (subject: RuleSubject): Pick<RuleTerms, 'selector' | 'clock' | 'action' | 'purposeId'> => {
  if (subject.kind === 'activity-text')
    return { selector: 'activity-text', clock: 'creation', action: 'empty', purposeId: null };
  if (subject.kind === 'own-businesses')
    return { selector: 'own-businesses', clock: 'last-activity', action: 'delete', purposeId: null };
  const clock = subject.kind === 'idle' ? 'last-activity' : 'withdrawal';
  return { selector: 'contacts', clock, action: 'anonymise', purposeId: subject.purposeId ?? null };
};

/**
 * Adds a rule, or gives the one about the same a new period; either way it waits for somebody to see what it does. The same
 * period again changes nothing.
 * @returns its id
 * @throws Invalid (field `months`, also for less than a law demands), NotFound for a purpose there is not, NotAllowed
 */
export async function addRule(by: Member, subject: RuleSubject, typed: string): Promise<string> {
  demand(by, 'privacy');
  const months = readMonths(typed);
  const purpose = subject.purposeId === undefined ? undefined : await findPurpose(subject.purposeId);
  const floor = floorOf(purpose?.retentionRule);
  if (floor && months < floor.months)
    throw new Invalid({
      months: { key: 'retention.rules.belowFloor', params: { count: floor.months, law: floor.law } },
    });
  const terms = termsOf(subject);
  const [before] = await sql<{ id: string; months: number }>(
    `select id, months from retention_rules
      where tenant_id = $1 and selector = $2 and purpose_id is not distinct from $3 and clock = $4 for update`,
    [by.tenantId, terms.selector, terms.purposeId, terms.clock],
  );
  if (before?.months === months) return before.id;
  const [rule] = await sql<{ id: string }>(
    `insert into retention_rules (tenant_id, id, selector, purpose_id, clock, action, months, floor_law, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, selector, purpose_id, clock) do update
        set months = excluded.months, action = excluded.action, floor_law = excluded.floor_law,
            created_by = coalesce(retention_rules.created_by, excluded.created_by),
            unit = 'month', enabled = false, approved_at = null, approved_by = null, version = retention_rules.version + 1
     returning id`,
    [
      by.tenantId,
      before?.id ?? newId(),
      terms.selector,
      terms.purposeId,
      terms.clock,
      terms.action,
      months,
      floor?.law ?? null,
      by.id,
      now(),
    ],
  );
  if (!rule) throw new Error('a rule was neither made nor changed');
  await record(
    asActor(by),
    before ? 'retention.rule-changed' : 'retention.rule-created',
    { kind: 'retention-rule', id: rule.id },
    { months },
  );
  return rule.id;
}

/** The least time a law sets for what serves a purpose; read from the retention codes. */
const floorOf = (code: string | undefined): Floor | undefined =>
  code === 'bookkeeping' ? bookkeepingFloor() : undefined;

/** A least time to keep somebody, and the provision that sets it. */
export interface Floor {
  readonly months: number;
  readonly law: string;
}

/** How long those are kept at least who serve a tenant's accounts. */
export function bookkeepingFloor(): Floor {
  const { period, floor } = retentionCodes.bookkeeping;
  // To the end of the fifth year after the year itself: what began in January is kept for six.
  return { months: (period.number + 1) * 12, law: floor };
}

/**
 * Puts a rule in force, for somebody who has seen what it would do within the last week.
 * @throws Invalid (field `confirmed`), NotFound, NotAllowed
 */
export async function approveRule(by: Member, id: string, approval: Approval): Promise<void> {
  demand(by, 'privacy');
  const rule = await otherRule(by, id);
  const preview = await previewRule(by, rule);
  if (!preview || rule.version !== approval.version) throw new Invalid({ confirmed: 'retention.approve.changed' });
  if (!approval.confirmed) throw new Invalid({ confirmed: 'retention.approve.needed' });
  checkSeen(approval.seenOn);
  if (!Number.isSafeInteger(approval.count) || preview.count > approval.count)
    throw new Invalid({ confirmed: 'retention.approve.grown' });
  await Promise.all([
    change(
      `update retention_rules set enabled = true, approved_at = $3, approved_by = $4, created_by = coalesce(created_by, $4)
        where tenant_id = $1 and id = $2`,
      [by.tenantId, id, now(), by.id],
    ),
    record(
      asActor(by),
      'retention.rule-approved',
      { kind: 'retention-rule', id },
      { months: rule.months, due: preview.count },
    ),
  ]);
}

/** Takes a rule out of force; a run under way stops at its next batch. @throws NotFound, NotAllowed */
export async function turnOffRule(by: Member, id: string): Promise<void> {
  demand(by, 'privacy');
  await otherRule(by, id);
  await change(
    `update retention_rules set enabled = false, approved_at = null, approved_by = null, version = version + 1
      where tenant_id = $1 and id = $2`,
    [by.tenantId, id],
  );
  await record(asActor(by), 'retention.rule-removed', { kind: 'retention-rule', id });
}
