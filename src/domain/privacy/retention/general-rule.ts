import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { Invalid } from '../../errors.ts';
import { newId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';
import { FEWEST_MONTHS, MOST_MONTHS, retentionCutoff } from './clock.ts';
import { countDue, type DueCount } from './due-contacts.ts';
import { checkSeen } from './seen.ts';
import { isGeneral } from './rule-terms.ts';

/** "Anonymise contacts without activity for so many months": storage limitation, Art. 5(1)(e). A tenant has one at most; see other-rules.ts for the others. */
export interface RetentionRule {
  readonly id: string;
  readonly months: number;
  /** Approved and in force: the nightly run follows it. */
  readonly enabled: boolean;
  /** The program proposed it (propose-rule.ts), and nobody has chosen another period or approved this one. */
  readonly proposed: boolean;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly version: number;
}

/** The tenant's rule, when it has one. */
export async function retentionRule(by: Member): Promise<RetentionRule | undefined> {
  const [rule] = await sql<RetentionRule>(
    `select r.id, r.months, r.enabled and r.approved_at is not null as enabled,
            r.created_by is null as proposed, r.approved_at as "approvedAt",
            m.name as "approvedBy", r.version
       from retention_rules r left join members m on m.tenant_id = $1 and m.id = r.approved_by
      where r.tenant_id = $1 and ${isGeneral('r')}`,
    [by.tenantId],
  );
  return rule;
}

/**
 * Sets the retention period. A new period is not in force until somebody has seen what it would do and approved it;
 * the same period again changes nothing.
 * @param months as typed
 * @throws Invalid (field `months`), NotAllowed
 */
export async function setRetentionRule(by: Member, months: string): Promise<void> {
  demand(by, 'privacy');
  const wanted = readMonths(months);
  const rule = await retentionRule(by);
  if (rule?.months === wanted) return;
  const id = rule?.id ?? newId();
  await Promise.all([
    change(
      `insert into retention_rules (tenant_id, id, months, created_by, created_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, selector, purpose_id, clock) do update
          set months = excluded.months, created_by = coalesce(retention_rules.created_by, excluded.created_by),
              enabled = false, approved_at = null, approved_by = null,
              version = retention_rules.version + 1`,
      [by.tenantId, id, wanted, by.id, now()],
    ),
    record(
      asActor(by),
      rule ? 'retention.rule-changed' : 'retention.rule-created',
      { kind: 'retention-rule', id },
      { months: wanted },
    ),
  ]);
}

/** A retention period as typed. @throws Invalid (field `months`) */
export function readMonths(typed: string): number {
  if (!/^\d{1,4}$/.test(typed)) throw new Invalid({ months: 'form.wholeNumber' });
  const months = Number(typed);
  if (months < FEWEST_MONTHS)
    throw new Invalid({ months: { key: 'form.tooSmall', params: { minimum: FEWEST_MONTHS } } });
  if (months > MOST_MONTHS) throw new Invalid({ months: { key: 'form.tooLarge', params: { maximum: MOST_MONTHS } } });
  return months;
}

/** What the person who approves has seen and ticked. */
export interface Approval {
  /** The rule's version on the page. */
  readonly version: number;
  /** The number of contacts that the confirmation named. */
  readonly count: number;
  readonly confirmed: boolean;
  /** The day the number was shown; a page that is older than a week is no longer what somebody has seen. */
  readonly seenOn?: string | undefined;
}

/**
 * Checks what a person has confirmed before contacts are anonymised for good: the box is ticked, the rule is still the
 * one they saw, and no more contacts are due than the number they saw. Otherwise they are asked again.
 * @throws Invalid (field `confirmed`), NotAllowed
 */
export async function checkConfirmed(
  by: Member,
  approval: Approval,
): Promise<{ readonly rule: RetentionRule; readonly due: DueCount }> {
  demand(by, 'privacy');
  const rule = await retentionRule(by);
  if (!rule || rule.version !== approval.version) throw new Invalid({ confirmed: 'retention.approve.changed' });
  if (!approval.confirmed) throw new Invalid({ confirmed: 'retention.approve.needed' });
  checkSeen(approval.seenOn);
  const due = await countDue(by.tenantId, retentionCutoff(rule.months));
  // NaN is not less than anything, and no number is more than Infinity.
  if (!Number.isSafeInteger(approval.count) || due.count > approval.count)
    throw new Invalid({ confirmed: 'retention.approve.grown' });
  return { rule, due };
}

/**
 * Puts the rule in force, for somebody who has confirmed what it will do.
 * @throws Invalid (field `confirmed`), NotAllowed
 */
export async function approveRetentionRule(by: Member, approval: Approval): Promise<void> {
  const { rule, due } = await checkConfirmed(by, approval);
  await Promise.all([
    change(
      `update retention_rules set enabled = true, approved_at = $3, approved_by = $4, created_by = coalesce(created_by, $4)
        where tenant_id = $1 and id = $2`,
      [by.tenantId, rule.id, now(), by.id],
    ),
    record(
      asActor(by),
      'retention.rule-approved',
      { kind: 'retention-rule', id: rule.id },
      { months: rule.months, due: due.count },
    ),
  ]);
}

/** Takes the rule out of force; a run under way stops at its next batch. The period is kept as a draft. @throws NotAllowed */
export async function removeRetentionRule(by: Member): Promise<void> {
  demand(by, 'privacy');
  const [rule] = await sql<{ id: string }>(
    `update retention_rules set enabled = false, approved_at = null, approved_by = null, version = version + 1
      where tenant_id = $1 and ${isGeneral('retention_rules')} and enabled returning id`,
    [by.tenantId],
  );
  if (rule) await record(asActor(by), 'retention.rule-removed', { kind: 'retention-rule', id: rule.id });
}
