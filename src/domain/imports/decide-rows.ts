import { Invalid, NotFound } from '../errors.ts';
import { oweAgain } from '../outbox.ts';
import { mirrorState } from '../register/mirror/mirror-state.ts';
import { isOrganisationNumber } from '../register/organisation-number.ts';
import { change, inTenant, readingTenant } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { keepVerdicts } from './check-import.ts';
import { findImport, lockImportIn } from './company-import.ts';
import { judgeRows } from './judge-rows.ts';
import { isSure, rowOf } from './review-list.ts';

/**
 * What a member says about a row: leave it out, bring it in all the same, take what was said back, or which unit of the register it
 * is.
 */
export type RowChoice = 'drop' | 'take' | 'as-judged' | { readonly number: string };

/** Writes down what a member says about a row. @throws Invalid (field `number`) for what is no number; NotFound */
export async function chooseForRow(by: Member, importId: string, line: number, choice: RowChoice): Promise<void> {
  demand(by, 'write');
  const found = await lockImportIn(importId, 'review');
  const row = await rowOf(found, line);
  if (typeof choice === 'object') {
    if (row.verdict !== 'named') throw new NotFound('row');
    if (!isOrganisationNumber(choice.number)) throw new Invalid({ number: 'form.organisationNumber.checksum' });
  }
  await change(`update company_import_rows set choice = $4 where tenant_id = $1 and import_id = $2 and line = $3`, [
    by.tenantId,
    importId,
    line,
    typeof choice === 'object' ? choice.number : choice === 'as-judged' ? null : choice,
  ]);
}

/** Chooses the unit that is sure for every row that nobody has said anything about. @returns how many */
export async function chooseSure(by: Member, importId: string): Promise<number> {
  demand(by, 'write');
  await lockImportIn(importId, 'review');
  return change(
    `update company_import_rows r set choice = r.suggestions -> 0 ->> 'number'
      where r.tenant_id = $1 and r.import_id = $2 and ${isSure}`,
    [by.tenantId, importId],
  );
}

/** Leaves out every row of the file that cannot be read. @returns how many */
export async function dropUnreadable(by: Member, importId: string): Promise<number> {
  demand(by, 'write');
  await lockImportIn(importId, 'review');
  return change(
    `update company_import_rows set choice = 'drop' where tenant_id = $1 and import_id = $2 and verdict = 'unreadable'`,
    [by.tenantId, importId],
  );
}

const LONGEST_CELL = 1_000;

/**
 * Mends the cells of a row and judges it anew, as the whole file was. Asks outside, so it opens its own transactions and is not to be
 * called in one.
 * @param cells by column
 * @throws NotFound
 */
export async function mendRow(by: Member, importId: string, line: number, cells: readonly string[]): Promise<void> {
  demand(by, 'write');
  const found = await readingTenant(by.tenantId, async () => {
    const one = await findImport(importId);
    if (one.state !== 'review') throw new NotFound('import');
    await rowOf(one, line);
    return one;
  });
  const mended = found.fields.map((_, at) => (cells[at] ?? '').trim().slice(0, LONGEST_CELL));
  const { inUse } = await mirrorState('enheter');
  const judged = await judgeRows({ tenantId: by.tenantId, ...found }, [{ line, cells: mended }], {
    mirrored: inUse,
    interactive: true,
  });
  await inTenant(by.tenantId, async () => {
    await lockImportIn(importId, 'review');
    await change(
      `update company_import_rows set cells = array(select jsonb_array_elements_text($4::jsonb))
        where tenant_id = $1 and import_id = $2 and line = $3`,
      [by.tenantId, importId, line, JSON.stringify(mended)],
    );
    await keepVerdicts(importId, judged);
  });
}

/** Has the register asked again about the rows it did not answer. @throws NotFound */
export async function askAgain(by: Member, importId: string): Promise<void> {
  demand(by, 'write');
  await lockImportIn(importId, 'review', 'checking');
  const again = await change(
    `update company_import_rows set verdict = null, sameness = null
      where tenant_id = $1 and import_id = $2 and verdict = 'unanswered'`,
    [by.tenantId, importId],
  );
  await Promise.all([
    change(`update company_imports set state = 'checking', done = done - $3 where tenant_id = $1 and id = $2`, [
      by.tenantId,
      importId,
      again,
    ]),
    oweAgain('import-check', importId),
  ]);
}
