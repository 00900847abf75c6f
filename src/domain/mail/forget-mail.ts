import { everyTenantId } from '../housekeeping.ts';
import { change, inTenant } from '../tenancy.ts';

/** How long it is kept that a mail was written to somebody, for questions about mail that did not arrive. */
const KEPT_DAYS = 30;

/** Removes mails written more than 30 days ago, of the platform and of every tenant; sent or not, they are too old. */
export async function forgetOldMails(): Promise<void> {
  for (const tenantId of await everyTenantId())
    await inTenant(tenantId, () =>
      change(`delete from mails where tenant_id = $1 and created_at < now() - interval '${KEPT_DAYS} days'`, [
        tenantId,
      ]),
    );
}
