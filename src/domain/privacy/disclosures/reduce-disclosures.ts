import { everyTenantId } from '../../housekeeping.ts';
import { change, inTenant, seeingRestricted } from '../../tenancy.ts';
import { periodAgo } from '../expiry/forget-expired.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';

const PER_BATCH = 1_000;

/**
 * Takes the recipients and the person's number out of what was disclosed about people who are long gone, of every tenant: what
 * stays is what kind of data was given on which day. Safe to run twice.
 * @returns how many lines were reduced
 */
export async function reduceDisclosures(): Promise<number> {
  let reduced = 0;
  for (const tenantId of await everyTenantId())
    for (;;) {
      // Who is restricted is there, and keeps what was disclosed.
      const batch = await inTenant(tenantId, () => seeingRestricted(() => reduceBatch(tenantId)));
      reduced += batch;
      if (batch < PER_BATCH) break;
    }
  return reduced;
}

const reduceBatch = (tenantId: string): Promise<number> =>
  change(
    `update disclosures set contact_id = null, recipient = '', email = null, why = ''
      where tenant_id = $1 and id in (
        select d.id from disclosures d
         where d.tenant_id = $1 and d.contact_id is not null and d.recorded_at < $2
           and not exists (select from contacts c where c.tenant_id = $1 and c.id = d.contact_id
                              and (c.anonymised_at is null or c.anonymised_at > $2))
         limit ${PER_BATCH})`,
    [tenantId, periodAgo(retentionCodes.disclosure.period)],
  );
