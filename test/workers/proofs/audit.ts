import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { anchorFolder, readAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { openOutside } from '../../../src/domain/outside.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { proveDuty } from '../prove-duty.ts';

let days = 0;

/** Every chain is written down outside the database once for the day, and one mail says what the last line's hash is. */
export const auditAnchorProof = proveDuty({
  kind: 'audit-anchor',

  async surround() {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'anchors-'));
    openOutside({
      production: false,
      dataDir,
      secretKeys: [SECRET_KEY],
      publicUrl: 'http://127.0.0.1:9',
      registerUrl: 'http://127.0.0.1:9',
      stripe: { secretKey: undefined, apiUrl: undefined, webhookSecrets: [] },
      legalEntity: defaultLegalEntity,
      anchorEmail: 'drift@onnet.example',
    });
    return () => rm(dataDir, { recursive: true });
  },

  async arrange({ astrid, clara }) {
    // What other proofs left waiting is sealed before, so that each run finds the same.
    await sealAudit();
    const key = new Date(Date.UTC(2031, 0, 1 + days++)).toISOString().slice(0, 10);
    for (const { tenantId } of [astrid, clara])
      await inTenant(tenantId, () => record(system, 'export.expired', { kind: 'export', id: newId() }));
    await inPlatform(() => owe('audit-anchor', key));
    return { tenantId: PLATFORM_TENANT_ID, key };
  },

  async effect({ key }) {
    const { anchors, hashes, broken } = await readAnchors(anchorFolder());
    const [mail] = await inPlatform(() =>
      sql<{ count: number; hashes: string[] }>(
        `select count(*)::int as count, array_agg(params->>'hash') as hashes from mails
          where tenant_id = $1 and template = 'audit-anchor' and params->>'day' = $2`,
        [PLATFORM_TENANT_ID, key],
      ),
    );
    return {
      tenants: anchors.filter(({ day }) => day === key).length,
      broken,
      mails: mail?.count,
      mailedTheLast: mail?.hashes.every((hash) => hash === hashes.at(-1)),
    };
  },
});
