import { isGeneral, isInForce, isOfIdle } from '../retention/rule-terms.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { Purpose, RetentionRuleCode } from './purpose.ts';

/** The kinds of retention rule that a purpose can have of its own: by silence, or by the day the person said no. */
export type OwnRuleKind = 'idle' | 'withdrawn';

/** How the time that a purpose promises is kept: by which rule, and whether that rule is in force. */
export interface PurposeRetention {
  readonly purposeId: string;
  /** Which kind of rule keeps the promise. */
  readonly kind: OwnRuleKind;
  /**
   * `own`: a rule for this purpose · `general`: the one for all contacts, which is all that `inactivity` promises ·
   * `waiting`: its own rule is made and not approved · `none`: nothing ends it.
   */
  readonly by: 'own' | 'general' | 'waiting' | 'none';
  readonly months: number | null;
}

const kinds: Readonly<Record<RetentionRuleCode, OwnRuleKind>> = {
  inactivity: 'idle',
  relationship: 'idle',
  bookkeeping: 'idle',
  'until-withdrawn': 'withdrawn',
  account: 'idle',
  'security-log': 'idle',
};

/** How each purpose's promise of a time limit is kept, in the open transaction. One statement. */
export async function purposeRetentions(
  purposes: readonly Pick<Purpose, 'id' | 'retentionRule'>[],
): Promise<PurposeRetention[]> {
  const rules = await sql<{ purposeId: string | null; kind: OwnRuleKind; inForce: boolean; months: number }>(
    `select r.purpose_id as "purposeId", case when r.clock = 'withdrawal' then 'withdrawn' else 'idle' end as kind,
            ${isInForce('r')} as "inForce", r.months
       from retention_rules r
      where r.tenant_id = $1
        and (${isGeneral('r')} or (r.purpose_id is not null and (${isOfIdle('r')} or r.clock = 'withdrawal')))`,
    [currentTenantId()],
  );
  const general = rules.find(({ purposeId, inForce }) => purposeId === null && inForce);
  return purposes.map(({ id, retentionRule }) => {
    const kind = kinds[retentionRule];
    const own = rules.find((rule) => rule.purposeId === id && rule.kind === kind);
    if (own) return { purposeId: id, kind, by: own.inForce ? 'own' : 'waiting', months: own.months };
    // Silence ends a contact by the rule for all; what lasts as long as a relationship does is promised no less.
    if (general && kind === 'idle' && retentionRule !== 'bookkeeping')
      return { purposeId: id, kind, by: 'general', months: general.months };
    return { purposeId: id, kind, by: 'none', months: null };
  });
}
