import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { fileExists, filePath } from '../files/files.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';

/** A finished file: where it is, and when it was made. */
export interface FinishedFile {
  readonly path: string;
  readonly madeAt: Date;
}

/**
 * Hands out the file of one of the member's own exports and notes that it was fetched. The moment it expires is checked
 * here, so that a worker that is late changes nothing.
 * @throws NotFound when it is not finished, has expired, or is somebody else's; NotAllowed
 */
export async function downloadExport(by: Member, id: string): Promise<FinishedFile> {
  demand(by, 'export');
  const [row] = isId(id)
    ? await sql<{ file_key: string; finished_at: Date }>(
        `select file_key, finished_at from exports
          where tenant_id = $1 and requested_by = $2 and id = $3 and state = 'finished' and expires_at > $4`,
        [by.tenantId, by.id, id, now()],
      )
    : [];
  if (!row || !(await fileExists(by.tenantId, row.file_key))) throw new NotFound('export');
  await record(asActor(by), 'export.downloaded', { kind: 'export', id });
  return { path: filePath(by.tenantId, row.file_key), madeAt: row.finished_at };
}
