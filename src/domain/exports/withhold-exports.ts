import { now } from '../clock.ts';
import { oweAgain } from '../outbox.ts';
import { change, currentTenantId, sql } from '../tenancy.ts';

/** Why a file was taken back before its days were over. */
export type WithheldBecause = 'restriction' | 'erasure' | 'removal';

const exportsOfTenant = (tenantId: string): string => `${tenantId}:exports`;

/**
 * Waits until nobody is restricting or erasing anybody, in the open transaction that begins to write a file: what is read
 * after it is without them, and who restricts somebody from now on finds that the file has been begun.
 */
export async function waitForWithholding(tenantId: string): Promise<void> {
  await sql(`select pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, [exportsOfTenant(tenantId)]);
}

/**
 * Takes back every file of contacts, in the open transaction that restricts or erases somebody who may be in them, or takes away
 * what the register removed from open data: one
 * that is finished is handed out no more and removed at once, one that is asked for or being written is stopped.
 * Filters go too, since somebody may have searched for the person by name.
 */
export async function withholdExports(because: WithheldBecause): Promise<void> {
  const tenantId = currentTenantId();
  // Statements of their own: what others did to these rows meanwhile is seen by the ones after them.
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [exportsOfTenant(tenantId)]);
  await sql(
    `select from exports where tenant_id = $1 and state in ('waiting', 'running', 'finished') order by id for update`,
    [tenantId],
  );
  const [finished] = await Promise.all([
    sql<{ id: string; file_key: string }>(
      `update exports set expires_at = $3, filter = '{}', withheld_because = $2
        where tenant_id = $1 and state = 'finished' and expires_at > $3 returning id, file_key`,
      [tenantId, because, now()],
    ),
    change(
      `update exports set state = 'cancelled', filter = '{}', finished_at = $3, withheld_because = $2
        where tenant_id = $1 and state in ('waiting', 'running')`,
      [tenantId, because, now()],
    ),
  ]);
  for (const { id, file_key } of finished) await oweAgain('export-expiry', file_key, { subjectId: id });
}
