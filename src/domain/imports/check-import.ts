import { faultPoint } from '../fault-points.ts';
import { AlreadyDone, renewLease, settle, type LeasedObligation } from '../outbox.ts';
import { mirrorState } from '../register/mirror/mirror-state.ts';
import { change, currentTenantId, inTenant, sql } from '../tenancy.ts';
import { findImport, type CompanyImport } from './company-import.ts';
import { judgeRows, type JudgedRow, type RowToJudge } from './judge-rows.ts';

/** Rows judged in one transaction: by the mirror with a few questions for all of them, by the register with one for each. */
const PER_BATCH = 200;
const ASKED_PER_BATCH = 40;

/**
 * Judges the rows of an import that are not judged yet, a batch at a time; adds no company. What is done stays done, so one that
 * was interrupted goes on with the rest. That the register does not answer is a verdict of its own, to be asked about again.
 */
export async function checkImport(obligation: LeasedObligation, signal?: AbortSignal): Promise<void> {
  const { tenantId, key: importId } = obligation;
  for (;;) {
    signal?.throwIfAborted();
    const mirrored = (await mirrorState('enheter')).inUse;
    const batch = await inTenant(tenantId, () => nextBatch(importId, mirrored ? PER_BATCH : ASKED_PER_BATCH));
    if (!batch) {
      await inTenant(tenantId, () => settle(obligation));
      return;
    }
    await faultPoint('rows read');
    const { found, rows } = batch;
    const judged = await judgeRows({ tenantId, ...found }, rows, {
      mirrored,
      signal,
      alive: () => renewLease(obligation),
    });
    await faultPoint('rows judged');
    const last = await inTenant(tenantId, () => keep(obligation, batch, judged));
    await faultPoint('verdicts committed');
    if (last) return;
  }
}

interface Batch {
  readonly found: CompanyImport;
  readonly rows: readonly RowToJudge[];
}

/** Undefined when there is nothing to check, or not any more. */
async function nextBatch(importId: string, size: number): Promise<Batch | undefined> {
  const [there] = await sql(`select from company_imports where tenant_id = $1 and id = $2 and state = 'checking'`, [
    currentTenantId(),
    importId,
  ]);
  if (!there) return undefined;
  const [found, rows] = await Promise.all([
    findImport(importId),
    sql<RowToJudge>(
      `select line, cells from company_import_rows
        where tenant_id = $1 and import_id = $2 and verdict is null order by line limit $3`,
      [currentTenantId(), importId, size],
    ),
  ]);
  return { found, rows };
}

/** Keeps a batch's verdicts, in the open transaction; the last batch settles the obligation. @returns whether it was that */
async function keep(
  obligation: LeasedObligation,
  { found, rows }: Batch,
  judged: readonly JudgedRow[],
): Promise<boolean> {
  const last = found.done + rows.length >= found.total || rows.length === 0;
  const moved = await change(
    `update company_imports set done = done + $4, state = case when $5 then 'review' else state end
      where tenant_id = $1 and id = $2 and state = 'checking' and done = $3`,
    [currentTenantId(), found.id, found.done, rows.length, last],
  );
  // Another worker has kept this batch since it was read.
  if (moved === 0) throw new AlreadyDone();
  await Promise.all([keepVerdicts(found.id, judged), last ? settle(obligation) : renewLease(obligation)]);
  await faultPoint('verdicts kept');
  return last;
}

/** Writes what was found out about rows of an import, in the open transaction. What members chose about them before is gone. */
export async function keepVerdicts(importId: string, judged: readonly JudgedRow[]): Promise<void> {
  const column = <Key extends keyof JudgedRow>(key: Key): JudgedRow[Key][] => judged.map((row) => row[key]);
  await change(
    `update company_import_rows r
        set sameness = j.sameness, verdict = j.verdict, reason = j.reason, suggestions = j.suggestions,
            person_like = j.person_like, withheld = array(select jsonb_array_elements_text(j.withheld)),
            company_id = (select c.id from companies c where c.tenant_id = $1 and c.id = j.company_id), choice = null
       from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::boolean[], $9::jsonb[], $10::uuid[])
         as j (line, sameness, verdict, reason, suggestions, person_like, withheld, company_id)
      where r.tenant_id = $1 and r.import_id = $2 and r.line = j.line`,
    [
      currentTenantId(),
      importId,
      column('line'),
      column('sameness'),
      column('verdict'),
      column('reason'),
      judged.map(({ suggestions }) => JSON.stringify(suggestions)),
      column('personLike'),
      judged.map(({ withheld }) => JSON.stringify(withheld)),
      column('companyId'),
    ],
  );
}
