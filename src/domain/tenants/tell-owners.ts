import { faultPoint } from '../fault-points.ts';
import { inTenant } from '../tenancy.ts';
import { ownersToTell, type OwnerToTell } from './owners-to-tell.ts';

/**
 * Tells every owner of these tenants something, tenant by tenant, each in a transaction of its own.
 * @param tenantIds those it concerns: the ones that stand, or all whose data is here
 * @param write writes the mail, under a key that makes the same telling happen once: stopped half-way, it is begun again
 */
export async function tellOwners(
  tenantIds: readonly string[],
  write: (owner: OwnerToTell) => Promise<void>,
): Promise<void> {
  for (const tenantId of tenantIds) {
    await inTenant(tenantId, async () => {
      for (const owner of await ownersToTell()) await write(owner);
    });
    await faultPoint('tenant told');
  }
}
