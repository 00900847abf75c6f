import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect } from 'chai';

import { anchorFolder, openAnchors, writeAnchors } from '../../../src/domain/audit/anchor-file.ts';
import { chainHead } from '../../../src/domain/audit/audit-head.ts';
import { system } from '../../../src/domain/audit/audit.ts';
import { acceptTrail } from '../../../src/domain/audit/accept-trail.ts';
import { checkTrails } from '../../../src/domain/audit/check-trails.ts';
import { cutAudit } from '../../../src/domain/audit/cut-audit.ts';
import { recordMany } from '../../../src/domain/audit/record-many.ts';
import { sealAudit } from '../../../src/domain/audit/seal-entries.ts';
import { trailsStanding, trailStanding } from '../../../src/domain/audit/trail-check.ts';
import { atTime, monthsBefore, now, osloDay } from '../../../src/domain/clock.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { openKeys } from '../../../src/domain/keys/secret-keys.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { crashingAt } from '../../support/faults.ts';
import { SECRET_KEY } from '../../support/secret-key.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

describe('The nightly check of the trails', () => {
  const cast = useCast({ poolSize: 4 });
  const folder = useTemporaryFolder();
  const asOwner = (statement: string): Promise<unknown> =>
    asSuperuser(cast.database, (client) => client.query(statement));
  const standing = async (): Promise<string> => (await trailStanding(cast.astrid.tenantId)).state;
  const nights = (count: number): Date => new Date(now().getTime() + count * 86_400_000);
  const anchor = async (): Promise<void> => {
    const head = await inTenant(cast.astrid.tenantId, chainHead);
    if (head) await writeAnchors(osloDay(), new Map([[cast.astrid.tenantId, head]]));
  };

  const many = (count: number): Promise<void> =>
    inTenant(cast.astrid.tenantId, () =>
      recordMany(system, 'contact.anonymised', { kind: 'contact', ids: Array.from({ length: count }, newId) }),
    );

  beforeEach(async () => {
    openAnchors(path.join(folder.path, newId()));
    await asOwner(`delete from audit_entries; delete from audit_seals; delete from audit_pending`);
    await many(4_500);
    await sealAudit();
    await anchor();
  });

  it('finds every trail whole, once a day, and says so without naming anybody', async () => {
    expect(await standing()).to.equal('never');
    expect(await checkTrails()).to.include({ broken: 0, untold: 0, late: 0 });
    expect(await trailStanding(cast.astrid.tenantId)).to.nested.include({ state: 'whole', 'last.seals': 4_500 });
    expect((await trailsStanding()).state).to.equal('whole');
    await asOwner(`update audit_entries set purpose = 'billing'`);
    expect(await checkTrails(), 'not twice a day').to.include({ broken: 0 });
    const note = await readFile(path.join(anchorFolder(), 'checks', `${cast.astrid.tenantId}.json`), 'utf8');
    expect(note).to.not.match(/@|nordlys/i);
  });

  it('is red where somebody has been at one, with how much there is, and stays so until it is not', async () => {
    await asOwner(
      `update audit_entries set purpose = 'billing' where id in (select entry_id from audit_seals where seq in (7, 4400))`,
    );
    expect(await checkTrails()).to.include({ broken: 1 });
    expect(await trailStanding(cast.astrid.tenantId)).to.nested.include({ state: 'broken', 'last.integrity': 2 });
    expect((await atTime(nights(9), trailsStanding)).state).to.equal('broken');
  });

  it('goes on with a trail that is too long for one go, also one whose worker died, and finds the same', async () => {
    await asOwner(
      `update audit_entries set purpose = 'billing' where id in (select entry_id from audit_seals where seq in (7, 4400))`,
    );
    for (const go of ['2,000 seals', '4,000 seals']) {
      await crashingAt(0, () => checkTrails(0));
      await checkTrails(0);
      expect(await standing(), go).to.equal('never');
    }
    await checkTrails(0);
    expect(await trailStanding(cast.astrid.tenantId)).to.nested.include({
      state: 'broken',
      'last.integrity': 2,
      'last.seals': 4_500,
    });
  });

  it('takes it for no hole when what it has passed is cut meanwhile, and begins anew on another trail', async () => {
    await asOwner(`delete from audit_entries; delete from audit_seals; delete from audit_pending`);
    openAnchors(path.join(folder.path, newId()));
    await atTime(monthsBefore(now(), 70), () => many(4_500));
    await atTime(monthsBefore(now(), 70), sealAudit);
    await checkTrails(0);
    await cutAudit();
    await anchor();
    await checkTrails();
    expect(await standing()).to.not.equal('broken');
    await asOwner(`delete from audit_entries; delete from audit_seals; delete from audit_checkpoints`);
    openAnchors(path.join(folder.path, newId()));
    await many(4_500);
    await sealAudit();
    await checkTrails(0);
    await asOwner(`delete from audit_seals where seq > 1000`);
    await acceptTrail(cast.astrid.tenantId);
    await many(2_000);
    await sealAudit();
    await checkTrails();
    const { last } = await trailStanding(cast.astrid.tenantId);
    expect(last).to.include({ integrity: 0, seals: 3_000 });
    expect(last?.lost).to.equal(3_500);
  });

  it('says that it is long since, and that nobody can tell where the heads were lost', async () => {
    await checkTrails();
    expect(await atTime(nights(2), standing)).to.equal('whole');
    expect(await atTime(nights(5), standing)).to.equal('old');
    expect((await atTime(nights(5), trailsStanding)).state).to.equal('old');
    openAnchors(path.join(folder.path, newId()));
    await anchor();
    expect(await checkTrails()).to.include({ untold: 1 });
    expect(await standing()).to.equal('untold');
  });

  it('is red at once where the sealer has stopped, and where the result is not ours', async () => {
    await checkTrails();
    await asOwner(`delete from audit_seals where seq > 10`);
    await many(1);
    await sealAudit();
    expect(await standing()).to.equal('halted');
    expect(await trailsStanding()).to.include({ state: 'halted', halted: 1 });
    openKeys(['a secret that has proved no note at all, ever']);
    try {
      expect((await trailsStanding()).last).to.equal(undefined);
    } finally {
      openKeys([SECRET_KEY]);
    }
  });
});
