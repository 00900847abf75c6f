import { createHash } from 'node:crypto';

import type { ColumnsOfTable } from '../inventory/subject-graph.ts';
import type { DocumentValue } from './document.ts';
import type { GatheredTable } from './gather.ts';

/** Something that was written freely, in the copy as the person reads it. */
export interface WrittenText {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
}

/** Columns that people write in, besides those whose category says so. */
const alsoWritten: ReadonlySet<string> = new Set([
  'contacts.job_title',
  'contact_companies.role',
  'deals.title',
  'data_subject_requests.doubt_reason',
  'data_subject_requests.extension_reason',
]);

/** Columns of that category which hold one of a list. */
const chosen: ReadonlySet<string> = new Set(['activities.kind', 'data_subject_request_letters.subject']);

const isWritten = (table: string, { name, declared }: ColumnsOfTable['columns'][number]): boolean =>
  alsoWritten.has(`${table}.${name}`) ||
  (declared.category === 'user.content.private' && !chosen.has(`${table}.${name}`));

/** Whether a table has texts that people write freely. */
export const hasTexts = ({ table, columns }: ColumnsOfTable): boolean =>
  columns.some((column) => isWritten(table, column));

/** All that people wrote freely in what was gathered, each value by itself: any of it may speak of anybody. */
export function textsOf(tables: readonly GatheredTable[]): WrittenText[] {
  return tables.flatMap(({ table: { table, columns }, rows }) =>
    rows.flatMap(({ id, values }) =>
      columns
        .filter((column) => isWritten(table, column))
        .flatMap(({ name }) =>
          textsIn(values[name]).map((text): WrittenText => ({ table, rowId: id, column: name, text })),
        ),
    ),
  );
}

/** What tells texts from the same ones with anything added, changed or taken out; in whatever order they were read. */
export function fingerprintOf(texts: readonly WrittenText[]): string {
  const lines = texts.map(({ table, rowId, column, text }) => JSON.stringify([table, rowId, column, text])).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const textsIn = (value: DocumentValue | undefined): readonly string[] =>
  (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? value : []).filter(
    (text) => text.trim() !== '',
  );
