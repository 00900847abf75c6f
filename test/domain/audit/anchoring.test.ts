import { rm } from 'node:fs/promises';

import { expect } from 'chai';

import {
  anchorFolder,
  openAnchors,
  readAnchors,
  readSpan,
  spanOf,
  writeAnchors,
} from '../../../src/domain/audit/anchor-file.ts';
import { anchoringOf, isAnchored } from '../../../src/domain/audit/anchoring.ts';
import { record, system } from '../../../src/domain/audit/audit.ts';
import { chainHead, type ChainHead } from '../../../src/domain/audit/audit-head.ts';
import { sealEntries } from '../../../src/domain/audit/seal-entries.ts';
import { verifyChain } from '../../../src/domain/audit/verify-chain.ts';
import { atTime, osloDay } from '../../../src/domain/clock.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant, readingTenant } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const HOUR = 3_600_000;

describe('How far a trail is anchored', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const began = new Date('2026-11-01T12:00:00Z');
  const later = (hours: number): Date => new Date(began.getTime() + hours * HOUR);

  before(async () => {
    openAnchors(folder.path);
    await inTenant(cast.astrid.tenantId, () => record(system, 'export.expired', { kind: 'export', id: newId() }));
    await sealEntries(cast.astrid.tenantId);
    await asSuperuser(cast.database, (client) =>
      client.query(`update tenant_keys set created_at = $1 where kind = 'audit'`, [began]),
    );
  });

  afterEach(() => rm(anchorFolder(), { recursive: true, force: true }));

  /** A night, so many hours after the trail began: of the tenants that have a chain then. */
  const night = (hours: number, tenants: readonly string[] = [cast.astrid.tenantId]): Promise<unknown> =>
    atTime(later(hours), async () => {
      const head = (await inTenant(cast.astrid.tenantId, chainHead)) ?? { seq: 0, mac: Buffer.alloc(32) };
      await writeAnchors(osloDay(), new Map(tenants.map((tenant): [string, ChainHead] => [tenant, head])));
    });

  /** What is said so many hours after the trail began, by what reads every line and by what reads the ends alone. */
  const said = (hours: number): Promise<[string, boolean]> =>
    atTime(later(hours), async (): Promise<[string, boolean]> => {
      const { tenantId } = cast.astrid;
      const { anchors } = await readAnchors(anchorFolder());
      const span = await readSpan(tenantId);
      expect(span, 'the ends').to.deep.equal(spanOf(anchors, tenantId));
      const { anchoring } = await readingTenant(tenantId, () => verifyChain(anchors));
      expect(await readingTenant(tenantId, () => anchoringOf(span))).to.deep.equal(anchoring);
      return [anchoring.state, isAnchored(anchoring)];
    });

  it('is nowhere before the first night, and that is told apart from anchors that are missing', async () => {
    expect(await said(2)).to.eql(['not-yet', false]);
    expect(await said(48)).to.eql(['missing', false]);
  });

  it('is up to the last night, and no further when a night has passed without one', async () => {
    await night(12);
    await night(36);
    expect(await said(40)).to.eql(['anchored', true]);
    expect(await said(61)).to.eql(['anchored', true]);
    expect(await said(63)).to.eql(['old', false]);
  });

  it('is not from the beginning when the first nights were taken away', async () => {
    await night(72);
    expect(await said(73)).to.eql(['late', false]);
  });

  it('is not when others are anchored and it is not, unless it began since or there was nothing', async () => {
    await night(-1, [newId()]);
    expect(await said(2)).to.eql(['since', true]);
    await rm(anchorFolder(), { recursive: true });
    await night(12, [newId()]);
    expect(await said(13)).to.eql(['missing', false]);
    await atTime(later(13), async () => {
      const { tenantId } = cast.clara;
      await asSuperuser(cast.database, (client) =>
        client.query(`delete from tenant_keys where tenant_id = $1`, [tenantId]),
      );
      const { state } = await inTenant(tenantId, async () => anchoringOf(await readSpan(tenantId)));
      expect(state).to.equal('nothing');
    });
  });

  it('is found in the newest files, over the end of a month and the lines of others', async () => {
    const other = newId();
    for (let day = 0; day <= 30; day++) await night(day * 24 + 10, [cast.astrid.tenantId, other]);
    expect(await said(30 * 24 + 11)).to.eql(['anchored', true]);
  });
});
