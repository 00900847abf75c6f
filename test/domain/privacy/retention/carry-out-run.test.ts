import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { insertContacts, type ContactRow } from '../../../../src/domain/contacts/bulk.ts';
import { carryOutRetentionRun } from '../../../../src/domain/privacy/retention/carry-out-run.ts';
import { beginRetentionNight, oweRetentionNight } from '../../../../src/domain/privacy/retention/night.ts';
import {
  approveRetentionRule,
  removeRetentionRule,
  setRetentionRule,
} from '../../../../src/domain/privacy/retention/general-rule.ts';
import { retentionRun, retentionRuns, startRetentionRun } from '../../../../src/domain/privacy/retention/runs.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { asActor } from '../../../../src/domain/users/member.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { placeHold } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { auditTrail } from '../../../../src/domain/audit/trail.ts';
import { useCast } from '../../../support/cast.ts';
import { leaseOf } from '../../exports/exported.ts';

const lastActivityAt = new Date('2023-11-22T14:00:00+01:00');
const dayBefore = new Date('2026-11-21T03:15:00+01:00');
const theDay = new Date('2026-11-22T03:15:00+01:00');

describe('A retention run', () => {
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  beforeEach(async () => {
    for (const { tenantId } of [cast.astrid, cast.clara])
      await inTenant(tenantId, async () => {
        for (const table of ['retention_runs', 'retention_rules', 'outbox', 'contacts'])
          await change(`delete from ${table} where tenant_id = $1`, [tenantId]);
      });
  });

  const rule = (by: Member, months = '36') =>
    inTenant(by.tenantId, async () => {
      await setRetentionRule(by, months);
      await approveRetentionRule(by, { version: 1, count: 10_000, confirmed: true });
    });
  const people = (by: Member, rows: readonly Partial<ContactRow>[]) =>
    inTenant(by.tenantId, () => insertContacts(rows.map((row) => ({ givenName: 'Kari', familyName: 'Berg', ...row }))));
  const anonymised = (by: Member) =>
    inTenant(by.tenantId, async () => {
      const rows = await sql<{ id: string }>(
        `select id from contacts where tenant_id = $1 and anonymised_at is not null order by id`,
        [by.tenantId],
      );
      return rows.map(({ id }) => id);
    });
  const entries = async () =>
    here(() =>
      sql<{ subject_id: string; actor: string }>(
        `select subject_id, actor from audit_entries where tenant_id = $1 and action = 'contact.anonymised' order by at, id`,
        [cast.astrid.tenantId],
      ),
    );

  async function run(): Promise<string> {
    const id = await here(() => startRetentionRun(cast.astrid));
    await carryOut(id);
    return id;
  }
  const carryOut = async (id: string) =>
    carryOutRetentionRun(await leaseOf(cast.astrid, 'retention-run', id), new AbortController().signal);

  it('tells of each in which month its period began and ended, and under which rule, by no day and no name', async () => {
    const created = new Date('2022-01-31T12:00:00+01:00');
    const ids = await people(cast.astrid, [{ lastActivityAt }, { createdAt: created }]);
    await rule(cast.astrid);
    await atTime(theDay, run);
    const told = await here(() =>
      sql<{ id: string; details: Record<string, unknown> }>(
        `select subject_id as id, details from audit_entries where tenant_id = $1 and subject_id = any($2::uuid[])`,
        [cast.astrid.tenantId, ids],
      ),
    );
    const [general] = await here(() =>
      sql<{ id: string }>(`select id from retention_rules where tenant_id = $1`, [cast.astrid.tenantId]),
    );
    const alike = { reason: 'retention', months: 36, rule: general?.id };
    expect(Object.fromEntries(told.map(({ id, details }) => [id, details]))).to.deep.equal({
      [ids[0] ?? '']: { ...alike, lastUsed: '2023-11', periodEnded: '2026-11' },
      [ids[1] ?? '']: { ...alike, created: '2022-01', periodEnded: '2025-01' },
    });
    const { entries: shown } = await here(() =>
      auditTrail(cast.astrid, { action: 'contact.anonymised', actor: '', subject: ids[0] ?? '', kind: 'both' }),
    );
    expect(shown.map(({ rule: by, subjectName }) => [by, subjectName])).to.deep.equal([
      [{ nb: null, en: null }, undefined],
    ]);
  });

  it('leaves a contact alone until the day before its time, and anonymises it on the day', async () => {
    const [id] = await people(cast.astrid, [{ lastActivityAt }]);
    await rule(cast.astrid);
    await atTime(dayBefore, run);
    expect(await anonymised(cast.astrid)).to.deep.equal([]);
    await atTime(theDay, run);
    expect(await anonymised(cast.astrid)).to.deep.equal([id]);
  });

  it('counts from the creation of a contact that nobody has done anything with', async () => {
    const [id] = await people(cast.astrid, [
      { createdAt: lastActivityAt },
      { createdAt: lastActivityAt, lastActivityAt: dayBefore },
    ]);
    await rule(cast.astrid);
    await atTime(theDay, run);
    expect(await anonymised(cast.astrid)).to.deep.equal([id]);
  });

  it('takes all that are due, batch by batch, with one audit entry each, and does nothing the second time', async () => {
    const ids = await people(
      cast.astrid,
      Array.from({ length: 2_234 }, () => ({ lastActivityAt })),
    );
    const [kept = ''] = await people(cast.astrid, [{ lastActivityAt: dayBefore }]);
    await rule(cast.astrid);
    const before = (await entries()).length;
    const first = await atTime(theDay, run);
    expect(await here(() => retentionRun(cast.astrid, first))).to.include({
      state: 'finished',
      due: 2_234,
      anonymised: 2_234,
      skipped: null,
    });
    const written = (await entries()).slice(before);
    expect(written.map(({ subject_id }) => subject_id).toSorted()).to.deep.equal(ids.toSorted());
    expect(await anonymised(cast.astrid)).not.to.include(kept);
    const second = await atTime(theDay, run);
    expect(await here(() => retentionRun(cast.astrid, second))).to.include({
      state: 'finished',
      due: 0,
      anonymised: 0,
    });
    expect(await entries()).to.have.length(before + 2_234);
  });

  it('asks under the lock once more: a request or a restriction that came while it waited keeps the person', async () => {
    const [asks = '', restricted = '', other = ''] = await people(
      cast.astrid,
      Array.from({ length: 3 }, () => ({ lastActivityAt })),
    );
    await rule(cast.astrid);
    const started = await atTime(theDay, () => here(() => startRetentionRun(cast.astrid)));
    const waiting = Promise.withResolvers<undefined>();
    const committed = here(async () => {
      await keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'phone',
          language: 'nb',
          requesterName: 'Kari Berg',
          requesterEmail: undefined,
          message: '',
          receivedAt: theDay,
          contactId: asks,
        },
        asActor(cast.astrid),
      );
      await restrictContact(cast.astrid, restricted, { ground: 'accuracy' });
      await waiting.promise;
    });
    const done = atTime(theDay, () => carryOut(started));
    // Until it stands at the lock that the other holds.
    await asSuperuser(cast.database, async (client) => {
      const stands = `select from pg_locks where not granted and locktype = 'transactionid'`;
      while ((await client.query(stands)).rowCount === 0);
    });
    waiting.resolve(undefined);
    await Promise.all([committed, done]);
    expect(await anonymised(cast.astrid)).to.deep.equal([other]);
  });

  it('counts who is past the time and left alone: by a law, or because they wait for an answer', async () => {
    const [asks = '', held = '', other = ''] = await people(
      cast.astrid,
      Array.from({ length: 3 }, () => ({ lastActivityAt })),
    );
    await rule(cast.astrid);
    await here(async () => {
      const asked = {
        kind: 'access',
        state: 'open',
        channel: 'phone',
        language: 'nb',
        requesterName: 'Kari Berg',
      } as const;
      const from = { requesterEmail: undefined, message: '', receivedAt: theDay, contactId: asks } as const;
      await keepRequest({ ...asked, ...from }, asActor(cast.astrid));
      const item = {
        table: 'contacts',
        row: held,
        law: 'bookkeeping',
        reason: 'invoice',
        until: '2031-12-31',
      } as const;
      await placeHold(system, { kind: 'contact', id: held }, item);
    });
    const id = await atTime(theDay, run);
    expect(await anonymised(cast.astrid)).to.deep.equal([other]);
    expect(await here(() => retentionRun(cast.astrid, id))).to.include({ due: 1, held: 1, waiting: 1 });
    const [entry] = await here(() =>
      sql<{ details: Record<string, unknown> }>(
        `select details from audit_entries where tenant_id = $1 and action = 'retention.run' and subject_id = $2`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(entry?.details).to.deep.include({ held: 1, waiting: 1 });
  });

  it('does not touch other tenants', async () => {
    await people(cast.clara, [{ lastActivityAt }]);
    await rule(cast.astrid);
    await atTime(theDay, run);
    expect(await anonymised(cast.clara)).to.deep.equal([]);
  });

  it('stops, and says why, when the rule is turned off while it works', async () => {
    await people(
      cast.astrid,
      Array.from({ length: 6_500 }, () => ({ lastActivityAt })),
    );
    await rule(cast.astrid);
    const disarm = armFaultPoints(async (step) => {
      if (step === 'batch committed') await here(() => removeRetentionRule(cast.astrid));
    });
    let id: string;
    try {
      id = await atTime(theDay, run);
    } finally {
      disarm();
    }
    const stopped = await here(() => retentionRun(cast.astrid, id));
    expect(stopped).to.include({ state: 'finished', due: 6_500, skipped: 'rule-off' });
    // What was in hand beside the batch that saw it is still finished.
    expect(stopped.anonymised).to.be.oneOf([2_000, 4_000]);
    expect(await anonymised(cast.astrid)).to.have.length(stopped.anonymised);
  });

  it('is begun by the night once for each tenant with a rule in force, however often the night comes', async () => {
    await people(cast.astrid, [{ lastActivityAt }]);
    await rule(cast.astrid);
    await inTenant(cast.clara.tenantId, () => setRetentionRule(cast.clara, '36'));
    await atTime(theDay, async () => {
      await oweRetentionNight();
      await oweRetentionNight();
      await beginRetentionNight(await leaseOf(cast.astrid, 'retention-night'));
      await oweRetentionNight();
    });
    const runs = await here(() => retentionRuns(cast.astrid));
    expect(runs).to.have.length(1);
    expect(runs[0]).to.deep.include({ state: 'waiting', startedBy: null, months: 36 });
    expect(await inTenant(cast.clara.tenantId, () => retentionRuns(cast.clara))).to.deep.equal([]);
    await atTime(theDay, () => carryOut(runs[0]?.id ?? ''));
    expect((await entries()).at(-1)?.actor).to.equal('system');
  });

  it('is the one under way when it is started twice', async () => {
    await rule(cast.astrid);
    const first = await here(() => startRetentionRun(cast.astrid));
    expect(await here(() => startRetentionRun(cast.astrid))).to.equal(first);
  });

  it('that was given up, or whose obligation is gone, goes on with the next night instead of standing in its way', async () => {
    const [id] = await people(cast.astrid, [{ lastActivityAt }]);
    await rule(cast.astrid);
    for (const lost of [
      `update outbox set dead_at = now(), attempts = 8 where tenant_id = $1 and kind = 'retention-run'`,
      `delete from outbox where tenant_id = $1 and kind = 'retention-run'`,
    ]) {
      const first = await atTime(theDay, () => here(() => startRetentionRun(cast.astrid)));
      await here(() => change(lost, [cast.astrid.tenantId]));
      expect(await atTime(theDay, () => here(() => startRetentionRun(cast.astrid)))).to.equal(first);
    }
    const [unfinished] = await here(() => retentionRuns(cast.astrid));
    await atTime(theDay, () => carryOut(unfinished?.id ?? ''));
    expect(await anonymised(cast.astrid)).to.deep.equal([id]);
  });
});
