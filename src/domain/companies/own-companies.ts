import { sortKey } from '../names.ts';
import { currentTenantId, sql } from '../tenancy.ts';

/** A company of the tenant, as far as a row must know it to be the same. */
export interface OwnCompany {
  readonly id: string;
  readonly organisationNumber: string | null;
  readonly inTrash: boolean;
}

/** The tenant's companies that some rows may be. */
export interface OwnCompanies {
  /** By their number; one outside the trash first. */
  readonly byNumber: ReadonlyMap<string, OwnCompany>;
  /** Those called so, letter for letter but for capitals and accents; none from the trash. */
  named(name: string): readonly OwnCompany[];
}

/** Finds the companies with some numbers and names, in two statements however many. */
export async function ownCompanies(numbers: readonly string[], names: readonly string[]): Promise<OwnCompanies> {
  const columns = `id, organisation_number as "organisationNumber", deleted_at is not null as "inTrash"`;
  const [numbered, named] = await Promise.all([
    sql<OwnCompany>(
      `select ${columns} from companies where tenant_id = $1 and organisation_number = any($2::text[])
        order by deleted_at desc nulls first, id`,
      [currentTenantId(), numbers],
    ),
    sql<OwnCompany & { key: string }>(
      `select ${columns}, sort_name as key from companies
        where tenant_id = $1 and sort_name = any($2::text[]) and deleted_at is null order by id`,
      [currentTenantId(), names.map(sortKey)],
    ),
  ]);
  const byNumber = new Map<string, OwnCompany>();
  for (const company of numbered)
    if (company.organisationNumber !== null && !byNumber.has(company.organisationNumber))
      byNumber.set(company.organisationNumber, company);
  const byName = Map.groupBy(named, ({ key }) => key);
  return { byNumber, named: (name) => byName.get(sortKey(name)) ?? [] };
}
