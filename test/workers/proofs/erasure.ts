import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { openFiles } from '../../../src/domain/files/files.ts';
import { openKeys } from '../../../src/domain/keys/secret-keys.ts';
import { decideErasure } from '../../../src/domain/privacy/erasure/decide-erasure.ts';
import { openErasureLedger, readLedger } from '../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { erasurePreview } from '../../../src/domain/privacy/erasure/preview.ts';
import { nameOfHit } from '../../../src/domain/privacy/erasure/free-text.ts';
import { residueOfContact } from '../../../src/domain/privacy/inventory/contact-places.ts';
import { suppress } from '../../../src/domain/privacy/suppression/suppress.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

/** A person is gone once, with one line in the ledger, one entry for each act, and one certificate. */
export const erasureProof = proveDuty({
  kind: 'erasure',

  async surround({ astrid }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'onnet-erasures-'));
    openKeys([SECRET_KEY]);
    openFiles(folder);
    openErasureLedger(folder);
    // The tenant's key is made when first needed, which is not what is proved here.
    await inTenant(astrid.tenantId, () => suppress([{ channel: 'email', value: 'x@y.example' }], null, 'import'));
    return async () => rmSync(folder, { recursive: true, force: true });
  },

  async arrange({ astrid }) {
    const { tenantId } = astrid;
    const word = `Q${randomUUID().replaceAll(/[^a-f]/g, '')}xz`;
    return inTenant(tenantId, async () => {
      const [id = '', other = ''] = await insertContacts([
        { givenName: 'Solveig', familyName: word, emails: [`${word.toLowerCase()}@erase.example`] },
        { givenName: 'Annen', familyName: 'Kunde' },
      ]);
      await recordActivity(astrid, {
        kind: 'note',
        subject: { kind: 'contact', id: other },
        title: '',
        body: `Spør Solveig ${word} først`,
      });
      const { hits } = await erasurePreview(astrid, id);
      const key = await decideErasure(astrid, id, {
        decisions: Object.fromEntries(hits.map((hit) => [nameOfHit(hit), 'redact'])),
        confirmed: true,
        neverContact: true,
      });
      return { tenantId, key, word, other };
    });
  },

  async effect({ tenantId, key, word, other }) {
    const { lines, broken } = await readLedger();
    return inTenant(tenantId, async () => ({
      row: await sql(
        `select state, step, traces, counts, kept, residue, certificate is not null as certified from erasures where tenant_id = $1 and id = $2`,
        [tenantId, key],
      ),
      note: await sql(`select body from activities where tenant_id = $1 and contact_id = $2`, [tenantId, other]),
      left: await residueOfContact([word]),
      ledger: [new Set(lines.map((line) => line.kind === undefined && line.erasure)).size === lines.length, broken],
    }));
  },
});
