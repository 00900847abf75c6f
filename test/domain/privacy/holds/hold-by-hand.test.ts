import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { atTime } from '../../../../src/domain/clock.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { openFiles } from '../../../../src/domain/files/files.ts';
import { openErasureLedger } from '../../../../src/domain/privacy/erasure/erasure-ledger.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { erasureOf } from '../../../../src/domain/privacy/erasure/erasure-record.ts';
import { endHold } from '../../../../src/domain/privacy/holds/end-hold.ts';
import { holdByHand, type NewHold } from '../../../../src/domain/privacy/holds/hold-by-hand.ts';
import { findHold, standingHolds } from '../../../../src/domain/privacy/holds/hold-list.ts';
import { holdableOf, nameOfItem } from '../../../../src/domain/privacy/holds/holdable.ts';
import { requester } from '../../../../src/domain/privacy/requests/events.ts';
import { keepRequest } from '../../../../src/domain/privacy/requests/receive-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useCast } from '../../../support/cast.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('Holding something back by hand', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  before(() => {
    openFiles(folder.path);
    openErasureLedger(folder.path);
  });

  /** Somebody with two notes. */
  const newPerson = () =>
    here(async () => {
      const [id = ''] = await insertContacts([{ givenName: 'Tora', familyName: 'Tviholt' }]);
      const note = (body: string) =>
        recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'contact', id }, title: '', body });
      return { id, kept: await note('Kvittering 12 er betalt.'), other: await note('Ringte om været.') };
    });
  const day = new Date('2026-11-23T12:00:00Z');
  const hold = (id: string, row: string, more: Partial<NewHold> = {}) =>
    atTime(day, () =>
      here(() =>
        holdByHand(cast.astrid, id, {
          items: [`activities.${row}`],
          reason: 'voucher',
          day: '2026-03-15',
          requestId: undefined,
          ...more,
        }),
      ),
    );
  const refusal = async (work: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof Invalid) return error.fields;
      throw error;
    }
    return {};
  };
  const holdsOn = (id: string) =>
    here(async () => (await standingHolds(cast.astrid)).holds.filter(({ subjectId }) => subjectId === id));
  const texts = (id: string) =>
    here(() =>
      sql<{ id: string; body: string }>(`select id, body from activities where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        id,
      ]),
    );

  it('keeps what was chosen until the law lets go, and says who, why and what', async () => {
    const person = await newPerson();
    const { items } = await here(() => holdableOf(cast.astrid, person.id));
    expect(items.map(nameOfItem)).to.have.members([
      `contacts.${person.id}`,
      `activities.${person.kept}`,
      `activities.${person.other}`,
    ]);
    await hold(person.id, person.kept);
    const [found, ...more] = await holdsOn(person.id);
    expect(more).to.deep.equal([]);
    expect(found).to.deep.include({
      table: 'activities',
      row: person.kept,
      law: 'bookkeeping',
      reason: 'voucher',
      until: '2031-12-31',
      contactName: 'Tora Tviholt',
      text: 'Kvittering 12 er betalt.',
      placedByName: cast.astrid.name,
      erasureId: null,
    });
  });

  it('says at each field what is missing, and takes nothing that need not be kept any more', async () => {
    const { id, kept } = await newPerson();
    expect(await refusal(hold(id, kept, { items: [], reason: 'x', day: '' }))).to.have.all.keys('items', 'reason');
    expect(await refusal(hold(id, kept, { day: '2026-13-01' }))).to.have.all.keys('day');
    expect(await refusal(hold(id, kept, { day: '2026-11-24' }))).to.deep.equal({ day: 'holds.day.future' });
    expect(await refusal(hold(id, kept, { day: '2020-12-31' }))).to.deep.equal({
      day: { key: 'holds.day.over', params: { year: '2025' } },
    });
    expect(await refusal(hold(id, kept, { reason: 'dispute', day: '' })), 'a claim has no day').to.deep.equal({});
    const other = await newPerson();
    expect(await refusal(hold(id, other.kept)), 'of somebody else').to.have.all.keys('items');
  });

  it('hard case 19: ended by hand with a reason, sets the erasure that waited going again', async () => {
    const person = await newPerson();
    await hold(person.id, person.kept, { reason: 'dispute', day: '' });
    const erasure = await here(() =>
      decideErasure(cast.astrid, person.id, { decisions: {}, confirmed: true, neverContact: false }),
    );
    await carryOutDue(cast.database, 'erasure');
    const look = () => here(() => erasureOf(cast.astrid, erasure));
    expect((await look()).erasure.state).to.equal('held');
    expect(await texts(person.kept), 'seen by nobody').to.deep.equal([]);
    const [one] = await holdsOn(person.id);
    expect(one).to.deep.include({ erasureId: erasure, text: 'Kvittering 12 er betalt.' });
    const id = one?.id ?? '';
    const read = await here(() => findHold(cast.astrid, id));
    expect(read.content.body, 'but for whoever needs it for the claim').to.equal('Kvittering 12 er betalt.');

    expect(await refusal(here(() => endHold(cast.astrid, id, '')))).to.have.all.keys('because');
    await here(() => endHold(cast.astrid, id, 'settled'));
    await carryOutDue(cast.database, 'erasure');
    expect((await look()).erasure.state).to.equal('done');
    expect((await here(() => findHold(cast.astrid, id))).hold).to.deep.include({
      releasedBecause: 'settled',
      releasedByName: cast.astrid.name,
      text: null,
    });
    const [entry] = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'hold.released' and subject_id = $2`,
        [cast.astrid.tenantId, person.id],
      ),
    );
    expect(entry?.details).to.deep.equal({ table: 'activities', law: 'claim', because: 'settled' });
  });

  it('ends under bookkeeping for no claim that is over', async () => {
    const { id, kept } = await newPerson();
    await hold(id, kept);
    const [one] = await holdsOn(id);
    expect(await refusal(here(() => endHold(cast.astrid, one?.id ?? '', 'settled')))).to.have.all.keys('because');
    await here(() => endHold(cast.astrid, one?.id ?? '', 'elsewhere'));
    expect(await holdsOn(id)).to.deep.equal([]);
  });

  it('reaches somebody restricted in a case of theirs alone, and nobody who is erased', async () => {
    const { id, kept } = await newPerson();
    const requestId = await here(() =>
      keepRequest(
        {
          kind: 'erasure',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Tora Tviholt',
          requesterEmail: undefined,
          message: '',
          receivedAt: new Date(),
          contactId: id,
          verified: 'link',
        },
        requester,
      ),
    );
    await here(() => restrictContact(cast.astrid, id, { ground: 'objected' }));
    let thrown: unknown;
    await hold(id, kept).catch((error: unknown) => (thrown = error));
    expect(thrown).to.be.instanceOf(NotFound);
    await hold(id, kept, { requestId });
    expect(await holdsOn(id)).to.have.length(1);
  });

  it('is for who may decide on privacy', async () => {
    const { id, kept } = await newPerson();
    for (const work of [
      () => holdableOf(cast.randi, id),
      () =>
        holdByHand(cast.randi, id, { items: [`activities.${kept}`], reason: 'dispute', day: '', requestId: undefined }),
      () => standingHolds(cast.randi),
      () => findHold(cast.randi, id),
      () => endHold(cast.randi, id, 'mistake'),
    ]) {
      let thrown: unknown;
      await here<unknown>(work).catch((error: unknown) => (thrown = error));
      expect(thrown).to.be.instanceOf(NotAllowed);
    }
  });
});
