import { record, system } from '../../audit/audit.ts';
import { now } from '../../clock.ts';
import { faultPoint } from '../../fault-points.ts';
import { removeFile } from '../../files/files.ts';
import { settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, sql } from '../../tenancy.ts';

/**
 * Removes the file of a package whose days are over, and the mentions of others that were decided about. The
 * obligation's key is the file's. That the package was made, reviewed and opened stays.
 */
export async function expirePackage(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: fileKey, subjectId: packageId } = obligation;
  // First the file: whatever happens afterwards, the data is gone.
  await removeFile(tenantId, fileKey);
  await faultPoint('file removed');
  await inTenant(tenantId, async () => {
    const [expired] = await sql<{ contactId: string | null; userId: string | null }>(
      `update access_packages set state = 'expired', file_key = null
        where tenant_id = $1 and id = $2 and file_key = $3 and state = 'ready' and expires_at <= $4
       returning contact_id as "contactId", user_id as "userId"`,
      [tenantId, packageId, fileKey, now()],
    );
    if (expired) {
      await change(`delete from access_findings where tenant_id = $1 and package_id = $2`, [tenantId, packageId]);
      await record(
        system,
        'access.expired',
        expired.contactId === null
          ? { kind: 'user', id: expired.userId ?? '' }
          : { kind: 'contact', id: expired.contactId },
      );
    }
    await settle(obligation);
  });
}
