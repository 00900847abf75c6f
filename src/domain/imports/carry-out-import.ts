import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { AlreadyDone, renewLease, settle, type LeasedObligation } from '../outbox.ts';
import { change, currentTenantId, inTenant, sql } from '../tenancy.ts';
import { findImport, type CompanyImport } from './company-import.ts';
import { ownCompanies, type OwnCompany } from '../companies/own-companies.ts';
import { planRows, type RowInLine } from './plan-rows.ts';
import { inLine } from './review-list.ts';
import { rowValues } from './row-values.ts';
import { screenRows } from './screen-rows.ts';
import { writePlans, type WrittenRow } from './write-plans.ts';

/** Rows carried out in one transaction. */
const PER_BATCH = 200;

/**
 * Brings in the rows of an import that are in line, a batch at a time: adds companies, or fills what is empty in those that are
 * there, and owes asking the register about each that has a number. Each batch is judged once more by what the tenant has at that
 * moment. What is done stays done, so one that was interrupted goes on with the rest; one audit entry tells of all of it.
 */
export async function carryOutImport(obligation: LeasedObligation, signal?: AbortSignal): Promise<void> {
  const { tenantId, key: importId } = obligation;
  for (let last = false; !last;) {
    signal?.throwIfAborted();
    last = await inTenant(tenantId, () => oneBatch(obligation, importId));
    await faultPoint('batch committed');
  }
}

/** @returns whether it was the last */
async function oneBatch(obligation: LeasedObligation, importId: string): Promise<boolean> {
  const [there] = await sql(`select from company_imports where tenant_id = $1 and id = $2 and state = 'running'`, [
    currentTenantId(),
    importId,
  ]);
  if (!there) {
    await settle(obligation);
    return true;
  }
  const found = await findImport(importId);
  const rows = await sql<RowInLine>(
    `select r.line, r.cells, r.verdict, r.choice, r.company_id as "companyId" from company_import_rows r
      where r.tenant_id = $1 and r.import_id = $2 and r.outcome is null and ${inLine} order by r.line limit $3`,
    [currentTenantId(), importId, PER_BATCH],
  );
  const written = await bringIn(found, rows);
  await faultPoint('companies written');
  const last = rows.length < PER_BATCH;
  await count(found, rows.length, written, last);
  if (!last) await renewLease(obligation);
  else await finish(obligation, found, written);
  return last;
}

async function bringIn(found: CompanyImport, rows: readonly RowInLine[]): Promise<WrittenRow[]> {
  if (rows.length === 0) return [];
  const read = rows.map((row) => ({ ...row, values: rowValues(found.fields, row.cells, found.own) }));
  const screened = await screenRows(read.map(({ values }) => values));
  const [own, judged] = await Promise.all([
    ownCompanies(
      read.flatMap(({ values, choice }) =>
        [values.number ?? [], choice === null || choice === 'take' ? [] : choice].flat(),
      ),
      read.flatMap(({ values }) => values.name ?? []),
    ),
    companiesById(rows.flatMap(({ companyId }) => companyId ?? [])),
  ]);
  return writePlans(found, planRows(read, own, judged, screened));
}

async function companiesById(ids: readonly string[]): Promise<ReadonlyMap<string, OwnCompany>> {
  const rows = await sql<OwnCompany>(
    `select id, organisation_number as "organisationNumber", deleted_at is not null as "inTrash"
       from companies where tenant_id = $1 and id = any($2::uuid[])`,
    [currentTenantId(), ids],
  );
  return new Map(rows.map((company) => [company.id, company]));
}

const howMany = (written: readonly WrittenRow[], ...outcomes: readonly WrittenRow['outcome'][]): number =>
  written.filter(({ outcome }) => outcomes.includes(outcome)).length;

async function count(found: CompanyImport, rows: number, written: readonly WrittenRow[], last: boolean): Promise<void> {
  const moved = await change(
    `update company_imports
        set done = done + $4, created = created + $5, filled = filled + $6, unchanged = unchanged + $7, failed = failed + $8,
            state = case when $9 then 'finished' else state end, finished_at = case when $9 then $10::timestamptz end,
            kept_from = case when $9 then $10::timestamptz else kept_from end
      where tenant_id = $1 and id = $2 and state = 'running' and done = $3`,
    [
      currentTenantId(),
      found.id,
      found.done,
      rows,
      howMany(written, 'created', 'restored'),
      howMany(written, 'filled'),
      howMany(written, 'unchanged'),
      howMany(written, 'failed'),
      last,
      now(),
    ],
  );
  // Another worker has brought this batch in since it was read.
  if (moved === 0) throw new AlreadyDone();
}

async function finish(
  obligation: LeasedObligation,
  found: CompanyImport,
  written: readonly WrittenRow[],
): Promise<void> {
  await Promise.all([
    settle(obligation),
    record(
      { kind: 'member', id: found.createdBy },
      'company.imported',
      { kind: 'company-import', id: found.id },
      {
        rows: found.total,
        created: found.created + howMany(written, 'created', 'restored'),
        filled: found.filled + howMany(written, 'filled'),
        failed: found.failed + howMany(written, 'failed'),
      },
    ),
  ]);
}
