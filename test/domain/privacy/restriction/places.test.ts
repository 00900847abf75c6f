import { expect } from 'chai';

import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { insertCompanies } from '../../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../../src/domain/contacts/bulk.ts';
import { addDeal } from '../../../../src/domain/deals/write-deal.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { findDeal } from '../../../../src/domain/deals/deal-record.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { restrictForRequest } from '../../../../src/domain/privacy/fulfilment/restriction.ts';
import { decidePlaces } from '../../../../src/domain/privacy/restriction/decide-places.ts';
import { liftRestriction, tellBeforeLifting } from '../../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { restrictedRecord } from '../../../../src/domain/privacy/restriction/restricted-record.ts';
import { deskWaiting } from '../../../../src/domain/privacy/desk/waiting.ts';
import { lookForPlaces } from '../../../../src/domain/privacy/restriction/look-for-places.ts';
import { findRestriction, restrictionBehind } from '../../../../src/domain/privacy/restriction/restriction.ts';
import { MOST_HITS, nameOfHit } from '../../../../src/domain/privacy/erasure/free-text.ts';
import { inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { arrived, tenantDesk, useRequests } from '../requests/with-requests.ts';
import { refusal } from './restricted-person.ts';

const fieldsOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await refusal(work);
  return error instanceof Invalid ? error.fields : error;
};

describe('Where somebody restricted stands besides their own record', () => {
  useRequests();
  const cast = useCast();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const seen = (id: string): Promise<boolean> =>
    here(
      async () =>
        (await sql(`select from contacts where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, id])).length > 0,
    );
  const noteOn = (contact: string, body: string): Promise<string> =>
    here(() =>
      recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'contact', id: contact }, title: '', body }),
    );
  const noteSeen = (id: string): Promise<boolean> =>
    here(
      async () =>
        (await sql(`select from activities where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, id])).length > 0,
    );
  const people = (...rows: Parameters<typeof insertContacts>[0][number][]): Promise<string[]> =>
    here(() => insertContacts(rows));
  const restrictionOf = async (contact: string): Promise<string> =>
    (await here(() => restrictionBehind(cast.astrid, [contact]))) ?? '';
  const lift = (id: string): Promise<unknown> =>
    here(async () => {
      await tellBeforeLifting(cast.astrid, id, { how: 'letter', note: '' });
      await liftRestriction(cast.astrid, id);
    });

  it('shows what waits before what is decided, so that the rest follows when the first are decided', async () => {
    const [person = '', other = ''] = await people(
      { givenName: 'Kjersti', familyName: 'Rundballe' },
      { givenName: 'Odd', familyName: 'Nabo' },
    );
    await here(async () => {
      for (let at = 0; at < MOST_HITS + 30; at++)
        await recordActivity(cast.astrid, {
          kind: 'note',
          subject: { kind: 'contact', id: other },
          title: '',
          body: `Kjersti Rundballe ringte, ${at}.`,
        });
      await restrictContact(cast.astrid, person, { ground: 'accuracy' });
    });
    const id = await restrictionOf(person);
    const look = () => here(() => restrictedRecord(cast.astrid, id));
    const first = await look();
    expect([first.places.length, first.more]).to.eql([MOST_HITS, 'undecided']);
    const keep = (places: typeof first.places) => {
      const names = new Set(places.map(({ hit }) => nameOfHit(hit)));
      return here(() => decidePlaces(cast.astrid, id, (name) => (names.has(name) ? 'keep:another-person' : '')));
    };
    expect(await keep(first.places)).to.equal(MOST_HITS);
    const second = await look();
    const waiting = second.places.filter(({ decision }) => decision === undefined);
    expect([waiting.length, second.places.findIndex(({ decision }) => decision === undefined), second.more]).to.eql([
      30,
      0,
      'decided',
    ]);
    expect(await keep(waiting)).to.equal(30);
    const last = await look();
    expect([last.places.every(({ decision }) => decision === 'keep'), last.more]).to.eql([true, 'decided']);
  });

  it('asks about every other contact with the address or number first, and restricts those that are the same person with them', async () => {
    const [first = '', second = '', third = '', other = ''] = await people(
      { givenName: 'Ida', familyName: 'Dobbel', emails: ['ida@dobbel.example'] },
      { givenName: 'Ida', familyName: 'D', emails: ['ida@dobbel.example'], phones: ['+4741000001'] },
      { givenName: 'I', familyName: 'Dobbel', phones: ['+4741000001'] },
      { givenName: 'Per', familyName: 'Annen', emails: ['ida@dobbel.example'] },
    );
    const restrict = (decisions: Readonly<Record<string, string>>) =>
      here(() =>
        restrictContact(cast.astrid, first, { ground: 'accuracy', decisions: (name) => decisions[name] ?? '' }),
      );
    const name = (id: string): string => `contacts.id.${id}`;
    const ask = 'restriction.place.undecided';
    expect(await fieldsOf(restrict({}))).to.eql({ [name(second)]: ask, [name(other)]: ask });
    for (const wrong of ['keep', 'keep:another-person', 'delete', 'keep:oppdiktet'])
      expect(await fieldsOf(restrict({ [name(second)]: 'restrict', [name(other)]: wrong }))).to.eql({
        [name(other)]: ask,
        // The second record leads to a third, by its number.
        [name(third)]: ask,
      });
    expect([await seen(first), await seen(second)], 'nothing is done by halves').to.eql([true, true]);
    await restrict({ [name(second)]: 'restrict', [name(third)]: 'restrict', [name(other)]: 'keep:shared-at-home' });
    expect(await Promise.all([first, second, third, other].map(seen))).to.eql([false, false, false, true]);

    const record = await here(async () => restrictedRecord(cast.astrid, await restrictionOf(first)));
    expect(record.places.map(({ hit, decision, reason }) => [hit.row, decision, reason])).to.eql([
      [other, 'keep', 'shared-at-home'],
    ]);
    expect(record.also.map(({ name: called }) => called)).to.eql(['Ida D']);
    const behind = await here(async () => restrictedRecord(cast.astrid, await restrictionOf(third)));
    expect(behind.places, 'the other shares nothing with the third').to.eql([]);
    await lift(await restrictionOf(first));
    expect(await Promise.all([first, second].map(seen)), 'each is lifted by itself').to.eql([true, false]);
  });

  it('asks within a request too', async () => {
    const [asks = '', twin = ''] = await people(
      { givenName: 'Eva', familyName: 'Krav', phones: ['+4741000002'] },
      { givenName: 'Eva', familyName: 'Krav', phones: ['+4741000002'] },
    );
    const desk = tenantDesk(cast.astrid);
    const id = await arrived(desk, { kind: 'restriction', contactId: asks });
    expect(await fieldsOf(here(() => restrictForRequest(desk, id, 'accuracy')))).to.have.key(`contacts.id.${twin}`);
    await here(() => restrictForRequest(desk, id, 'accuracy', () => 'restrict'));
    expect([await seen(asks), await seen(twin)]).to.eql([false, false]);
  });

  it('hard case 16: lists what others wrote about them, which is restricted with them and ends with it, or kept for a reason', async () => {
    const [person = '', friend = ''] = await people(
      { givenName: 'Nora', familyName: 'Nevnt', emails: ['nora@nevnt.example'] },
      { givenName: 'Venn', familyName: 'Vennsen' },
    );
    const about = await noteOn(friend, 'Nora Nevnt skylder penger');
    const work = await noteOn(friend, 'Ring nora@nevnt.example om tilbudet');
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const places = async () => (await here(() => restrictedRecord(cast.astrid, id))).places;
    expect((await places()).map(({ hit }) => hit.row)).to.have.members([about, work]);
    const decide = (typed: Readonly<Record<string, string>>) =>
      here(() => decidePlaces(cast.astrid, id, (name) => typed[name] ?? ''));
    expect(await fieldsOf(decide({}))).to.have.key('places');
    expect(await fieldsOf(decide({ [`activities.body.${work}`]: 'keep:shared-at-home' }))).to.have.key(
      `activities.body.${work}`,
    );
    await decide({ [`activities.body.${about}`]: 'restrict', [`activities.body.${work}`]: 'keep:legal-claims' });
    expect([await noteSeen(about), await noteSeen(work)]).to.eql([false, true]);
    expect((await places()).map(({ hit, decision }) => [hit.row, decision])).to.have.deep.members([
      [about, 'restrict'],
      [work, 'keep'],
    ]);
    expect(await fieldsOf(decide({ [`activities.body.${about}`]: 'keep:legal-claims' })), 'done is done').to.have.key(
      'places',
    );
    await decide({ [`activities.body.${work}`]: 'restrict' });
    expect(await noteSeen(work)).to.equal(false);
    // Somebody else is named there too, and stays out of sight.
    const [also = ''] = await people({ givenName: 'Otto', familyName: 'Ogsånevnt', emails: ['otto@nevnt.example'] });
    const both = await noteOn(friend, 'Otto Ogsånevnt og Nora Nevnt');
    const theirs = await here(() => restrictContact(cast.astrid, also, { ground: 'claims' }));
    await decide({ [`activities.body.${both}`]: 'restrict' });
    await here(() => decidePlaces(cast.astrid, theirs, () => 'restrict'));
    await lift(id);
    expect([await noteSeen(about), await noteSeen(work), await noteSeen(both)]).to.eql([true, true, false]);
    await lift(theirs);
    expect(await noteSeen(both)).to.equal(true);
    expect(await refusal(decide({}))).to.be.instanceOf(NotFound);
  });

  it('leaves titles of deals and fields of companies to be corrected where they stand', async () => {
    const [person = ''] = await people({ givenName: 'Tor', familyName: 'Tittelmann' });
    await here(async () => {
      const [stage] = await stages(cast.astrid);
      await addDeal(cast.astrid, {
        title: 'Avtale med Tor Tittelmann',
        stageId: stage?.id ?? '',
        companyId: null,
        contactId: null,
        ownerId: cast.astrid.id,
        amountMinor: 0,
        expectedCloseOn: null,
      });
    });
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const { places } = await here(() => restrictedRecord(cast.astrid, id));
    expect(places.map(({ choices }) => choices)).to.eql([['keep']]);
    const name = nameOfHit(places[0]?.hit ?? { table: '', column: '', row: '' });
    expect(await fieldsOf(here(() => decidePlaces(cast.astrid, id, () => 'restrict')))).to.eql({
      [name]: 'restriction.place.undecided',
    });
    expect(await here(() => decidePlaces(cast.astrid, id, () => 'keep:rights-of-others'))).to.equal(1);
  });

  it('is the title of a deal of theirs that is a company’s too, and no deal that is hidden with them', async () => {
    const [person = ''] = await people({ givenName: 'Silje', familyName: 'Salgsnavn' });
    const [alone, shared] = await here(async () => {
      const [stage] = await stages(cast.astrid);
      const [companyId = ''] = await insertCompanies([{ name: 'Butikken AS' }]);
      const deal = (company: string | null): Promise<string> =>
        addDeal(cast.astrid, {
          title: 'Kjøkken til Silje Salgsnavn',
          stageId: stage?.id ?? '',
          companyId: company,
          contactId: person,
          ownerId: cast.astrid.id,
          amountMinor: 0,
          expectedCloseOn: null,
        });
      return [await deal(null), await deal(companyId)];
    });
    const note = await here(() =>
      recordActivity(cast.astrid, { kind: 'note', subject: { kind: 'deal', id: alone ?? '' }, title: '', body: 'Mål' }),
    );
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const { places, deals } = await here(() => restrictedRecord(cast.astrid, id));
    expect(places.map(({ hit }) => [hit.table, hit.row])).to.eql([['deals', shared]]);
    expect(
      deals.map((one) => one.id),
      'the case shows both',
    ).to.have.members([alone, shared]);
    expect(await refusal(here(() => findDeal(cast.astrid, alone ?? '')))).to.be.instanceOf(NotFound);
    expect(await noteSeen(note)).to.equal(false);
    await lift(id);
    expect(await here(() => findDeal(cast.astrid, alone ?? ''))).to.have.property('contactId', person);
    expect(await noteSeen(note)).to.equal(true);
  });

  it('is a note on a deal that is a company’s too, and the given name alone where they work', async () => {
    const [person, deal, work] = await here(async () => {
      const [companyId = ''] = await insertCompanies([{ name: 'Sagbruket AS' }]);
      const [id = ''] = await insertContacts([
        { givenName: 'Runa', familyName: 'Rostad', companies: [{ id: companyId, name: 'Sagbruket AS' }] },
      ]);
      const [stage] = await stages(cast.astrid);
      const rest = { stageId: stage?.id ?? '', ownerId: cast.astrid.id, amountMinor: 0, expectedCloseOn: null };
      return [
        id,
        await addDeal(cast.astrid, { title: 'Planker', companyId, contactId: id, ...rest }),
        companyId,
      ] as const;
    });
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const write = (kind: 'deal' | 'company', subject: string, body: string): Promise<string> =>
      here(() => recordActivity(cast.astrid, { kind: 'note', subject: { kind, id: subject }, title: '', body }));
    const [onDeal, alone] = [
      await write('deal', deal, 'Runa Rostad vil vente'),
      await write('company', work, 'Runa er syk'),
    ];
    const { places } = await here(() => restrictedRecord(cast.astrid, id));
    expect(places.map(({ hit }) => [hit.row, hit.certain, hit.givenOnly])).to.have.deep.members([
      [onDeal, true, undefined],
      [alone, false, true],
    ]);
    await here(() => decidePlaces(cast.astrid, id, (name) => (name.endsWith(onDeal) ? 'restrict' : '')));
    expect([await noteSeen(onDeal), await noteSeen(alone)]).to.eql([false, true]);
    const after = await here(() => restrictedRecord(cast.astrid, id));
    expect(after.places.map(({ hit, decision }) => [hit.row, decision])).to.have.deep.members([
      [onDeal, 'restrict'],
      [alone, undefined],
    ]);
    await lift(id);
    expect(await noteSeen(onDeal)).to.equal(true);
  });

  it('is asked about at once, and found again in the night when it was written later', async () => {
    const [person = '', friend = ''] = await people(
      { givenName: 'Natt', familyName: 'Nattestad' },
      { givenName: 'En', familyName: 'Venninne' },
    );
    const before = await noteOn(friend, 'Natt Nattestad ringte');
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const open = async (): Promise<number> => (await here(() => findRestriction(cast.astrid, id))).placesOpen;
    expect(await open()).to.equal(1);
    await here(() => decidePlaces(cast.astrid, id, (name) => (name.endsWith(before) ? 'restrict' : '')));
    expect(await open()).to.equal(0);
    const later = await noteOn(friend, 'Skal hilse fra Natt Nattestad');
    await lookForPlaces();
    expect(await open()).to.equal(1);
    const waiting = await here(() => deskWaiting(cast.astrid));
    expect(waiting.namedElsewhere).to.be.greaterThan(0);
    await here(() => decidePlaces(cast.astrid, id, (name) => (name.endsWith(later) ? 'keep:rights-of-others' : '')));
    await lookForPlaces();
    expect(await open()).to.equal(0);
    expect((await here(() => deskWaiting(cast.astrid))).namedElsewhere).to.equal(waiting.namedElsewhere - 1);
  });

  it('is for who decides on privacy', async () => {
    const [person = ''] = await people({ givenName: 'Liv', familyName: 'Lukket' });
    const id = await here(() => restrictContact(cast.astrid, person, { ground: 'claims' }));
    const refused = await refusal(here(() => decidePlaces(cast.bjorn, id, () => 'restrict')));
    expect(refused).to.have.property('name', 'NotAllowed');
    await here(async () => {
      const kept = await sql(`select from restriction_decisions where tenant_id = $1 and restriction_id = $2`, [
        cast.astrid.tenantId,
        id,
      ]);
      expect(kept).to.eql([]);
    });
  });
});
