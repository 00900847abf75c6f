import { Readable } from 'node:stream';

import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { ZipStream } from '../../files/zip.ts';
import type { LeasedObligation } from '../../outbox.ts';
import { registerAttribution } from '../../register/attribution.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { beginCsv, csvRows } from '../csv.ts';
import type { ExportFile } from '../export-file.ts';
import { makeExport, tellProgress, type Attempt } from '../make-export.ts';
import { exportedTables, takenTables, type ExportedTable } from './exported-tables.ts';
import { manifestOf, schemaOf, type ListedFile } from './manifest.ts';
import {
  findRestricted,
  RESTRICTED_FOLDER,
  restrictedFolderNote,
  type ArchivePart,
  type FoundRestricted,
} from './restricted-part.ts';
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
 * work in as CSV too, a schema, and a manifest with the SHA-256 of each file. All there is of restricted records lies in a
 * folder of its own, and nothing of them anywhere else.
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
  readonly restricted: FoundRestricted;
  rows: number;
  batch: number;
  stopped: boolean;
}

async function writeArchive(attempt: Attempt, file: ExportFile, signal: AbortSignal): Promise<number | undefined> {
  const { tenantId } = attempt.obligation;
  const restricted: FoundRestricted = { contacts: new Set(), activities: new Set() };
  const work: Work = { attempt, signal, restricted, rows: 0, batch: 0, stopped: false };
  const archive = new ZipStream((bytes) => file.write(bytes));
  const [tables, [tenant]] = await inTenant(tenantId, async () => [
    await exportedTables(),
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
  for (const part of ['ordinary', 'restricted'] as const) {
    const folder = part === 'ordinary' ? '' : RESTRICTED_FOLDER;
    // Looked for in every batch before this one: nobody was restricted while the others were written.
    if (part === 'restricted' && restricted.contacts.size + restricted.activities.size === 0) break;
    if (part === 'restricted') await add(`${folder}LES-DETTE.txt`, Readable.from([noteInFolder]));
    for (const table of tables) {
      const from = { table, part };
      if (part === 'restricted' && (await isEmpty(work, from))) continue;
      await add(`${folder}data/${table.table}.jsonl`, jsonLines(work, from));
      if (sheets.includes(table.table)) await add(`${folder}csv/${table.table}.csv`, sheet(work, from));
      if (work.stopped) return undefined;
    }
  }
  await add('schema.json', whole(schemaOf(tables)));
  await archive.add(
    'manifest.json',
    whole(
      manifestOf({
        tenant: { id: tenantId, ...tenant },
        madeAt: now(),
        files,
        restricted: { contacts: restricted.contacts.size, activities: restricted.activities.size },
      }),
    ),
  );
  await archive.finish();
  return work.rows;
}

/** Whether a part has nothing of a table: nearly all that could have is empty in the restricted one. */
const isEmpty = async (work: Work, { table, part }: From): Promise<boolean> =>
  (await inTenant(work.attempt.obligation.tenantId, () => tableRows(table, part, work.restricted, undefined)))
    .length === 0;

const noteInFolder = `${restrictedFolderNote.nb}\n\n${restrictedFolderNote.en}\n`;

const whole = (value: object): AsyncIterable<string> => Readable.from([JSON.stringify(value, null, 2)]);

/** A table in one part of the archive. */
interface From {
  readonly table: ExportedTable;
  readonly part: ArchivePart;
}

/** Every row of a table in a part, batch by batch; ends early when the work is somebody else's, and says so. */
async function* batches(work: Work, { table, part }: From): AsyncGenerator<readonly string[]> {
  let place: readonly string[] | undefined;
  for (;;) {
    work.signal.throwIfAborted();
    work.batch += 1;
    const [mine, rows] = await inTenant(work.attempt.obligation.tenantId, async () => {
      const [still] = await Promise.all([
        tellProgress(work.attempt, work.rows, work.batch),
        findRestricted(work.restricted),
      ]);
      return [still, await tableRows(table, part, work.restricted, place)] as const;
    });
    if (!mine) work.stopped = true;
    if (work.stopped) return;
    work.rows += rows.length;
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < ROWS_PER_BATCH) return;
    await faultPoint('batch written');
    place = rows.at(-1)?.place;
  }
}

async function* jsonLines(work: Work, from: From): AsyncGenerator<string> {
  for await (const lines of batches(work, from)) yield `${lines.join('\n')}\n`;
}

/** For machines and spreadsheets alike: names of columns and a comma, whatever the language. */
const manner = { delimiter: ',' } as const;

async function* sheet(work: Work, from: From): AsyncGenerator<string> {
  const names = from.table.columns.map(({ name }) => name);
  const sourced = from.table.table === 'companies';
  yield beginCsv(sourced ? [...names, SOURCE_COLUMN] : names, manner);
  for await (const lines of batches(work, from))
    yield csvRows(
      lines.map((line) => {
        const row: Readonly<Record<string, unknown>> = JSON.parse(line);
        const cells = names.map((name) => cell(row[name]));
        return sourced ? [...cells, sourceOf(row)] : cells;
      }),
      manner,
    );
}

/** Of a company: where the values are from that nobody typed, as the licence of the register demands. */
const SOURCE_COLUMN = 'kilde';

const sourceOf = ({ enrichment_state: state, enrichment_at: at }: Readonly<Record<string, unknown>>): string =>
  (state === 'found' || state === 'deleted') && typeof at === 'string' ? registerAttribution(at) : '';

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('\n') : JSON.stringify(value);
}
