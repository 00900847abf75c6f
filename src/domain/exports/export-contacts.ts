import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { fieldsInUse } from '../custom-fields/field-values.ts';
import { removeFile } from '../files/files.ts';
import { newId } from '../identifiers.ts';
import { MAX_ATTEMPTS, owe, renewLease, settle, type LeasedObligation } from '../outbox.ts';
import { change, inTenant, sql } from '../tenancy.ts';
import type { ContactFilter } from '../contacts/contact-list.ts';
import { contactCells, headings, type ExportWords, type OwnColumn } from './contact-columns.ts';
import { expiryOf, filterOf, type ExportState } from './contact-export.ts';
import { contactRows, countContactRows, firstPlace, ROWS_PER_BATCH, type ExportedContact } from './contact-rows.ts';
import { beginCsv, csvRows } from './csv.ts';
import { beginExportFile, type ExportFile } from './export-file.ts';
import { waitForWithholding } from './withhold-exports.ts';

/** One attempt at an export: the newest to begin is the one that counts, known by the key of its file. */
interface Attempt {
  readonly obligation: LeasedObligation;
  readonly exportId: string;
  readonly fileKey: string;
  readonly filter: ContactFilter;
  readonly words: ExportWords;
  /** The tenant's own fields as they were when the attempt began. */
  readonly own: readonly OwnColumn[];
}

/** Renews the lease after this many batches: far more often than it runs out. */
const BATCHES_PER_LEASE = 25;

/**
 * Writes the file that a member asked for: batch by batch in short transactions, so that memory stays flat and no
 * snapshot is held. An attempt after a crash starts over in a new file and removes the old one. Stops when the export is
 * cancelled or a newer attempt has begun.
 *
 * @param wordsFor what the headings and values are called in the export's language
 */
export async function exportContacts(
  obligation: LeasedObligation,
  signal: AbortSignal,
  wordsFor: (language: 'nb' | 'en') => ExportWords,
): Promise<void> {
  const attempt = await begin(obligation, wordsFor);
  if (!attempt) return;
  try {
    if (!(await writeFile(attempt, signal))) await giveWay(attempt);
  } catch (error) {
    await removeFile(obligation.tenantId, attempt.fileKey);
    if (obligation.attempts >= MAX_ATTEMPTS) await markFailed(attempt);
    throw error;
  }
}

/** Claims the export for this attempt. Settles the obligation when there is nothing left to do. */
async function begin(
  obligation: LeasedObligation,
  wordsFor: (language: 'nb' | 'en') => ExportWords,
): Promise<Attempt | undefined> {
  const { tenantId, key: exportId } = obligation;
  const fileKey = newId();
  const claimed = await inTenant(tenantId, async () => {
    await waitForWithholding(tenantId);
    const [row] = await sql<{
      state: ExportState;
      filter: Partial<ContactFilter>;
      language: 'nb' | 'en';
      file_key: string | null;
    }>(`select state, filter, language, file_key from exports where tenant_id = $1 and id = $2 for update`, [
      tenantId,
      exportId,
    ]);
    if (!row || !['waiting', 'running', 'failed'].includes(row.state)) {
      // An attempt may have died with its file in place before the export was cancelled.
      if (row?.state === 'cancelled' && row.file_key !== null) await removeFile(tenantId, row.file_key);
      await settle(obligation);
      return undefined;
    }
    const filter = filterOf(row.filter);
    const expected = await countContactRows(filter);
    await change(
      `update exports set state = 'running', file_key = $3, rows_expected = $4 where tenant_id = $1 and id = $2`,
      [tenantId, exportId, fileKey, expected],
    );
    return { filter, language: row.language, oldFile: row.file_key, own: await fieldsInUse('contact') };
  });
  if (!claimed) return undefined;
  if (claimed.oldFile !== null) await removeFile(tenantId, claimed.oldFile);
  await faultPoint('export begun');
  const { filter, language, own } = claimed;
  return { obligation, exportId, fileKey, filter, words: wordsFor(language), own };
}

/** Writes and hands over the whole file; false when the export is no longer this attempt's to make. */
async function writeFile(attempt: Attempt, signal: AbortSignal): Promise<boolean> {
  const file = await beginExportFile(attempt.obligation.tenantId, attempt.fileKey);
  try {
    const rows = await writeRows(attempt, file, signal);
    if (rows === undefined) return false;
    const finished = await file.finish();
    await faultPoint('file in its place');
    return await handOver(attempt, rows, finished);
  } finally {
    await file.discard();
  }
}

/** Writes every row; answers how many, or undefined when the export is no longer this attempt's to make. */
async function writeRows(attempt: Attempt, file: ExportFile, signal: AbortSignal): Promise<number | undefined> {
  const { filter, words, own } = attempt;
  await file.write(beginCsv(headings(own, words), words));
  let place = firstPlace;
  let rows = 0;
  for (let batch = 1; ; batch++) {
    signal.throwIfAborted();
    const contacts = await nextBatch(attempt, filter, place, rows, batch % BATCHES_PER_LEASE === 0);
    if (!contacts) return undefined;
    if (contacts.length > 0)
      await file.write(
        csvRows(
          contacts.map((contact) => contactCells(contact, own, words)),
          words,
        ),
      );
    rows += contacts.length;
    place = contacts.at(-1) ?? place;
    await faultPoint('batch written');
    if (contacts.length < ROWS_PER_BATCH) return rows;
  }
}

/** Tells how far the work is and reads on, in one round trip. Undefined when the export is not this attempt's any more. */
async function nextBatch(
  { obligation, exportId, fileKey }: Attempt,
  filter: ContactFilter,
  place: { readonly sortName: string; readonly id: string },
  rowsDone: number,
  renew: boolean,
): Promise<ExportedContact[] | undefined> {
  return inTenant(obligation.tenantId, async () => {
    const [mine, contacts] = await Promise.all([
      // The bar never goes back: a second attempt shows as standing still until it has caught up.
      change(
        `update exports set rows_done = greatest(rows_done, $4)
          where tenant_id = $1 and id = $2 and file_key = $3 and state = 'running'`,
        [obligation.tenantId, exportId, fileKey, rowsDone],
      ),
      contactRows(filter, place),
      renew ? renewLease(obligation) : undefined,
    ]);
    return mine === 1 ? contacts : undefined;
  });
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
