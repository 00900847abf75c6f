import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { openAnchors, readAnchors, writeAnchors } from '../../src/domain/audit/anchor-file.ts';
import { record, system } from '../../src/domain/audit/audit.ts';
import { chainHead } from '../../src/domain/audit/audit-head.ts';
import { sealAudit } from '../../src/domain/audit/seal-entries.ts';
import { newId } from '../../src/domain/identifiers.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { useCast } from '../support/cast.ts';
import { runNode } from '../support/command.ts';
import { SECRET_KEY } from '../support/secret-key.ts';
import { asSuperuser } from '../support/superuser.ts';

describe('npm run verify-audit', function () {
  this.timeout(60_000);
  const cast = useCast();
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'verify-audit-'));
    openAnchors(dataDir);
    for (let number = 0; number < 5; number++)
      await inTenant(cast.astrid.tenantId, () => record(system, 'export.expired', { kind: 'export', id: newId() }));
    await sealAudit();
    const head = await inTenant(cast.astrid.tenantId, chainHead);
    if (!head) throw new Error('nothing was sealed');
    await writeAnchors('2026-11-22', new Map([[cast.astrid.tenantId, head]]));
  });

  after(() => rm(dataDir, { recursive: true }));

  const verify = (args: readonly string[] = [], secret = SECRET_KEY) =>
    runNode(['bin/verify-audit.ts', ...args], {
      DATABASE_URL: cast.database.appUrl,
      DATA_DIR: dataDir,
      SECRET_KEY: secret,
    });

  it('says that all is sound, tenant by tenant, and ends well', async () => {
    const { hashes } = await readAnchors(path.join(dataDir, 'anchors'));
    const { code, output } = await verify(['--mailed', hashes.at(-1) ?? '']);
    expect(output).to.match(/^nordlys: \d+ sealed, 0 of them cut after their time, 0 waiting$/m);
    expect(output).to.match(/^fjord: /m);
    expect(output)
      .to.match(/^ {2}integrity: sound$/m)
      .and.to.match(/^ {2}completeness: sound$/m);
    expect(output).to.not.match(/found|@/);
    expect(code).to.equal(0);
  });

  it('ends with 1 when an anchor of a mail is not among the lines', async () => {
    const { code, output } = await verify(['--mailed', 'ab'.repeat(32)]);
    expect(output).to.contain('is not among them');
    expect(code).to.equal(1);
  });

  it('ends with 2 when it has not the keys, and says what is missing', async () => {
    const { code, output } = await verify([], 'another secret that has sealed no key at all');
    expect(output).to.contain('put the old secret back into SECRET_KEYS');
    expect(code).to.equal(2);
  });

  describe('ends with 2 and calls nothing sound where the anchors cannot tell', () => {
    const anchors = (): string => path.join(dataDir, 'anchors');
    const begun = (ago: string): Promise<unknown> =>
      asSuperuser(cast.database, (client) =>
        client.query(`update tenant_keys set created_at = now() - $1::interval where kind = 'audit'`, [ago]),
      );
    const said = async (): Promise<string> => {
      const { code, output } = await verify();
      expect(code, output).to.equal(2);
      expect(output)
        .to.match(/^Nothing was found, but of \d+ of \d+ trails nobody can tell whether they are whole/m)
        .and.not.match(/completeness: sound|No trail has been tampered with/);
      return output;
    };

    beforeEach(() => rename(anchors(), `${anchors()}-elsewhere`));
    afterEach(async () => {
      await rm(anchors(), { recursive: true, force: true });
      await rename(`${anchors()}-elsewhere`, anchors());
      await begun('0');
    });

    it('before the first night, and says that it is', async () => {
      expect(await said()).to.match(/^ {2}completeness: cannot be told, there is no anchor yet: /m);
    });

    it('when their folder was taken away, or emptied', async () => {
      await begun('2 days');
      expect(await said()).to.match(/^ {2}completeness: cannot be told, its anchors are missing, .+ since 20/m);
      await mkdir(anchors());
      await writeFile(path.join(anchors(), '2026-11.jsonl'), '');
      expect(await said()).to.match(/^ {2}completeness: cannot be told, its anchors are missing, .+ since 20/m);
    });
  });

  it('ends with 2 where the known heads were lost, until somebody accepts the trails as they stand', async () => {
    await rm(path.join(dataDir, 'anchors', 'heads'), { recursive: true });
    const { code, output } = await verify();
    expect(output).to.match(
      /^ {2}integrity: cannot be told, no head of the chain is kept beside the anchors: .+`--accept`/m,
    );
    expect(code, output).to.equal(2);
    const accepted = await verify(['--accept', 'all']);
    expect(accepted.output)
      .to.match(/^nordlys: accepted as it stands, from seal \d+ on$/m)
      .and.match(/^ {2}accepted at 20.+ as it stood, from seal \d+ on$/m)
      .and.match(/^ {2}integrity: sound$/m);
    expect(accepted.code, accepted.output).to.equal(0);
    expect(await verify(['--accept', 'nobody'])).to.include({ code: 2 });
  });

  describe('when somebody has been at it', () => {
    it('names what was changed and what is missing apart, and ends with 1', async () => {
      await asSuperuser(cast.database, (client) =>
        client.query(
          `update audit_entries set action = 'export.cancelled' where id = (select entry_id from audit_seals where tenant_id = '${cast.astrid.tenantId}' and seq = 2);
         delete from audit_entries where id = (select entry_id from audit_seals where tenant_id = '${cast.astrid.tenantId}' and seq = 3)`,
        ),
      );
      const { code, output } = await verify();
      expect(output).to.match(/^ {2}integrity: 1 found\n {4}entry-changed, seal 2, entry /m);
      expect(output).to.match(/^ {2}completeness: 1 found\n {4}entry-missing, seal 3, entry /m);
      expect(output).to.contain('not as it was written');
      expect(code).to.equal(1);
    });

    it('names a tenant that was taken away with its whole trail', async () => {
      const gone = newId();
      await writeAnchors('2026-11-23', new Map([[gone, { seq: 3, mac: Buffer.alloc(32) }]]));
      const { code, output } = await verify();
      expect(output).to.contain(`${gone}: the tenant and its whole trail are missing`);
      expect(code).to.equal(1);
    });
  });
});
