import { Readable } from 'node:stream';

import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { ZipStream } from '../../files/zip.ts';
import type { LeasedObligation } from '../../outbox.ts';
import { countRestrictions } from '../../privacy/restriction/count-restrictions.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { beginCsv, csvRows } from '../csv.ts';
import type { ExportFile } from '../export-file.ts';
import { makeExport, tellProgress, type Attempt } from '../make-export.ts';
import { exportedTables, takenTables, type ExportedTable } from './exported-tables.ts';
import { manifestOf, schemaOf, type ListedFile } from './manifest.ts';
import { countTableRows, ROWS_PER_BATCH, tableRows } from './table-rows.ts';

/** What people open in a spreadsheet; these are there as CSV too. */
const sheets: readonly string[] = [
  'contacts',
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'companies',
  'deals',
  'activities',
];

/**
 * Writes everything that is held for a tenant into one archive (Art. 28(3)(g)): each table as JSON lines, the ones people
 * work in as CSV too, a schema, and a manifest with the SHA-256 of each file. Restricted records are not in it; the
 * manifest says how many.
 */
export const exportEverything = (obligation: LeasedObligation, signal: AbortSignal): Promise<void> =>
  makeExport(obligation, { expected: countEverything, write: (attempt, file) => writeArchive(attempt, file, signal) });

async function countEverything(): Promise<number> {
  let rows = 0;
  for (const { table } of takenTables) rows += (await countTableRows({ table })) * (sheets.includes(table) ? 2 : 1);
  return rows;
}

/** How far an archive is. */
interface Work {
  readonly attempt: Attempt;
  readonly signal: AbortSignal;
  rows: number;
  batch: number;
  stopped: boolean;
}

async function writeArchive(attempt: Attempt, file: ExportFile, signal: AbortSignal): Promise<number | undefined> {
  const { tenantId } = attempt.obligation;
  const work: Work = { attempt, signal, rows: 0, batch: 0, stopped: false };
  const archive = new ZipStream((bytes) => file.write(bytes));
  const [tables, restricted, [tenant]] = await inTenant(tenantId, async () => [
    await exportedTables(),
    await countRestrictions(),
    await sql<{ name: string; organisationNumber: string | null }>(
      `select name, organisation_number as "organisationNumber" from tenants where id = $1`,
      [tenantId],
    ),
  ]);
  const files: ListedFile[] = [];
  const add = async (name: string, parts: AsyncIterable<string>): Promise<void> => {
    const before = work.rows;
    const written = await archive.add(name, parts);
    files.push({ name, ...written, rows: work.rows - before });
  };
  for (const table of tables) {
    await add(`data/${table.table}.jsonl`, jsonLines(work, table));
    if (sheets.includes(table.table)) await add(`csv/${table.table}.csv`, sheet(work, table));
    if (work.stopped) return undefined;
  }
  await add('schema.json', whole(schemaOf(tables)));
  await archive.add(
    'manifest.json',
    whole(manifestOf({ tenant: { id: tenantId, ...tenant }, madeAt: now(), files, restricted })),
  );
  await archive.finish();
  return work.rows;
}

const whole = (value: object): AsyncIterable<string> => Readable.from([JSON.stringify(value, null, 2)]);

/** Every row of a table, batch by batch; ends early when the work is somebody else's, and says so. */
async function* batches(work: Work, table: ExportedTable): AsyncGenerator<readonly string[]> {
  let place: readonly string[] | undefined;
  for (;;) {
    work.signal.throwIfAborted();
    work.batch += 1;
    const [mine, rows] = await inTenant(work.attempt.obligation.tenantId, () =>
      Promise.all([tellProgress(work.attempt, work.rows, work.batch), tableRows(table, place)]),
    );
    if (!mine) work.stopped = true;
    if (work.stopped) return;
    work.rows += rows.length;
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < ROWS_PER_BATCH) return;
    await faultPoint('batch written');
    place = rows.at(-1)?.place;
  }
}

async function* jsonLines(work: Work, table: ExportedTable): AsyncGenerator<string> {
  for await (const lines of batches(work, table)) yield `${lines.join('\n')}\n`;
}

/** For machines and spreadsheets alike: names of columns and a comma, whatever the language. */
const manner = { delimiter: ',' } as const;

async function* sheet(work: Work, table: ExportedTable): AsyncGenerator<string> {
  const names = table.columns.map(({ name }) => name);
  yield beginCsv(names, manner);
  for await (const lines of batches(work, table))
    yield csvRows(
      lines.map((line) => {
        const row: Readonly<Record<string, unknown>> = JSON.parse(line);
        return names.map((name) => cell(row[name]));
      }),
      manner,
    );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('\n') : JSON.stringify(value);
}
