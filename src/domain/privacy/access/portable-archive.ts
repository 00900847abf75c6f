import { beginCsv, csvRows } from '../../exports/csv.ts';
import type { AccessDocument, DocumentValue } from './document.ts';
import { documentSchema } from './schema.ts';
import { zip } from '../../files/zip.ts';

/** A document to take along (Art. 20): the JSON, its schema, and a CSV file for each kind of row, in one archive. */
export function portableArchive(document: AccessDocument): Promise<Buffer> {
  return zip([
    { name: 'personal-data.json', body: JSON.stringify(document, null, 2) },
    { name: 'schema.json', body: JSON.stringify(documentSchema, null, 2) },
    ...document.sections.map(({ name, columns, rows }) => ({
      name: `${name}.csv`,
      body:
        beginCsv(
          columns.map((column) => column.name),
          manner,
        ) +
        csvRows(
          rows.map((row) => columns.map((column) => cell(row[column.name] ?? null))),
          manner,
        ),
    })),
  ]);
}

/** For machines: names of columns and a comma, whatever the language. How the files are read, the schema says (schema.ts). */
const manner = { delimiter: ',', forPrograms: true } as const;

const cell = (value: DocumentValue): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));
