import { record } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { owe } from '../../outbox.ts';
import { change, sql } from '../../tenancy.ts';
import { asActor, demand, type Member } from '../../users/member.ts';

/** Hours after the first download in which it can be tried again, for a line that broke; then the file is removed. */
export const AGAIN_HOURS = 1;

/**
 * Asks for one archive of everything, in the open transaction. One of the owner's own that is under way, or lies ready and
 * has not been fetched, is that one. @returns the export's id
 * @throws NotAllowed for others than owners
 */
export async function requestEverything(by: Member, language: 'nb' | 'en'): Promise<string> {
  demand(by, 'ownership');
  await sql(`select from members where tenant_id = $1 and id = $2 for no key update`, [by.tenantId, by.id]);
  const [known] = await sql<{ id: string }>(
    `select id from exports where tenant_id = $1 and requested_by = $2 and kind = 'everything'
        and (state in ('waiting', 'running') or (state = 'finished' and expires_at > $3 and fetched_at is null))
      order by created_at desc limit 1`,
    [by.tenantId, by.id, now()],
  );
  if (known) return known.id;
  const id = newId();
  await Promise.all([
    change(
      `insert into exports (tenant_id, id, kind, language, requested_by, created_at)
       values ($1, $2, 'everything', $3, $4, $5)`,
      [by.tenantId, id, language, by.id, now()],
    ),
    owe('tenant-export', id, { subjectId: id }),
    record(asActor(by), 'export.requested', { kind: 'export', id }, { everything: true }, { purpose: 'privacy' }),
  ]);
  return id;
}
