import { isLeftAlone, oweAgain } from '../outbox.ts';
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

/** A batch takes a few seconds, and each renews the lease: after this long without one, whoever worked has stopped. */
const BATCH_SECONDS = 30;

/** Whether whoever was bringing an import in has stopped, as in a crash; another goes on when the lease has run out, within two minutes. */
export async function isInterrupted(one: CompanyImport): Promise<boolean> {
  // What checks a list waits for the register meanwhile.
  if (one.state !== 'running') return false;
  return isLeftAlone(kindOf(one), one.id, BATCH_SECONDS);
}

/** Goes on with an import that was given up. @throws NotFound */
export async function goOn(by: Member, id: string): Promise<void> {
  demand(by, 'write');
  await oweAgain(kindOf(await lockImportIn(id, 'checking', 'running')), id);
}
