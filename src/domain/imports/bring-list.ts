import { seenName } from '../clean-text.ts';
import { now } from '../clock.ts';
import { fieldsInUse } from '../custom-fields/field-values.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../identifiers.ts';
import { beginningOf, oneLine } from '../names.ts';
import { withoutNationalIdentityNumbers } from '../national-identity.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { guessFields } from './import-fields.ts';
import { decodeText, type Encoding } from './reading/decode-text.ts';
import { refuseOtherFiles, refuseUnwritten } from './reading/other-files.ts';
import { readTable, type BroughtRow, type Delimiter } from './reading/read-table.ts';
import { rememberedColumns } from './remembered-columns.ts';

/** What a member brings: a file, or lines they pasted. */
export interface BroughtList {
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  readonly text?: string | undefined;
  /** How its letters are written and what stands between its cells, where the member says so; found out otherwise. */
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/** So many imports of a tenant may wait for somebody to go on with them. */
export const MOST_OPEN = 10;

/**
 * Takes a list in and reads it; nothing is done with it before a member has said what its columns are. National identity
 * numbers in it are not kept.
 * @param language of the report on it
 * @returns the import's id
 * @throws Invalid (fields `file`, `import`), NotAllowed
 */
export async function bringList(by: Member, list: BroughtList, language: 'nb' | 'en'): Promise<string> {
  demand(by, 'write');
  if (list.file) refuseOtherFiles(list.file.bytes);
  const decoded = list.file
    ? decodeText(list.file.bytes, list.encoding)
    : { text: list.text ?? '', encoding: 'utf-8' as const };
  if (list.file) refuseUnwritten(decoded.text);
  const { headings, rows, delimiter } = readTable(decoded.text, list.delimiter);
  const open = await sql(
    `select from company_imports where tenant_id = $1 and state not in ('finished', 'undone') limit ${MOST_OPEN}`,
    [by.tenantId],
  );
  if (open.length >= MOST_OPEN) throw new Invalid({ import: 'imports.problem.tooManyOpen' });
  const id = newId();
  const own = await fieldsInUse('company');
  const kept = headings.map((heading) => beginningOf(oneLine(heading), 100));
  const { fields } = (await rememberedColumns(kept, own)) ?? {
    fields: guessFields(
      headings,
      rows.slice(0, 200).map(({ cells }) => cells),
      own,
    ),
  };
  await change(
    `insert into company_imports (tenant_id, id, state, file_name, encoding, delimiter, headings, fields, language, total, created_at,
            created_by, kept_from)
     values ($1, $2, 'columns', $3, $4, $11, $5, $6, $7, $8, $9, $10, $9)`,
    [
      by.tenantId,
      id,
      list.file ? beginningOf(withoutNationalIdentityNumbers(seenName(oneLine(list.file.name))), 100) : null,
      decoded.encoding,
      kept,
      fields.map((field) => field ?? ''),
      language,
      rows.length,
      now(),
      by.id,
      delimiter,
    ],
  );
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT)
    await keepRows(id, rows.slice(from, from + ROWS_PER_STATEMENT));
  return id;
}

const ROWS_PER_STATEMENT = 2_000;

// An array of arrays of texts would have to be as wide everywhere; as JSON each row is its own.
async function keepRows(importId: string, rows: readonly BroughtRow[]): Promise<void> {
  await change(
    `insert into company_import_rows (tenant_id, import_id, line, cells)
     select $1, $2, line, array(select jsonb_array_elements_text(cells))
       from unnest($3::int[], $4::jsonb[]) as row (line, cells)`,
    [currentTenantId(), importId, rows.map(({ line }) => line), rows.map(({ cells }) => JSON.stringify(cells))],
  );
}
