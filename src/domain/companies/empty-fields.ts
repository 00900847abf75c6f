import { change, currentTenantId } from '../tenancy.ts';
import { companyFields, type CompanyField } from './fields.ts';

/** A field of a company. */
export interface FieldOfCompany {
  readonly companyId: string;
  readonly field: CompanyField;
}

// A company is never without a name.
const emptied = Object.entries(companyFields)
  .filter(([field]) => field !== 'name')
  .flatMap(([field, columns]) =>
    columns.map(
      (column) =>
        `${column} = case when '${field}' = any(e.fields) then ${column === 'address_lines' ? `'{}'` : 'null'} else c.${column} end`,
    ),
  )
  .join(', ');

/** Empties fields of companies, in the open transaction and one statement however many. Names stay; where values come from is not told here. */
export async function emptyFields(fields: readonly FieldOfCompany[]): Promise<void> {
  if (fields.length === 0) return;
  await change(
    `update companies c set ${emptied}, version = c.version + 1, updated_at = now()
       from (select id, array_agg(field) as fields from unnest($2::uuid[], $3::text[]) as one (id, field) group by id) e
      where c.tenant_id = $1 and c.id = e.id`,
    [currentTenantId(), fields.map(({ companyId }) => companyId), fields.map(({ field }) => field)],
  );
}
