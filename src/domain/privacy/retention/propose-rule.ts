import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { SUGGESTED_MONTHS } from './clock.ts';

/**
 * Proposes a retention period for all contacts to the tenant whose transaction is open. Nobody has decided it, so nothing is
 * anonymised by it before somebody has looked at whom it concerns and approved: the tenant decides, as controller (Art. 5(2)).
 * A tenant that has a rule keeps it.
 */
export async function proposeRetentionRule(): Promise<void> {
  await change(
    `insert into retention_rules (tenant_id, id, months, created_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    [currentTenantId(), newId(), SUGGESTED_MONTHS, now()],
  );
}
