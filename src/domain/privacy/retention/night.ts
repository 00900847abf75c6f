import { osloDay } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { tenantIdsWithData } from '../../housekeeping.ts';
import { owe, settle, type LeasedObligation } from '../../outbox.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { beginRun, rulesInForce } from './runs.ts';

/**
 * Owes tonight's run to every tenant with a rule in force; a second call on the same day adds nothing. A tenant that has ended is among
 * them: what is here is kept no longer than it has said for that (Art. 5(1)(e)), and if it comes back it finds all as if it had stayed.
 */
export async function oweRetentionNight(): Promise<void> {
  for (const tenantId of await tenantIdsWithData())
    await inTenant(tenantId, async () => {
      const rules = await sql(
        `select from retention_rules where tenant_id = $1 and enabled and approved_at is not null`,
        [tenantId],
      );
      if (rules.length > 0) await owe('retention-night', osloDay());
    });
}

/** Begins the night's run of a tenant. A rule that is no longer in force, or a run under way, leaves nothing to begin. */
export async function beginRetentionNight(obligation: LeasedObligation): Promise<void> {
  await inTenant(obligation.tenantId, async () => {
    for (const rule of await rulesInForce()) await beginRun(rule, null);
    await faultPoint('run begun');
    await settle(obligation);
  });
}
