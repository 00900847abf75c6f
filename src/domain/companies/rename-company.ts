import { followCompanyName } from '../contacts/repeated-columns.ts';
import { sortKey } from '../names.ts';
import { change, currentTenantId } from '../tenancy.ts';
import { companySearchText } from './search-text.ts';

/**
 * Gives a company another name, with everything that repeats it; one that is hidden stays unfindable.
 * The row must be locked by the open transaction.
 * @returns how many rows were changed: one
 */
export async function renameCompany(id: string, name: string, number: string | null): Promise<number> {
  const changed = await change(
    `update companies
        set name = $3, sort_name = $4, search_text = case when restricted_at is null then $5 else '' end,
            version = version + 1
      where tenant_id = $1 and id = $2`,
    [currentTenantId(), id, name, sortKey(name), companySearchText(name, number)],
  );
  await followCompanyName(id);
  return changed;
}
