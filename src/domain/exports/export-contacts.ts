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
import type { LeasedObligation } from '../outbox.ts';
import { inTenant } from '../tenancy.ts';
import { contactCells, contactColumns, type ExportWords } from './contact-columns.ts';
import { contactRows, countContactRows, firstPlace, ROWS_PER_BATCH } from './contact-rows.ts';
import { beginCsv, csvRows } from './csv.ts';
import type { ExportFile } from './export-file.ts';
import { makeExport, tellProgress, type Attempt } from './make-export.ts';

/**
 * Writes the contacts that a member asked for into a file.
 * @param wordsFor what the headings and values are called in the export's language
 */
export const exportContacts = (
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
): Promise<void> =>
  makeExport(obligation, {
    expected: countContactRows,
    write: (attempt, file) => writeRows(attempt, file, wordsFor(attempt.language), signal),
  });

async function writeRows(
  attempt: Attempt,
  file: ExportFile,
  words: ExportWords,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { filter, obligation } = attempt;
  await file.write(beginCsv(contactColumns.map(words.heading), words));
  let place = firstPlace;
  let rows = 0;
  for (let batch = 1; ; batch++) {
    signal.throwIfAborted();
    // Tells how far the work is and reads on, in one round trip.
    const [mine, contacts] = await inTenant(obligation.tenantId, () =>
      Promise.all([tellProgress(attempt, rows, batch), contactRows(filter, place)]),
    );
    if (!mine) return undefined;
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
