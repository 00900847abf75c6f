import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import { SUGGESTED_MONTHS } from './clock.ts';
import { bookkeepingFloor } from './other-rules.ts';

/**
 * Proposes a retention period for all contacts, and the same for people's own businesses without any, and for each
 * purpose that serves the accounts, whose people the rule for all never ends, the law's own time, to the tenant whose transaction is
 * open, after its purposes. Nobody has decided it, so nothing is
 * anonymised or deleted by it before somebody has looked at whom it concerns and approved: the tenant decides, as controller (Art. 5(2)).
 * A tenant that has a rule keeps it.
 */
export async function proposeRetentionRules(): Promise<void> {
  await Promise.all([
    change(
      `insert into retention_rules (tenant_id, id, selector, action, months, created_at)
     values ($1, $2, 'contacts', 'anonymise', $4, $5), ($1, $3, 'own-businesses', 'delete', $4, $5)
     on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
      [currentTenantId(), newId(), newId(), SUGGESTED_MONTHS, now()],
    ),
    proposeBookkeepingRules(),
  ]);
}

/**
 * The law's own time for each purpose that serves the accounts and has no rule, in the open transaction: the rule for all never ends
 * whom it serves.
 */
export async function proposeBookkeepingRules(): Promise<void> {
  const { months, law } = bookkeepingFloor();
  const purposes = await sql<{ id: string }>(
    `select id from purposes where tenant_id = $1 and layer = 'L2' and retention_rule = 'bookkeeping'`,
    [currentTenantId()],
  );
  if (purposes.length === 0) return;
  await change(
    `insert into retention_rules (tenant_id, id, selector, purpose_id, clock, action, months, floor_law, created_at)
     select $1, n.id, 'contacts', n.purpose_id, 'last-activity', 'anonymise', $2, $3, $4
       from unnest($5::uuid[], $6::uuid[]) as n (id, purpose_id)
     on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    [currentTenantId(), months, law, now(), purposes.map(() => newId()), purposes.map(({ id }) => id)],
  );
}

/** Takes back what was proposed for a purpose, in the open transaction, where nobody has decided on it or had it carried out. */
export const takeBackProposal = (purposeId: string): Promise<number> =>
  change(
    `delete from retention_rules r
      where r.tenant_id = $1 and r.purpose_id = $2 and r.created_by is null and r.approved_at is null
        and not exists (select from retention_runs w where w.tenant_id = $1 and w.rule_id = r.id)`,
    [currentTenantId(), purposeId],
  );
