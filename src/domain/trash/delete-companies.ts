import { leaveCompanies } from '../contacts/repeated-columns.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { releaseActivities } from './release-activities.ts';

/**
 * Deletes companies for good, in the open transaction, which holds them locked. Their people, deals and what happened
 * with these stay, without the company.
 */
export async function deleteCompanies(ids: readonly string[]): Promise<void> {
  const here = [currentTenantId(), ids];
  // Started together: they travel in one round trip and run in this order.
  await Promise.all([
    leaveCompanies(ids),
    change(`update deals set company_id = null where tenant_id = $1 and company_id = any($2::uuid[])`, here),
    releaseActivities('company', ids),
    change(`delete from company_field_sources where tenant_id = $1 and company_id = any($2::uuid[])`, here),
    change(
      `update company_import_rows set company_id = null where tenant_id = $1 and company_id = any($2::uuid[])`,
      here,
    ),
    change(`delete from company_matches where tenant_id = $1 and company_id = any($2::uuid[])`, here),
    change(`delete from company_notices where tenant_id = $1 and company_id = any($2::uuid[])`, here),
    change(`delete from companies where tenant_id = $1 and id = any($2::uuid[])`, here),
  ]);
}
