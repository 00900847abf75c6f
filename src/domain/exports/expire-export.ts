import { record, system } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { faultPoint } from '../fault-points.ts';
import { removeFile } from '../files/files.ts';
import { settle, type LeasedObligation } from '../outbox.ts';
import { change, inTenant } from '../tenancy.ts';

/**
 * Removes the file of an export whose days are over, and the filter with it, which may hold a name that somebody
 * searched for. The obligation's key is the file's, due at the moment of expiry; the row of who asked, when and for how
 * much stays.
 */
export async function expireExport(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: fileKey, subjectId: exportId } = obligation;
  // First the file: whatever happens afterwards, the data is gone.
  await removeFile(tenantId, fileKey);
  await faultPoint('file removed');
  await inTenant(tenantId, async () => {
    const expired = await change(
      `update exports set state = 'expired', file_key = null, filter = '{}'
        where tenant_id = $1 and id = $2 and file_key = $3 and state in ('finished', 'failed') and expires_at <= $4`,
      [tenantId, exportId, fileKey, now()],
    );
    if (expired === 1) await record(system, 'export.expired', { kind: 'export', id: exportId ?? undefined });
    await settle(obligation);
  });
}
