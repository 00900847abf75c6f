import { newId } from '../../identifiers.ts';
import { change, currentTenantId } from '../../tenancy.ts';
import type { Finding } from './other-people.ts';

/** Keeps who else is named in a copy, with the copy and as long as its file; taken out unless somebody says otherwise. */
export const keepFindings = (packageId: string, findings: readonly Finding[]): Promise<number> =>
  change(
    `insert into access_findings (tenant_id, id, package_id, table_name, row_id, column_name, kind, found, role, masked)
     select $1, f.id, $2, f.table_name, f.row_id, f.column_name, f.kind, f.found, f.role, true
       from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])
         as f(id, table_name, row_id, column_name, kind, found, role)`,
    [
      currentTenantId(),
      packageId,
      findings.map(() => newId()),
      findings.map(({ table }) => table),
      findings.map(({ rowId }) => rowId),
      findings.map(({ column }) => column),
      findings.map(({ kind }) => kind),
      findings.map(({ found }) => found),
      findings.map(({ role }) => role),
    ],
  );
