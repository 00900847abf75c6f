import { fieldsInUse } from '../custom-fields/field-values.ts';
import { faultPoint } from '../fault-points.ts';
import type { LeasedObligation } from '../outbox.ts';
import { inTenant, readingTenant } from '../tenancy.ts';
import { contactCells, headings, type ExportWords } from './contact-columns.ts';
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
  // The tenant's own fields as they are when the attempt begins.
  const own = await readingTenant(obligation.tenantId, () => fieldsInUse('contact'));
  await file.write(beginCsv(headings(own, words), words));
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
