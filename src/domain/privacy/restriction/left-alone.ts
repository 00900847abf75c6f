import { currentTenantId, seeingRestricted, sql } from '../../tenancy.ts';

const openOf = (columns: string): string =>
  `select ${columns} from restrictions where tenant_id = $1 and lifted_at is null and contact_id is not null`;

/** Restricted rows are few, and each of these reads them alone. */
const pointers = {
  contact: openOf('contact_id as id'),
  deal: `select deal_id as id from activities where tenant_id = $1 and restricted_at is not null and deal_id is not null`,
  company: `
    select company_id as id from activities where tenant_id = $1 and restricted_at is not null and company_id is not null
    union select company_id from contact_companies where tenant_id = $1 and restricted_at is not null
    union select company_id from contacts where tenant_id = $1 and restricted_at is not null and company_id is not null
    union select company_id from deals where tenant_id = $1 and restricted_at is not null and company_id is not null`,
} as const;

/**
 * The records that must not be deleted for good yet: a restricted one is one of them or belongs to them, and would lose
 * that. Ids alone, in the open transaction; await it alone.
 */
export async function heldByRestriction(kind: keyof typeof pointers): Promise<string[]> {
  const rows = await seeingRestricted(() => sql<{ id: string }>(pointers[kind], [currentTenantId()]));
  return rows.map(({ id }) => id);
}
