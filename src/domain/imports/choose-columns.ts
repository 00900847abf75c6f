import { Invalid } from '../errors.ts';
import { owe } from '../outbox.ts';
import { change, sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { lockImportIn, type CompanyImport } from './company-import.ts';
import { importTarget, type ImportTarget } from './import-fields.ts';
import { rememberColumns } from './remembered-columns.ts';

/** The first rows of a list, for the page on which a member says what its columns are. */
export async function samplesOf({ id }: CompanyImport, by: Member): Promise<readonly (readonly string[])[]> {
  demand(by, 'write');
  const rows = await sql<{ cells: string[] }>(
    `select cells from company_import_rows where tenant_id = $1 and import_id = $2 order by line limit 5`,
    [by.tenantId, id],
  );
  return rows.map(({ cells }) => cells);
}

/**
 * Says what the columns of a list are, and owes holding its rows against the register. What is not to be brought in is thrown
 * away here and now: an import has no need of it.
 * @param chosen a field's name for each column, the empty text for one that is left out
 * @throws Invalid (field `columns`) without a number and a name, or with a field that is chosen twice; NotFound
 */
export async function chooseColumns(by: Member, id: string, chosen: readonly string[]): Promise<void> {
  demand(by, 'write');
  const { headings, own } = await lockImportIn(id, 'columns');
  const taken = headings.flatMap((heading, at): { heading: string; at: number; field: ImportTarget }[] => {
    const field = importTarget(chosen[at] ?? '', own);
    return field ? [{ heading, at, field }] : [];
  });
  const fields = taken.map(({ field }) => field);
  if (new Set(fields).size < fields.length) throw new Invalid({ columns: 'imports.columns.twice' });
  if (!fields.includes('number') && !fields.includes('name')) throw new Invalid({ columns: 'imports.columns.needed' });
  await Promise.all([
    change(
      `update company_import_rows set cells = array(select cells[place] from unnest($3::int[]) with ordinality as kept (place, nr) order by nr)
        where tenant_id = $1 and import_id = $2`,
      [by.tenantId, id, taken.map(({ at }) => at + 1)],
    ),
    change(
      `update company_imports set state = 'checking', done = 0, headings = $3, fields = $4 where tenant_id = $1 and id = $2`,
      [by.tenantId, id, taken.map(({ heading }) => heading), fields],
    ),
    rememberColumns(
      headings,
      headings.map((_, at) => taken.find((one) => one.at === at)?.field ?? ''),
    ),
    owe('import-check', id),
  ]);
}
