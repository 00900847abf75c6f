import { faultPoint } from '../../fault-points.ts';
import { renewLease, settle, type LeasedObligation } from '../../outbox.ts';
import { change, inTenant, seeingRestricted, sql } from '../../tenancy.ts';
import { keepFindings } from './keep-findings.ts';
import { findOthers, type Finding } from './other-people.ts';
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
  const { ids, written } = await gatherContact(tenantId, wanted.contactId, {
    ...wanted,
    onTable: (done, expected) => tellProgress(tenantId, packageId, done, expected),
  });
  await faultPoint('read');
  await renewLease(obligation);
  await inTenant(tenantId, async () => {
    const findings = await seeingRestricted(() => findOthers(written, ids));
    await replaceFindings(tenantId, packageId, findings);
    await change(
      `update access_packages set state = 'review' where tenant_id = $1 and id = $2 and state = 'searching'`,
      [tenantId, packageId],
    );
    await settle(obligation);
  });
}

/** What a member has decided about the same mentions stands, and so do words of their own. In the open transaction. */
async function replaceFindings(tenantId: string, packageId: string, findings: readonly Finding[]): Promise<void> {
  const decided = await sql<Finding & { readonly masked: boolean }>(
    `select table_name as table, row_id as "rowId", column_name as column, kind, found, role, masked
       from access_findings where tenant_id = $1 and package_id = $2`,
    [tenantId, packageId],
  );
  await change(`delete from access_findings where tenant_id = $1 and package_id = $2 and kind <> 'words'`, [
    tenantId,
    packageId,
  ]);
  await keepFindings(packageId, findings);
  await change(
    `update access_findings f set masked = s.masked
       from unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[]) as s(t, r, c, k, found, masked)
      where f.tenant_id = $1 and f.package_id = $2 and f.table_name = s.t and f.row_id = s.r and f.column_name = s.c
        and f.kind = s.k and f.found = s.found`,
    [
      tenantId,
      packageId,
      decided.map(({ table }) => table),
      decided.map(({ rowId }) => rowId),
      decided.map(({ column }) => column),
      decided.map(({ kind }) => kind),
      decided.map(({ found }) => found),
      decided.map(({ masked }) => masked),
    ],
  );
}

/** Writes down how far the work is. In the open transaction. */
export const tellProgress = (tenantId: string, packageId: string, done: number, expected: number): Promise<number> =>
  change(`update access_packages set tables_done = $3, tables_expected = $4 where tenant_id = $1 and id = $2`, [
    tenantId,
    packageId,
    done,
    expected,
  ]);
