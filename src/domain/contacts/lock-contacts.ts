import { currentTenantId, sql } from '../tenancy.ts';

/**
 * Locks contacts in the open transaction, always in the same order: what is decided about a person, and what they ask for,
 * come before or after one another and never between. Of who is restricted inside a case alone.
 */
export const lockContacts = (ids: readonly string[]): Promise<unknown> =>
  sql(`select from contacts where tenant_id = $1 and id = any($2::uuid[]) order by id for update`, [
    currentTenantId(),
    ids,
  ]);
