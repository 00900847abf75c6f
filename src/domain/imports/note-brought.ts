import { emptyColumns, type ColumnValues, type CompanyColumns } from '../companies/fields.ts';
import { change, currentTenantId } from '../tenancy.ts';
import type { CompanyImport } from './company-import.ts';
import type { BroughtFact } from './row-values.ts';

/** The columns of a company that some facts fill, the others empty. */
export const columnsOf = (facts: ReadonlyMap<BroughtFact, ColumnValues>): CompanyColumns =>
  Object.assign(emptyColumns(''), ...facts.values());

/** Writes down that fields of companies have their value from an import, of that moment and that member. */
export async function noteBrought(
  found: CompanyImport,
  fields: readonly { readonly companyId: string; readonly field: 'name' | BroughtFact }[],
): Promise<void> {
  if (fields.length === 0) return;
  await change(
    `insert into company_field_sources (tenant_id, company_id, field, source, edited_at, edited_by)
     select $1, company_id, field, 'import', $4, $5 from unnest($2::uuid[], $3::text[]) as row (company_id, field)
     on conflict (tenant_id, company_id, field) do update
        set source = 'import', edited_at = excluded.edited_at, edited_by = excluded.edited_by`,
    [
      currentTenantId(),
      fields.map(({ companyId }) => companyId),
      fields.map(({ field }) => field),
      found.runAt,
      found.createdBy,
    ],
  );
}
