import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { fileExists, filePath } from '../files/files.ts';
import { isId } from '../identifiers.ts';
import { oweAgain } from '../outbox.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { ExportKind } from './contact-export.ts';
import { AGAIN_HOURS } from './everything/request-everything.ts';

/** A finished file: where it is, what it is, and when it was made. */
export interface FinishedFile {
  readonly path: string;
  readonly kind: ExportKind;
  readonly madeAt: Date;
}

interface Finished {
  readonly kind: ExportKind;
  readonly fileKey: string;
  readonly finishedAt: Date;
  readonly fetchedAt: Date | null;
}

/**
 * Hands out the file of one of the member's own exports and notes that it was fetched. The moment it expires is checked
 * here, so that a worker that is late changes nothing. An archive of everything is handed out once: from then on it is
 * there for AGAIN_HOURS, for a line that broke, and then removed.
 * @throws NotFound when it is not finished, has expired, or is somebody else's; NotAllowed
 */
export async function downloadExport(by: Member, id: string): Promise<FinishedFile> {
  demand(by, 'export');
  const [row] = isId(id)
    ? await sql<Finished>(
        `select kind, file_key as "fileKey", finished_at as "finishedAt", fetched_at as "fetchedAt" from exports
          where tenant_id = $1 and requested_by = $2 and id = $3 and state = 'finished' and expires_at > $4 for update`,
        [by.tenantId, by.id, id, now()],
      )
    : [];
  if (!row || !(await fileExists(by.tenantId, row.fileKey))) throw new NotFound('export');
  if (row.kind === 'everything') {
    demand(by, 'ownership');
    if (row.fetchedAt === null) await endSoon(by, id, row);
  }
  await record(asActor(by), 'export.downloaded', { kind: 'export', id });
  return { path: filePath(by.tenantId, row.fileKey), kind: row.kind, madeAt: row.finishedAt };
}

async function endSoon(by: Member, id: string, { fileKey }: Finished): Promise<void> {
  const expiresAt = new Date(now().getTime() + AGAIN_HOURS * 3_600_000);
  await change(
    `update exports set fetched_at = $3, expires_at = least(expires_at, $4) where tenant_id = $1 and id = $2`,
    [by.tenantId, id, now(), expiresAt],
  );
  await oweAgain('export-expiry', fileKey, { subjectId: id, dueAt: expiresAt });
}
