import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { removeFile } from '../files/files.ts';
import { newId } from '../identifiers.ts';
import { MAX_ATTEMPTS, owe, renewLease, settle, type LeasedObligation } from '../outbox.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import type { ContactFilter } from '../contacts/contact-list.ts';
import { expiryOf, filterOf, type ExportState } from './contact-export.ts';
import { beginExportFile, type ExportFile } from './export-file.ts';
import { waitForWithholding } from './withhold-exports.ts';

/** One attempt at an export: the newest to begin is the one that counts, known by the key of its file. */
export interface Attempt {
  readonly obligation: LeasedObligation;
  readonly exportId: string;
  readonly fileKey: string;
  readonly filter: ContactFilter;
  readonly language: 'nb' | 'en';
  /** The member who asked. */
  readonly requestedBy: string;
}

/** What is in a kind of export. */
export interface Contents {
  /** How many rows there will be, in the open transaction that begins the work. */
  readonly expected: (filter: ContactFilter) => Promise<number>;
  /** Writes every row, telling after each batch how far it is; answers how many, or undefined when `tellProgress` said to stop. */
  readonly write: (attempt: Attempt, file: ExportFile) => Promise<number | undefined>;
}

/** Renews the lease after this many batches: far more often than it runs out. */
const BATCHES_PER_LEASE = 25;

/**
 * Writes the file that a member asked for: batch by batch in short transactions, so that memory stays flat and no
 * snapshot is held. An attempt after a crash starts over in a new file and removes the old one. Stops when the export is
 * cancelled or a newer attempt has begun.
 */
export async function makeExport(obligation: LeasedObligation, contents: Contents): Promise<void> {
  const attempt = await begin(obligation, contents);
  if (!attempt) return;
  try {
    if (!(await writeFile(attempt, contents))) await giveWay(attempt);
  } catch (error) {
    await removeFile(obligation.tenantId, attempt.fileKey);
    if (obligation.attempts >= MAX_ATTEMPTS) await markFailed(attempt);
    throw error;
  }
}

/**
 * Tells in the open transaction how far the work is, and keeps the lease alive.
 * @param batch counted from 1
 * @returns false when the export is not this attempt's any more
 */
export async function tellProgress(
  { obligation, exportId, fileKey }: Attempt,
  rowsDone: number,
  batch: number,
): Promise<boolean> {
  const [mine] = await Promise.all([
    // The bar never goes back: a second attempt shows as standing still until it has caught up.
    change(
      `update exports set rows_done = greatest(rows_done, $4)
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'running'`,
      [obligation.tenantId, exportId, fileKey, rowsDone],
    ),
    batch % BATCHES_PER_LEASE === 0 ? renewLease(obligation) : undefined,
  ]);
  return mine === 1;
}

/** Claims the export for this attempt. Settles the obligation when there is nothing left to do. */
async function begin(obligation: LeasedObligation, { expected }: Contents): Promise<Attempt | undefined> {
  const { tenantId, key: exportId } = obligation;
  const fileKey = newId();
  const claimed = await inTenant(tenantId, async () => {
    await waitForWithholding(tenantId);
    const [row] = await sql<{
      state: ExportState;
      filter: Partial<ContactFilter>;
      language: 'nb' | 'en';
      file_key: string | null;
      requested_by: string;
    }>(
      `select state, filter, language, file_key, requested_by from exports where tenant_id = $1 and id = $2 for update`,
      [tenantId, exportId],
    );
    if (!row || !['waiting', 'running', 'failed'].includes(row.state)) {
      // An attempt may have died with its file in place before the export was cancelled.
      if (row?.state === 'cancelled' && row.file_key !== null) await removeFile(tenantId, row.file_key);
      await settle(obligation);
      return undefined;
    }
    const filter = filterOf(row.filter);
    const rows = await expected(filter);
    await change(
      `update exports set state = 'running', file_key = $3, rows_expected = $4 where tenant_id = $1 and id = $2`,
      [tenantId, exportId, fileKey, rows],
    );
    return { filter, language: row.language, requestedBy: row.requested_by, oldFile: row.file_key };
  });
  if (!claimed) return undefined;
  const { oldFile, ...asked } = claimed;
  if (oldFile !== null) await removeFile(tenantId, oldFile);
  await faultPoint('export begun');
  return { obligation, exportId, fileKey, ...asked };
}

/** Writes and hands over the whole file; false when the export is no longer this attempt's to make. */
async function writeFile(attempt: Attempt, { write }: Contents): Promise<boolean> {
  const file = await beginExportFile(attempt.obligation.tenantId, attempt.fileKey);
  try {
    const rows = await write(attempt, file);
    if (rows === undefined) return false;
    const finished = await file.finish();
    await faultPoint('file in its place');
    return await handOver(attempt, rows, finished);
  } finally {
    await file.discard();
  }
}

/** The finished file, its audit entry, the duty to remove it and the end of this one, together. */
async function handOver(
  { obligation, exportId, fileKey }: Attempt,
  rows: number,
  file: { readonly bytes: number; readonly sha256: string },
): Promise<boolean> {
  const finishedAt = now();
  const expiresAt = expiryOf(finishedAt);
  return inTenant(obligation.tenantId, async () => {
    const mine = await change(
      `update exports
          set state = 'finished', rows_done = $4, rows_expected = $4, bytes = $5, sha256 = $6, finished_at = $7,
              expires_at = $8
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'running'`,
      [obligation.tenantId, exportId, fileKey, rows, file.bytes, file.sha256, finishedAt, expiresAt],
    );
    if (mine === 0) return false;
    await Promise.all([
      record(system, 'export.finished', { kind: 'export', id: exportId }, { rows }),
      owe('export-expiry', fileKey, { subjectId: exportId, dueAt: expiresAt }),
      settle(obligation),
    ]);
    return true;
  });
}

/** Throws this attempt's file away. A cancelled export is done with; a newer attempt settles the obligation itself. */
async function giveWay({ obligation, exportId, fileKey }: Attempt): Promise<void> {
  await removeFile(obligation.tenantId, fileKey);
  await faultPoint('given way');
  await inTenant(obligation.tenantId, async () => {
    const cancelled = await change(
      `update exports set file_key = null
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'cancelled'`,
      [obligation.tenantId, exportId, fileKey],
    );
    if (cancelled === 1) await settle(obligation);
  });
}

/** After the last attempt: the page says so and offers to begin anew, and the filter goes when a file would have gone. */
async function markFailed({ obligation, exportId, fileKey }: Attempt): Promise<void> {
  const expiresAt = expiryOf(now());
  await inTenant(obligation.tenantId, () =>
    Promise.all([
      change(
        `update exports set state = 'failed', finished_at = $4, expires_at = $5
          where tenant_id = $1 and id = $2 and file_key = $3 and state = 'running'`,
        [obligation.tenantId, exportId, fileKey, now(), expiresAt],
      ),
      owe('export-expiry', fileKey, { subjectId: exportId, dueAt: expiresAt }),
    ]),
  );
}
