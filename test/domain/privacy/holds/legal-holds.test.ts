import { expect } from 'chai';

import { system } from '../../../../src/domain/audit/audit.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { owe, settle } from '../../../../src/domain/outbox.ts';
import { expireHolds } from '../../../../src/domain/privacy/holds/expire-holds.ts';
import { bookkeepingUntil } from '../../../../src/domain/privacy/holds/hold-laws.ts';
import { holdsOf, placeHold, waitForHolds } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { asActor } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';

describe('A hold under the law', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const lastNight = new Date('2031-12-31T23:30:00+01:00');
  const newYear = new Date('2032-01-01T00:30:00+01:00');

  it('keeps accounting material to 31 December of the fifth year, also where the year ends in summer', () => {
    expect(bookkeepingUntil('2026-01-01')).to.equal('2031-12-31');
    expect(bookkeepingUntil('2026-12-31')).to.equal('2031-12-31');
    expect(bookkeepingUntil('2026-06-30', '06-30')).to.equal('2031-06-30');
    expect(bookkeepingUntil('2026-07-01', '06-30')).to.equal('2032-06-30');
  });

  const held = async (until: string | undefined, row = newId()) => {
    const subject = { kind: 'contact', id: newId() } as const;
    const id = await placeHold(asActor(cast.astrid), subject, {
      table: 'deals',
      row,
      law: 'bookkeeping',
      reason: 'invoice',
      until,
    });
    return { id, subject, row };
  };
  const obligation = async (key: string) => {
    const [row] = await sql<{ id: string; open: boolean; created_at: Date }>(
      `select id, done_at is null as open, created_at from outbox where tenant_id = $1 and kind = 'retention-night' and key = $2`,
      [cast.astrid.tenantId, key],
    );
    return row;
  };

  it('stands through its last day in Norway and ends the night after', async () => {
    const { subject } = await here(() => held('2031-12-31'));
    await atTime(lastNight, expireHolds);
    expect(await here(() => holdsOf(subject))).to.have.length(1);
    await atTime(newYear, expireHolds);
    expect(await here(() => holdsOf(subject))).to.deep.equal([]);
  });

  it('is one for each row, not for a person: the other rows go on being held', async () => {
    const subject = { kind: 'contact', id: newId() } as const;
    await here(async () => {
      for (const until of ['2030-12-31', '2031-12-31'])
        await placeHold(system, subject, {
          table: 'deals',
          row: newId(),
          law: 'bookkeeping',
          reason: 'invoice',
          until,
        });
    });
    await atTime(new Date('2031-06-01T12:00:00Z'), expireHolds);
    expect((await here(() => holdsOf(subject))).map(({ until }) => until)).to.deep.equal(['2031-12-31']);
  });

  it('placed twice on a row is one hold, until the later day', async () => {
    const { subject, row } = await here(() => held('2030-12-31'));
    await here(() =>
      placeHold(system, subject, { table: 'deals', row, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' }),
    );
    expect(await here(() => holdsOf(subject))).to.have.length(1);
    expect((await here(() => holdsOf(subject)))[0]?.until).to.equal('2031-12-31');
  });

  it('hard case 19: opens again what waited for it, under its own key and as old as it was', async () => {
    const key = newId();
    const before = await here(async () => {
      const { id } = await held('2031-12-31');
      await owe('retention-night', key);
      await waitForHolds([id], { kind: 'retention-night', key });
      const row = await obligation(key);
      if (row) await settle({ tenantId: cast.astrid.tenantId, id: row.id, kind: 'retention-night' });
      return row;
    });
    await atTime(lastNight, expireHolds);
    expect((await here(() => obligation(key)))?.open).to.equal(false);
    await atTime(newYear, expireHolds);
    const after = await here(() => obligation(key));
    expect(after?.open).to.equal(true);
    expect(after?.created_at).to.deep.equal(before?.created_at);
    expect(after?.id).to.equal(before?.id);
  });

  it('hard case 19: a second night opens nothing a second time', async () => {
    const key = newId();
    await here(async () => {
      const { id } = await held('2031-12-31');
      await waitForHolds([id], { kind: 'retention-night', key });
    });
    await atTime(newYear, expireHolds);
    await here(() => change(`delete from outbox where tenant_id = $1 and key = $2`, [cast.astrid.tenantId, key]));
    await atTime(newYear, expireHolds);
    expect(await here(() => obligation(key))).to.equal(undefined);
  });

  it('that ends by hand does not end by itself', async () => {
    const { subject } = await here(() => held(undefined));
    await atTime(new Date('2060-01-01T12:00:00Z'), expireHolds);
    expect(await here(() => holdsOf(subject))).to.have.length(1);
  });

  it('is written in the audit trail when it begins and when it ends, without a name', async () => {
    const { subject } = await here(() => held('2031-12-31'));
    await atTime(newYear, expireHolds);
    const entries = await here(() =>
      sql<{ action: string; actor: string; details: unknown }>(
        `select action, actor, details from audit_entries where tenant_id = $1 and subject_id = $2 order by id`,
        [cast.astrid.tenantId, subject.id],
      ),
    );
    expect(entries).to.deep.equal([
      {
        action: 'hold.placed',
        actor: 'member',
        details: { table: 'deals', law: 'bookkeeping', until: '2031-12-31' },
      },
      { action: 'hold.released', actor: 'system', details: { table: 'deals', law: 'bookkeeping' } },
    ]);
  });

  it('of one tenant is nothing to another', async () => {
    const { subject } = await here(() => held('2031-12-31'));
    expect(await inTenant(cast.clara.tenantId, () => holdsOf(subject))).to.deep.equal([]);
  });
});
