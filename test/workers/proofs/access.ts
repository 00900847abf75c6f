import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { beginFile, fileExists, openFiles } from '../../../src/domain/files/files.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { storedDocument } from '../../../src/domain/privacy/access/stored-document.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { asked } from '../../domain/privacy/access/packages.ts';
import { openTestOutside } from '../../support/outside.ts';
import { proveDuty } from '../prove-duty.ts';

async function surround(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onnet-copies-'));
  openTestOutside(folder);
  openFiles(folder);
  return async () => rmSync(folder, { recursive: true, force: true });
}

/** Somebody with a note that names a member. */
const newPackage = async (by: Member): Promise<string> => {
  const contactId = await inTenant(by.tenantId, async () => {
    const [id = ''] = await insertContacts([
      { givenName: 'Vår', familyName: 'Innsyn', emails: ['var@innsyn.example'] },
    ]);
    await recordActivity(by, {
      kind: 'note',
      subject: { kind: 'contact', id },
      title: 'Møte',
      body: `${by.name} ringte`,
    });
    return id;
  });
  return asked(by, contactId);
};

/** The mentions stand there once, and the package waits for a member. */
export const accessSearchProof = proveDuty({
  kind: 'access-search',
  surround,
  async arrange({ astrid }) {
    return { tenantId: astrid.tenantId, key: await newPackage(astrid) };
  },
  async effect({ tenantId, key }) {
    return inTenant(tenantId, async () => ({
      packages: await sql(
        `select state, tables_done = tables_expected as whole from access_packages where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
      findings: await sql(
        `select kind, found, role, masked from access_findings where tenant_id = $1 and package_id = $2`,
        [tenantId, key],
      ),
    }));
  },
});

/** One file, whole, under the key that the row names, however often the work began. */
export const accessPackageProof = proveDuty({
  kind: 'access-package',
  surround,
  async arrange({ astrid }) {
    const { tenantId } = astrid;
    const key = await newPackage(astrid);
    await inTenant(tenantId, async () => {
      await change(
        `update access_packages set state = 'writing', reviewed_at = created_at, reviewed_by = $3 where tenant_id = $1 and id = $2`,
        [tenantId, key, astrid.id],
      );
      await change(`update outbox set done_at = now() where tenant_id = $1 and kind = 'access-search' and key = $2`, [
        tenantId,
        key,
      ]);
      await owe('access-package', key, { subjectId: key });
    });
    return { tenantId, key };
  },
  async effect({ tenantId, key }) {
    const [row] = await inTenant(tenantId, () =>
      sql<{ file_key: string; state: string; bytes: number }>(
        `select file_key, state, bytes from access_packages where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
    );
    if (!row) return undefined;
    const document = await storedDocument(tenantId, row.file_key);
    return { state: row.state, bytes: row.bytes > 0, sections: document?.sections.map(({ name }) => name) };
  },
});

/** The file goes, and the row says so once. */
export const accessExpiryProof = proveDuty({
  kind: 'access-expiry',
  surround,
  async arrange({ astrid }) {
    const { tenantId } = astrid;
    const [packageId, fileKey] = [newId(), newId()];
    const file = await beginFile(tenantId, fileKey);
    await new Promise<void>((resolve) => file.stream.end(randomUUID(), resolve));
    await file.finish();
    await inTenant(tenantId, async () => {
      await change(
        `insert into access_packages (tenant_id, id, form, contact_id, language, state, reviewed_at, file_key, created_at, expires_at)
         values ($1, $2, 'access', $3, 'nb', 'ready', now(), $4, now() - interval '20 days', now() - interval '1 day')`,
        [tenantId, packageId, newId(), fileKey],
      );
      await owe('access-expiry', fileKey, { subjectId: packageId });
    });
    return { tenantId, key: fileKey, packageId };
  },
  async effect({ tenantId, key, packageId }) {
    const rows = await inTenant(tenantId, () =>
      sql(`select state, file_key from access_packages where tenant_id = $1 and id = $2`, [tenantId, packageId]),
    );
    return { rows, fileThere: await fileExists(tenantId, key) };
  },
});
