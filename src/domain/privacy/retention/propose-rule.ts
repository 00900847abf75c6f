import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import { SUGGESTED_MONTHS } from './clock.ts';

/**
 * Proposes a retention period for all contacts, and the same for people's own businesses without any, to the tenant whose transaction
 * is open. Nobody has decided it, so nothing is
 * anonymised or deleted by it before somebody has looked at whom it concerns and approved: the tenant decides, as controller (Art. 5(2)).
 * A tenant that has a rule keeps it.
 */
export async function proposeRetentionRules(): Promise<void> {
  await change(
    `insert into retention_rules (tenant_id, id, selector, action, months, created_at)
     values ($1, $2, 'contacts', 'anonymise', $4, $5), ($1, $3, 'own-businesses', 'delete', $4, $5)
     on conflict (tenant_id, selector, purpose_id, clock) do nothing`,
    [currentTenantId(), newId(), newId(), SUGGESTED_MONTHS, now()],
  );
}
