import type { AuditValues } from '../../audit/audit.ts';
import { openMany } from '../../keys/subject-keys.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { isPersonal } from '../inventory/declaration.ts';
import { labelOfColumn } from './labels.ts';

/** What is kept under a contact's own key in a row about them. */
export interface SealedRow {
  readonly contactId: string;
  readonly sealed: Buffer | null;
}

/** The one column that holds values under a person's own key. */
export const isSealedColumn = (table: string, column: string): boolean =>
  table === 'audit_entries' && column === 'sealed_values';

/**
 * What the trail keeps of a contact's record, as the contact reads it: `E-post: gammel@… → ny@…`, one line for each field.
 * Null where nothing is kept, or where the key is destroyed. One statement for all rows, in the open transaction.
 */
export async function openedChanges(rows: readonly SealedRow[], language: 'nb' | 'en'): Promise<(string | null)[]> {
  const kept = rows.flatMap(({ contactId, sealed }, at) =>
    sealed === null ? [] : [{ at, subject: { kind: 'contact', id: contactId }, sealed }],
  );
  const texts = await openMany(kept);
  const opened = rows.map((): string | null => null);
  for (const [number, { at }] of kept.entries()) {
    const text = texts[number];
    if (text !== undefined) opened[at] = lines(JSON.parse(text), language);
  }
  return opened;
}

const lines = (values: AuditValues, language: 'nb' | 'en'): string =>
  Object.entries(values)
    .map(([field, { from, to }]) => `${labelOf(field, language)}: ${from ?? '–'} → ${to ?? '–'}`)
    .join('\n');

function labelOf(field: string, language: 'nb' | 'en'): string {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const declared = declarationOf('contacts').columns[column];
  return declared && isPersonal(declared) ? labelOfColumn('contacts', column, declared, language) : field;
}
