import { cp, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { expect } from 'chai';

import { acceptTrail } from '../../../src/domain/audit/accept-trail.ts';
import { anchorFolder, openAnchors, readAnchors, writeAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { chainHead } from '../../../src/domain/audit/audit-head.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { haltedSince } from '../../../src/domain/audit/known-head.ts';
import { sealAudit, sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { atTime, now } from '../../../src/domain/clock.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { openKeys } from '../../../src/domain/keys/secret-keys.ts';
import { inTenant, readingTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { crashingAt, stepsOf } from '../../support/faults.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('The head of the chain that is known outside the database', () => {
  const cast = useCast({ poolSize: 8 });
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seal = (): Promise<number> => sealEntries(cast.astrid.tenantId);
  const write = async (count = 1): Promise<void> => {
    for (let entry = 0; entry < count; entry++)
      await here(() => record(system, 'contact.changed', { kind: 'contact', id: newId() }));
  };
  const asOwner = (statement: string): Promise<unknown> =>
    asSuperuser(cast.database, (client) => client.query(statement));
  const cutTail = (after: number): Promise<unknown> =>
    asOwner(`delete from audit_seals where tenant_id = '${cast.astrid.tenantId}' and seq > ${after}`);
  const verify = async () =>
    readingTenant(cast.astrid.tenantId, async () => verifyChain((await readAnchors(anchorFolder())).anchors));
  const found = async (): Promise<string[]> => {
    const { integrity, completeness } = await verify();
    return [...integrity, ...completeness].map(({ problem, seq }) => (seq ? `${problem} ${seq}` : problem));
  };

  beforeEach(async () => {
    openAnchors(path.join(folder.path, newId()));
    await asOwner(`delete from audit_entries; delete from audit_seals; delete from audit_pending`);
    await write(4);
  });

  afterEach(() => openKeys([SECRET_KEY]));

  it('is no reason for an alarm wherever a sealing is interrupted, and however often', async () => {
    const steps = await stepsOf(async () => {
      await seal();
      return 1;
    });
    expect(steps).to.include.members(['head to be kept', 'head kept', 'entries sealed']);
    for (let round = 0; round < 3; round++)
      for (let at = 0; at < 6; at++) {
        await write();
        await crashingAt(at % steps.length, seal);
        expect(await found(), `interrupted at ${steps[at % steps.length]}`).to.eql([]);
        await write();
      }
    await seal();
    expect(await verify()).to.deep.include({ waiting: 0, integrity: [], completeness: [], heads: { state: 'whole' } });
  });

  it('never goes back when many seal at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => write(3).then(seal)));
    await seal();
    expect(await found()).to.eql([]);
    await cutTail(21);
    expect(await found()).to.include('tail-missing 22');
  });

  it('is no alarm for a worker that knows an earlier one, as on a machine of its own or from an older copy', async () => {
    await seal();
    const copy = path.join(folder.path, newId());
    await cp(anchorFolder(), path.join(copy, 'anchors'), { recursive: true });
    await write(2);
    await seal();
    openAnchors(copy);
    expect(await found()).to.eql([]);
    await write();
    expect(await seal()).to.equal(1);
    expect(await found()).to.eql([]);
  });

  it('stops the sealer where the trail ends before it, or is another there, and lets it go on when it is back', async () => {
    await seal();
    await asOwner(`create table kept_seals as table audit_seals`);
    await cutTail(2);
    await write();
    expect(await seal()).to.equal(0);
    expect(await here(haltedSince)).to.include({ why: 'behind' });
    expect((await found())[0]).to.equal('tail-missing 4');
    await asOwner(`insert into audit_seals select * from kept_seals on conflict do nothing`);
    await asOwner(`update audit_seals set mac = '\\x00' where tenant_id = '${cast.astrid.tenantId}' and seq = 4`);
    expect(await seal()).to.equal(0);
    expect(await here(haltedSince)).to.include({ why: 'other' });
    await asOwner(`delete from audit_seals; insert into audit_seals select * from kept_seals; drop table kept_seals`);
    expect(await atTime(new Date(now().getTime() + 7_200_000), seal), 'two hours later').to.equal(1);
    expect(await here(haltedSince)).to.equal(undefined);
    expect(await found()).to.eql([]);
  });

  it('stops the sealer where a checkpoint that is not ours stands in for what was taken away', async () => {
    await seal();
    await cutTail(2);
    await asOwner(
      `insert into audit_checkpoints (tenant_id, seq, mac, proof) values ('${cast.astrid.tenantId}', 9, '\\x01', '\\x02')`,
    );
    await write();
    expect(await seal()).to.equal(0);
    expect(await here(haltedSince)).to.include({ why: 'other' });
    await asOwner(`delete from audit_checkpoints`);
  });

  it('stops the sealer where it was changed itself, or is proved by a secret that is gone', async () => {
    await seal();
    const heads = path.join(anchorFolder(), 'heads');
    await rename(path.join(heads, `${cast.astrid.tenantId}.json`), path.join(heads, `${cast.clara.tenantId}.json`));
    await write();
    await inTenant(cast.clara.tenantId, () => record(system, 'contact.changed', { kind: 'contact', id: newId() }));
    expect(await sealEntries(cast.clara.tenantId)).to.equal(0);
    expect(await inTenant(cast.clara.tenantId, haltedSince)).to.include({ why: 'broken' });
  });

  it('cannot be told about where its folder was lost, also once it is kept again, until somebody accepts that', async () => {
    await seal();
    await rm(path.join(anchorFolder(), 'heads'), { recursive: true });
    expect((await verify()).heads).to.eql({ state: 'none' });
    await write();
    expect(await seal()).to.equal(1);
    expect((await verify()).heads).to.include({ state: 'late' });
    expect(await acceptTrail(cast.astrid.tenantId)).to.include({ seq: 5, known: 5 });
    expect(await acceptTrail(cast.astrid.tenantId), 'a second time').to.equal(undefined);
    expect((await verify()).heads).to.eql({ state: 'whole' });
  });

  it('lets a restored backup go on once that is accepted, and says for ever what was lost', async () => {
    await seal();
    const head = await here(chainHead);
    if (!head) throw new Error('nothing was sealed');
    await writeAnchors('2026-11-22', new Map([[cast.astrid.tenantId, head]]));
    await cutTail(3);
    await asOwner(`delete from audit_entries e where not exists (select from audit_seals s where s.entry_id = e.id)`);
    await write();
    expect(await seal()).to.equal(0);
    expect(await acceptTrail(cast.astrid.tenantId)).to.include({ seq: 3, known: 4 });
    expect(await sealAudit()).to.be.above(0);
    expect(await found()).to.eql([]);
    const { accepted } = await verify();
    expect(accepted.map(({ seq, known }) => [seq, known])).to.eql([[3, 4]]);
    await asOwner(`update audit_entries set purpose = 'billing'`);
    expect(await found(), 'what is changed is found all the same').to.include.members(['entry-changed 1']);
  });
});
