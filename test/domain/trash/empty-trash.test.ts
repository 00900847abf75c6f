import { expect } from 'chai';

import { removeActivity } from '../../../src/domain/activities/change-activity.ts';
import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { system } from '../../../src/domain/audit/audit.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { restoreContact } from '../../../src/domain/contacts/trash.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { expireHolds } from '../../../src/domain/privacy/holds/expire-holds.ts';
import { placeHold } from '../../../src/domain/privacy/holds/legal-holds.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { emptyTrash } from '../../../src/domain/trash/empty-trash.ts';
import { trashedUntil } from '../../../src/domain/trash/trash-period.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { clearRecords, idsIn, insertDeal, putInTrash } from './put-in-trash.ts';

const trashedAt = new Date('2026-10-23T14:00:00+02:00');
const itsTime = trashedUntil(trashedAt);
const earlier = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() - milliseconds);

describe('Emptying the trash', () => {
  const cast = useCast({ poolSize: 8 });

  beforeEach(async () => {
    await clearRecords([cast.astrid, cast.clara]);
    await asSuperuser(cast.database, (client) => client.query('delete from audit_entries'));
  });

  const people = (by: Member, count = 1): Promise<string[]> =>
    inTenant(by.tenantId, () =>
      insertContacts(Array.from({ length: count }, () => ({ givenName: 'Kari', familyName: 'Berg' }))),
    );
  const trashedPeople = async (by: Member, count = 1, at = trashedAt): Promise<string[]> => {
    const ids = await people(by, count);
    await putInTrash(by, 'contacts', ids, at);
    return ids;
  };
  const empty = (): Promise<void> => atTime(itsTime, emptyTrash);
  /** Empties the trash and fails once, inside the transaction of a batch (from 0). Answers what came of it. */
  async function emptyFailingAt(batch: number): Promise<unknown> {
    let deleted = 0;
    const disarm = armFaultPoints((step) => {
      if (step === 'batch deleted' && deleted++ === batch) throw new Error('interrupted here');
    });
    try {
      return await empty();
    } catch (error) {
      return error;
    } finally {
      disarm();
    }
  }
  const entries = (by: Member) =>
    inTenant(by.tenantId, () =>
      sql<{ action: string; subject: string; subject_id: string; actor: string; details: unknown }>(
        `select action, subject, subject_id, actor, details from audit_entries where tenant_id = $1 order by subject_id`,
        [by.tenantId],
      ),
    );

  it('deletes what was noted and removed, too: free text about people does not outlive its 30 days', async () => {
    const [contact = ''] = await people(cast.astrid);
    const note = await inTenant(cast.astrid.tenantId, () =>
      recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'contact', id: contact }, title: '', body: 'Syk.' }),
    );
    await atTime(trashedAt, () => inTenant(cast.astrid.tenantId, () => removeActivity(cast.astrid, note)));
    await atTime(earlier(itsTime, 1), emptyTrash);
    expect(await idsIn(cast.astrid, 'activities')).to.deep.equal([note]);
    await empty();
    expect(await idsIn(cast.astrid, 'activities')).to.deep.equal([]);
    expect((await entries(cast.astrid)).map(({ action }) => action)).to.include('activity.deleted');
  });

  it('leaves contacts, companies and deals alone until their 30 days are over, and deletes them then', async () => {
    const [contact = ''] = await trashedPeople(cast.astrid);
    const [company = ''] = await inTenant(cast.astrid.tenantId, () => insertCompanies([{ name: 'Borte AS' }]));
    const deal = await insertDeal(cast.astrid, { title: 'Borte' });
    await putInTrash(cast.astrid, 'companies', [company], trashedAt);
    await putInTrash(cast.astrid, 'deals', [deal], trashedAt);
    const left = async () => [
      await idsIn(cast.astrid, 'contacts'),
      await idsIn(cast.astrid, 'companies'),
      await idsIn(cast.astrid, 'deals'),
    ];
    for (const before of [86_400_000, 1]) {
      await atTime(earlier(itsTime, before), emptyTrash);
      expect(await left()).to.deep.equal([[contact], [company], [deal]]);
    }
    await empty();
    expect(await left()).to.deep.equal([[], [], []]);
    const details = { days: 30, reason: 'trash' };
    expect(await entries(cast.astrid)).to.have.deep.members([
      { action: 'contact.deleted', subject: 'contact', subject_id: contact, actor: 'system', details },
      { action: 'company.deleted', subject: 'company', subject_id: company, actor: 'system', details },
      { action: 'deal.deleted', subject: 'deal', subject_id: deal, actor: 'system', details },
    ]);
  });

  it('hard case 19: leaves what a law keeps, and whom it is about, until the hold ends; the night after takes them', async () => {
    const [held = '', owner = '', free = ''] = await trashedPeople(cast.astrid, 3);
    const deal = await insertDeal(cast.astrid, { title: 'Levert' });
    await putInTrash(cast.astrid, 'deals', [deal], trashedAt);
    const about = (id: string, table: string, row: string) =>
      inTenant(cast.astrid.tenantId, () =>
        placeHold(
          system,
          { kind: 'contact', id },
          { table, row, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' },
        ),
      );
    await about(held, 'contacts', held);
    await about(owner, 'deals', deal);
    await empty();
    expect(await idsIn(cast.astrid, 'contacts')).to.deep.equal([held, owner].toSorted());
    expect(await idsIn(cast.astrid, 'deals')).to.deep.equal([deal]);
    expect(await idsIn(cast.astrid, 'contacts')).not.to.include(free);
    await atTime(new Date('2032-01-01T04:20:00+01:00'), async () => {
      await expireHolds();
      await emptyTrash();
    });
    expect([await idsIn(cast.astrid, 'contacts'), await idsIn(cast.astrid, 'deals')]).to.deep.equal([[], []]);
  });

  it('touches nothing outside the trash, and does nothing the second time', async () => {
    const kept = await people(cast.astrid, 2);
    await trashedPeople(cast.astrid, 2);
    await empty();
    const once = await entries(cast.astrid);
    expect(once).to.have.length(2);
    await empty();
    expect(await idsIn(cast.astrid, 'contacts')).to.deep.equal(kept.toSorted());
    expect(await entries(cast.astrid)).to.deep.equal(once);
  });

  it('empties the trash of every tenant, each by its own clock', async () => {
    await trashedPeople(cast.astrid);
    const theirs = await trashedPeople(cast.clara, 1, new Date(trashedAt.getTime() + 3_600_000));
    await empty();
    expect(await idsIn(cast.astrid, 'contacts')).to.deep.equal([]);
    expect(await idsIn(cast.clara, 'contacts')).to.deep.equal(theirs);
    expect(await entries(cast.clara)).to.deep.equal([]);
    await atTime(new Date(itsTime.getTime() + 3_600_000), emptyTrash);
    expect(await idsIn(cast.clara, 'contacts')).to.deep.equal([]);
  });

  it('empties the other tenants’ trash where one fails, and says that one did', async () => {
    await trashedPeople(cast.astrid);
    await trashedPeople(cast.clara);
    const outcome = await emptyFailingAt(0);
    expect(outcome).to.be.instanceOf(AggregateError);
    const left = [...(await idsIn(cast.astrid, 'contacts')), ...(await idsIn(cast.clara, 'contacts'))];
    expect(left).to.have.length(1);
    await empty();
    expect([...(await idsIn(cast.astrid, 'contacts')), ...(await idsIn(cast.clara, 'contacts'))]).to.deep.equal([]);
  });

  it('writes one entry for each record, however often it is interrupted and however many do it at once', async () => {
    const ids = await trashedPeople(cast.astrid, 1_203);
    for (const batch of [0, 1])
      expect(await emptyFailingAt(batch), `in batch ${batch}`).to.be.instanceOf(AggregateError);
    expect(await idsIn(cast.astrid, 'contacts')).to.have.length(703);
    await Promise.all(Array.from({ length: 5 }, empty));
    await empty();
    expect(await idsIn(cast.astrid, 'contacts')).to.deep.equal([]);
    const subjects = (await entries(cast.astrid)).map((entry) => entry.subject_id);
    expect(subjects).to.deep.equal(ids.toSorted());
  }).timeout(20_000);

  it('goes batch by batch, each committed before the next begins', async () => {
    await trashedPeople(cast.astrid, 1_203);
    const left: number[] = [];
    const disarm = armFaultPoints(async (step) => {
      if (step === 'batch committed') left.push((await countOf(cast.astrid)).contacts);
    });
    await empty();
    disarm();
    expect(left.filter((count, at) => count !== left[at - 1])).to.deep.equal([1_203, 703, 203, 0]);
  }).timeout(20_000);

  it('does not wait for what somebody restores at this moment, and leaves it to them', async () => {
    const [restored = '', gone = ''] = await trashedPeople(cast.astrid, 2);
    let release: () => void = () => undefined;
    const emptied = new Promise<void>((resolve) => (release = resolve));
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const restoring = inTenant(cast.astrid.tenantId, async () => {
      await restoreContact(cast.bjorn, restored);
      locked();
      await emptied;
    });
    await isLocked;
    await empty();
    release();
    await restoring;
    const left = await idsIn(cast.astrid, 'contacts');
    expect(left).to.deep.equal([restored]).and.not.include(gone);
  });

  it('finds every pointer to a record it deletes in an index, those from removed records included', async () => {
    const { rows } = await asSuperuser(cast.database, (client) =>
      client.query<{ pointer: string }>(
        `select f.conrelid::regclass || '.' || a.attname as pointer
           from pg_constraint f
           join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
          where f.contype = 'f' and f.confrelid in ('contacts'::regclass, 'companies'::regclass, 'deals'::regclass)
            and not exists (
              select from pg_index i
               where i.indrelid = f.conrelid and i.indkey[0] = f.conkey[1] and i.indkey[1] = f.conkey[2]
                 and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(' || a.attname || ' IS NOT NULL)'))`,
      ),
    );
    expect(rows).to.deep.equal([]);
  });

  const countOf = (by: Member): Promise<{ contacts: number }> =>
    asSuperuser(cast.database, async (client) => {
      const { rows } = await client.query<{ contacts: number }>(
        `select count(*)::int as contacts from contacts where tenant_id = $1`,
        [by.tenantId],
      );
      return rows[0] ?? { contacts: -1 };
    });
});
