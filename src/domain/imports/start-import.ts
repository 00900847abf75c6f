import { now } from '../clock.ts';
import { Invalid } from '../errors.ts';
import { owe } from '../outbox.ts';
import { change } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { lockImportIn } from './company-import.ts';
import { inLine } from './review-list.ts';

/**
 * Says yes to a reviewed import: the rows in line are brought in, in the background, in the name of whoever says so. What is not in
 * line is left out for good, and told of in the report.
 * @throws Invalid (field `import`) when no row is in line; NotFound
 */
export async function startImport(by: Member, id: string): Promise<void> {
  demand(by, 'write');
  await lockImportIn(id, 'review');
  const left = await change(
    `update company_import_rows r set outcome = 'left-out'
      where r.tenant_id = $1 and r.import_id = $2 and not ${inLine}`,
    [by.tenantId, id],
  );
  const started = await change(
    `update company_imports set state = 'running', done = 0, run_at = $3, created_by = $4, total = total - $5
      where tenant_id = $1 and id = $2 and total > $5`,
    [by.tenantId, id, now(), by.id, left],
  );
  if (started === 0) throw new Invalid({ import: 'imports.problem.nothing' });
  await owe('company-import', id);
}

/** Throws an import away that has brought nothing in, with its rows. @throws NotFound */
export async function discardImport(by: Member, id: string): Promise<void> {
  demand(by, 'write');
  await lockImportIn(id, 'columns', 'checking', 'review');
  await change(`delete from company_import_rows where tenant_id = $1 and import_id = $2`, [by.tenantId, id]);
  await change(`delete from company_imports where tenant_id = $1 and id = $2`, [by.tenantId, id]);
}
