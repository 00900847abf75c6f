import { faultPoint } from '../../fault-points.ts';
import { renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { keepFindings } from './keep-findings.ts';
import { findOthers } from './other-people.ts';
import { gatherContact } from './write-document.ts';
import type { PackageForm } from './package.ts';

/**
 * Looks for other people in what was written about a contact and leaves them for a member to decide about. The
 * obligation's key is the package's id.
 */
export async function searchOthers(obligation: LeasedObligation): Promise<void> {
  const { tenantId, key: packageId } = obligation;
  const [wanted] = await inTenant(tenantId, () =>
    sql<{ contactId: string; form: PackageForm; language: 'nb' | 'en' }>(
      `select contact_id as "contactId", form, language from access_packages
        where tenant_id = $1 and id = $2 and state = 'searching'`,
      [tenantId, packageId],
    ),
  );
  if (!wanted) return inTenant(tenantId, () => settle(obligation));
  const { ids, tables } = await gatherContact(tenantId, wanted.contactId, {
    ...wanted,
    onTable: (done, expected) => tellProgress(tenantId, packageId, done, expected),
  });
  await faultPoint('read');
  await renewLease(obligation);
  await inTenant(tenantId, async () => {
    const findings = await seeingRestricted(() => findOthers(tables, ids));
    await change(`delete from access_findings where tenant_id = $1 and package_id = $2`, [tenantId, packageId]);
    await keepFindings(packageId, findings);
    await change(
      `update access_packages set state = 'review' where tenant_id = $1 and id = $2 and state = 'searching'`,
      [tenantId, packageId],
    );
    await settle(obligation);
  });
}

/** Writes down how far the work is. In the open transaction. */
export const tellProgress = (tenantId: string, packageId: string, done: number, expected: number): Promise<number> =>
  change(`update access_packages set tables_done = $3, tables_expected = $4 where tenant_id = $1 and id = $2`, [
    tenantId,
    packageId,
    done,
    expected,
  ]);
