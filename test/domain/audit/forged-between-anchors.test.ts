import { expect } from 'chai';

import { anchorFolder, readAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant, readingTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('What the owner of the database forges between two anchors', () => {
  const cast = useCast({ poolSize: 4 });
  const folder = useTemporaryFolder();
  const tenant = (): string => `tenant_id = '${cast.astrid.tenantId}'`;
  const asOwner = (...statements: string[]): Promise<void> =>
    asSuperuser(cast.database, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  const write = (): Promise<void> =>
    inTenant(cast.astrid.tenantId, () => record(system, 'contact.changed', { kind: 'contact', id: newId() }));
  const problems = async (): Promise<string[]> => {
    const { anchors } = await readAnchors(anchorFolder());
    const { integrity, completeness } = await readingTenant(cast.astrid.tenantId, () => verifyChain(anchors));
    return [...integrity, ...completeness].map(({ problem }) => problem);
  };

  before(async () => {
    openTestOutside(folder.path);
    for (let entry = 0; entry < 6; entry++) await write();
    await sealAudit();
    await write();
    await sealAudit();
  });

  it('finds an entry that was made up for an earlier day and put on the list', async () => {
    const id = newId();
    await asOwner(
      `insert into audit_entries (tenant_id, id, at, actor, action, subject)
         values ('${cast.astrid.tenantId}', '${id}', now() - interval '8 months', 'system', 'contact.viewed', 'contact')`,
      `insert into audit_pending (tenant_id, id, entry_ids) values ('${cast.astrid.tenantId}', '${id}', array['${id}'::uuid])`,
    );
    await sealAudit();
    expect(await problems()).to.eql(['entry-misdated']);
  });

  it('does not seal anew what was sealed, changed and put back on the list', async () => {
    await asOwner(
      `create temporary table taken as select entry_id from audit_seals where ${tenant()} and seq > 2`,
      `delete from audit_seals where ${tenant()} and seq > 2`,
      `update audit_entries set subject_id = gen_random_uuid() where id in (select entry_id from taken)`,
      `insert into audit_pending (tenant_id, id, entry_ids)
         select '${cast.astrid.tenantId}', gen_random_uuid(), array_agg(entry_id) from taken`,
    );
    await sealAudit();
    expect(await problems()).to.include('tail-missing');
  });
});
