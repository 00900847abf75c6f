import { expect } from 'chai';

import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import {
  approveRetentionRule,
  removeRetentionRule,
  retentionRule,
  setRetentionRule,
} from '../../../../src/domain/privacy/retention/general-rule.ts';
import { proposeRetentionRules } from '../../../../src/domain/privacy/retention/propose-rule.ts';
import { dryRun } from '../../../../src/domain/privacy/retention/due-contacts.ts';
import { startRetentionRun } from '../../../../src/domain/privacy/retention/runs.ts';
import { change, inTenant } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';

const longAgo = new Date('2020-01-01T12:00:00Z');

describe('The retention rule', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  beforeEach(() =>
    here(async () => {
      for (const table of ['retention_runs', 'retention_rules', 'outbox', 'contacts'])
        await change(`delete from ${table} where tenant_id = $1`, [cast.astrid.tenantId]);
    }),
  );

  const rule = () => here(() => retentionRule(cast.astrid));
  const set = (months: string) => here(() => setRetentionRule(cast.astrid, months));
  const approve = async (count: number, confirmed = true, version?: number) =>
    here(async () =>
      approveRetentionRule(cast.astrid, {
        version: version ?? (await retentionRule(cast.astrid))?.version ?? 0,
        count,
        confirmed,
      }),
    );

  it('is not in force before it is approved', async () => {
    await set('36');
    expect(await rule()).to.deep.include({ months: 36, enabled: false, approvedAt: null });
    expect(await problem(() => here(() => startRetentionRun(cast.astrid)))).to.deep.equal({
      rule: 'retention.run.noRule',
    });
  });

  it('is proposed once, decided by nobody, and theirs as soon as somebody chooses or approves', async () => {
    await here(proposeRetentionRules);
    expect(await rule()).to.deep.include({ months: 24, proposed: true, enabled: false, approvedAt: null });
    expect(await problem(() => here(() => startRetentionRun(cast.astrid)))).to.deep.equal({
      rule: 'retention.run.noRule',
    });
    await approve(0);
    expect(await rule()).to.deep.include({ proposed: false, enabled: true, approvedBy: 'Astrid Nordlys' });
    await here(() => removeRetentionRule(cast.astrid));
    expect(await rule()).to.deep.include({ proposed: false, enabled: false });
    await here(proposeRetentionRules);
    await set('12');
    await here(proposeRetentionRules);
    expect(await rule()).to.deep.include({ months: 12, proposed: false });
  });

  it('is chosen, and no proposal any more, when somebody sets another period', async () => {
    await here(proposeRetentionRules);
    await set('36');
    expect(await rule()).to.deep.include({ months: 36, proposed: false, enabled: false });
  });

  it('takes whole months from 1 to 240', async () => {
    for (const typed of ['', '0', '241', '1,5', '-3', 'mange', '99999'])
      expect(await problem(() => set(typed)), typed).to.have.property('months');
    for (const typed of ['1', '240']) await set(typed);
    expect((await rule())?.months).to.equal(240);
  });

  it('is in force once somebody has confirmed the number, and says who and when', async () => {
    await set('36');
    await here(() => insertContacts([{ givenName: 'Kari', familyName: 'Berg', createdAt: longAgo }]));
    await approve(1);
    const approved = await rule();
    expect(approved).to.include({ enabled: true, approvedBy: 'Astrid Nordlys' });
    expect(approved?.approvedAt).to.be.instanceOf(Date);
  });

  it('asks again when the box is not ticked, when more are due than confirmed, and when the rule has changed', async () => {
    await set('36');
    expect(await problem(() => approve(0, false))).to.deep.equal({ confirmed: 'retention.approve.needed' });
    await here(() => insertContacts([{ givenName: 'Kari', familyName: 'Berg', createdAt: longAgo }]));
    expect(await problem(() => approve(0))).to.deep.equal({ confirmed: 'retention.approve.grown' });
    for (const count of [Number.NaN, Infinity, 1.5])
      expect(await problem(() => approve(count)), `${count}`).to.deep.equal({ confirmed: 'retention.approve.grown' });
    expect(await problem(() => approve(1, true, 99))).to.deep.equal({ confirmed: 'retention.approve.changed' });
    expect((await rule())?.enabled).to.equal(false);
  });

  it('must be approved again after a new period, but not after the same one', async () => {
    await set('36');
    await approve(0);
    await set('36');
    expect((await rule())?.enabled).to.equal(true);
    await set('24');
    expect((await rule())?.enabled).to.equal(false);
  });

  it('can be turned off', async () => {
    await set('36');
    await approve(0);
    await here(() => removeRetentionRule(cast.astrid));
    expect(await rule()).to.deep.include({ months: 36, enabled: false, approvedAt: null });
  });

  it('is decided by owners and administrators alone', async () => {
    for (const act of [
      () => setRetentionRule(cast.bjorn, '36'),
      () => removeRetentionRule(cast.bjorn),
      () => startRetentionRun(cast.bjorn),
      () => approveRetentionRule(cast.bjorn, { version: 1, count: 0, confirmed: true }),
    ])
      expect(await refusal(() => here<unknown>(act))).to.be.instanceOf(NotAllowed);
  });

  it('shows in its dry run who is due and why, longest idle first, in pages of fifty', async () => {
    const dayOf = (n: number): Date => new Date(longAgo.getTime() + n * 86_400_000);
    await here(() =>
      insertContacts([
        ...Array.from({ length: 60 }, (_, n) => ({ givenName: `${n}`, familyName: 'Gammel', createdAt: dayOf(n) })),
        { givenName: 'Ny', familyName: 'Aktiv', createdAt: longAgo, lastActivityAt: new Date() },
      ]),
    );
    const first = await here(() => dryRun(cast.astrid, 36));
    expect(first.contacts[0]).to.deep.include({ name: '0 Gammel', neverActive: true, dueSince: '2023-01-01' });
    const second = await here(() => dryRun(cast.astrid, 36, first.next));
    expect(second.next).to.equal(undefined);
    expect([...first.contacts, ...second.contacts].map(({ name }) => name)).to.deep.equal(
      Array.from({ length: 60 }, (_, n) => `${n} Gammel`),
    );
  });

  async function problem(work: () => Promise<unknown>): Promise<unknown> {
    const error = await refusal(work);
    return error instanceof Invalid ? error.fields : error;
  }

  const refusal = (work: () => Promise<unknown>): Promise<unknown> =>
    work().then(
      () => 'went through',
      (error: unknown) => error,
    );
});
