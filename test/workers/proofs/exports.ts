import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { everyContact } from '../../../src/domain/exports/contact-export.ts';
import { requestEverything } from '../../../src/domain/exports/everything/request-everything.ts';
import { requestExport } from '../../../src/domain/exports/request-export.ts';
import { beginFile, fileExists, openFiles } from '../../../src/domain/files/files.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Cast } from '../../support/cast.ts';
import { proveDuty } from '../prove-duty.ts';

/** More than one batch, in a name that nothing else in the tenant has. */
const ROWS = 1_003;

async function surround(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'onnet-files-'));
  openFiles(folder);
  return async () => rmSync(folder, { recursive: true, force: true });
}

/** One file, whole, under the key that the row names, however often the work began. */
export const contactExportProof = proveDuty({
  kind: 'contact-export',
  surround: async ({ astrid }: Cast) => {
    await inTenant(astrid.tenantId, () =>
      insertContacts(Array.from({ length: ROWS }, (_, n) => ({ givenName: `${n}`, familyName: 'Eksportprøve' }))),
    );
    return surround();
  },

  async arrange({ astrid }) {
    // Each run has one under way; those of earlier runs are finished.
    const id = await inTenant(astrid.tenantId, () =>
      requestExport(astrid, { ...everyContact, search: 'Eksportprøve' }, 'nb'),
    );
    return { tenantId: astrid.tenantId, key: id };
  },

  async effect({ tenantId, key }) {
    const [row] = await inTenant(tenantId, () =>
      sql<{ file_key: string; state: string; rows_done: number; bytes: number; sha256: string }>(
        `select file_key, state, rows_done, bytes, sha256 from exports where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
    );
    if (!row) return undefined;
    const { file_key: fileKey, ...told } = row;
    return { ...told, fileThere: await fileExists(tenantId, fileKey) };
  },
});

/** One archive, whole, under the key that the row names, however often the work began. What is in it grows with the trail. */
export const tenantExportProof = proveDuty({
  kind: 'tenant-export',
  surround: async ({ astrid }: Cast) => {
    await inTenant(astrid.tenantId, () =>
      insertContacts(Array.from({ length: ROWS }, (_, n) => ({ givenName: `${n}`, familyName: 'Arkivprøve' }))),
    );
    return surround();
  },

  async arrange({ astrid }) {
    const id = await inTenant(astrid.tenantId, async () => {
      await change(`update exports set state = 'cancelled' where tenant_id = $1 and kind = 'everything'`, [
        astrid.tenantId,
      ]);
      return requestEverything(astrid, 'nb');
    });
    return { tenantId: astrid.tenantId, key: id };
  },

  async effect({ tenantId, key }) {
    const [row] = await inTenant(tenantId, () =>
      sql<{ file_key: string; state: string; whole: boolean; hashed: boolean }>(
        `select file_key, state, rows_done = rows_expected and bytes > 1000 as whole, sha256 is not null as hashed
           from exports where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
    );
    if (!row) return undefined;
    const { file_key: fileKey, ...told } = row;
    return { ...told, fileThere: await fileExists(tenantId, fileKey) };
  },
});

/** The file goes, and the row says so once. */
export const exportExpiryProof = proveDuty({
  kind: 'export-expiry',
  surround,

  async arrange({ astrid }) {
    const { tenantId } = astrid;
    const [exportId, fileKey] = [newId(), newId()];
    const file = await beginFile(tenantId, fileKey);
    await new Promise<void>((resolve) => file.stream.end(randomUUID(), resolve));
    await file.finish();
    await inTenant(tenantId, async () => {
      await change(
        `insert into exports (tenant_id, id, kind, language, requested_by, state, file_key, finished_at, expires_at, filter)
         values ($1, $2, 'contacts', 'nb', $3, 'finished', $4, now() - interval '8 days', now() - interval '1 day', '{"search":"x"}')`,
        [tenantId, exportId, astrid.id, fileKey],
      );
      await owe('export-expiry', fileKey, { subjectId: exportId });
    });
    return { tenantId, key: fileKey, exportId };
  },

  async effect({ tenantId, key, exportId }) {
    const rows = await inTenant(tenantId, () =>
      sql(`select state, file_key, filter from exports where tenant_id = $1 and id = $2`, [tenantId, exportId]),
    );
    return { rows, fileThere: await fileExists(tenantId, key) };
  },
});
