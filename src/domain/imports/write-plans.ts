import { change, currentTenantId } from '../tenancy.ts';
import type { CompanyImport } from './company-import.ts';
import { createCompanies } from './create-companies.ts';
import { fillCompanies } from './fill-companies.ts';
import type { Done, FailureReason, RowPlan } from './plan-rows.ts';

/** What became of a row. */
export interface WrittenRow {
  readonly line: number;
  readonly outcome: Done | 'failed';
  /** Why it failed; `numbered` when a company that was there got its number from it. */
  readonly reason: FailureReason | 'numbered' | null;
  readonly companyId: string | null;
}

/**
 * Carries out the plans of a batch in the open transaction, with as many statements for one row as for all of them, and writes down
 * what became of each.
 */
export async function writePlans(found: CompanyImport, plans: readonly RowPlan[]): Promise<WrittenRow[]> {
  const created = await createCompanies(
    found,
    plans.filter((plan) => plan.kind === 'create'),
  );
  const filled = await fillCompanies(
    found,
    plans.filter((plan) => plan.kind === 'fill'),
  );
  const failed = plans.flatMap((plan): WrittenRow[] =>
    plan.kind === 'fail' ? [{ line: plan.line, outcome: 'failed', reason: plan.reason, companyId: null }] : [],
  );
  const written = [...created, ...filled, ...failed];
  await change(
    `update company_import_rows r set outcome = w.outcome, reason = w.reason, company_id = coalesce(w.company_id, r.company_id)
       from unnest($3::int[], $4::text[], $5::text[], $6::uuid[]) as w (line, outcome, reason, company_id)
      where r.tenant_id = $1 and r.import_id = $2 and r.line = w.line`,
    [
      currentTenantId(),
      found.id,
      written.map(({ line }) => line),
      written.map(({ outcome }) => outcome),
      written.map(({ reason }) => reason),
      written.map(({ companyId }) => companyId),
    ],
  );
  return written;
}
