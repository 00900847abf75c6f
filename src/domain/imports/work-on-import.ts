import { oweAgain } from '../outbox.ts';
import { currentTenantId, sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { lockImportIn, type CompanyImport } from './company-import.ts';

const kindOf = ({ state }: CompanyImport) => (state === 'running' ? 'company-import' : 'import-check');

/** Whether an import that is under way has been given up: nobody will go on with it unless a member says so. */
export async function isGivenUp(one: CompanyImport): Promise<boolean> {
  const [owed] = await sql<{ dead: boolean }>(
    `select dead_at is not null as dead from outbox where tenant_id = $1 and kind = $2 and key = $3`,
    [currentTenantId(), kindOf(one), one.id],
  );
  return owed?.dead ?? true;
}

/** Goes on with an import that was given up. @throws NotFound */
export async function goOn(by: Member, id: string): Promise<void> {
  demand(by, 'write');
  await oweAgain(kindOf(await lockImportIn(id, 'checking', 'running')), id);
}
