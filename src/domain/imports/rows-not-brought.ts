import { currentTenantId, sql } from '../tenancy.ts';
import type { CompanyImport, Verdict } from './company-import.ts';

/** A row that was not brought in, and why. */
export interface RowNotBrought {
  readonly line: number;
  readonly cells: readonly string[];
  readonly verdict: Verdict;
  /** What the register says, or why it failed when it came to it. */
  readonly reason: string | null;
  /** A member left it out. */
  readonly dropped: boolean;
  readonly failed: boolean;
}

/** The rows of an import that were not brought in, in the order of the file. */
export const rowsNotBrought = ({ id }: CompanyImport): Promise<RowNotBrought[]> =>
  sql<RowNotBrought>(
    `select line, cells, verdict, reason, choice is not distinct from 'drop' as dropped, outcome = 'failed' as failed
       from company_import_rows
      where tenant_id = $1 and import_id = $2 and outcome in ('left-out', 'failed') order by line`,
    [currentTenantId(), id],
  );

/** How many rows were left out, and never tried. */
export async function countLeftOut({ id }: CompanyImport): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from company_import_rows where tenant_id = $1 and import_id = $2 and outcome = 'left-out'`,
    [currentTenantId(), id],
  );
  return row?.count ?? 0;
}
