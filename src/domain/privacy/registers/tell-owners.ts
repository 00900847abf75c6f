import { faultPoint } from '../../fault-points.ts';
import { activeTenantIds } from '../../housekeeping.ts';
import { inTenant } from '../../tenancy.ts';
import { ownersToTell, type OwnerToTell } from './owners-to-tell.ts';

/**
 * Tells every owner of every tenant something, tenant by tenant, each in a transaction of its own.
 * @param write writes the mail, under a key that makes the same telling happen once: stopped half-way, it is begun again
 */
export async function tellOwners(write: (owner: OwnerToTell) => Promise<void>): Promise<void> {
  for (const tenantId of await activeTenantIds()) {
    await inTenant(tenantId, async () => {
      for (const owner of await ownersToTell()) await write(owner);
    });
    await faultPoint('tenant told');
  }
}
