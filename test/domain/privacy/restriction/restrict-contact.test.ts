import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { expect } from 'chai';

import { removeActivity } from '../../../../src/domain/activities/change-activity.ts';
import { recordActivity } from '../../../../src/domain/activities/record-activity.ts';
import { auditTrail } from '../../../../src/domain/audit/trail.ts';
import { companyRecord } from '../../../../src/domain/companies/company-record.ts';
import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { contactList } from '../../../../src/domain/contacts/contact-list.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { findDuplicates } from '../../../../src/domain/contacts/duplicates.ts';
import { contactChoices } from '../../../../src/domain/deals/contact-choices.ts';
import { dealBoard } from '../../../../src/domain/deals/deal-board.ts';
import { findDeal } from '../../../../src/domain/deals/deal-record.ts';
import { stages } from '../../../../src/domain/deals/deal.ts';
import { addDeal, changeDeal } from '../../../../src/domain/deals/write-deal.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { contactRows, firstPlace } from '../../../../src/domain/exports/contact-rows.ts';
import { everyContact } from '../../../../src/domain/exports/contact-export.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { consentLedger } from '../../../../src/domain/privacy/consent/contact-consents.ts';
import { recordWithdrawal } from '../../../../src/domain/privacy/consent/record-consent.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { recipientNotices, tellByHand } from '../../../../src/domain/privacy/disclosures/recipient-notices.ts';
import { inCase } from '../../../../src/domain/privacy/restriction/in-case.ts';
import { liftRestriction, tellBeforeLifting } from '../../../../src/domain/privacy/restriction/lift-restriction.ts';
import { restrictActivity } from '../../../../src/domain/privacy/restriction/restrict-activity.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import {
  findRestriction,
  openRestrictions,
  restrictionBehind,
} from '../../../../src/domain/privacy/restriction/restriction.ts';
import { restrictedRecord } from '../../../../src/domain/privacy/restriction/restricted-record.ts';
import { globalSearch } from '../../../../src/domain/search/global-search.ts';
import { change, inTenant, readingTenant, seeingRestricted, sql } from '../../../../src/domain/tenancy.ts';
import { overviewOf } from '../../../../src/domain/tenants/overview.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { disclosureForm } from '../../../web/route-records.ts';
import { clearRecords } from '../../trash/put-in-trash.ts';
import { allPurposesOn } from '../consent/people.ts';
import { canaryWords, flagsOf, lift, newCanary, refusal, restrict, type Person } from './restricted-person.ts';

const tables = [
  'contacts',
  'contact_emails',
  'contact_phones',
  'contact_addresses',
  'contact_companies',
  'activities',
] as const;

describe('Restriction of processing', () => {
  const cast = useCast({ poolSize: 6 });
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  let person: Person;

  beforeEach(async () => {
    await asSuperuser(cast.database, async (client) => {
      for (const table of ['restrictions', 'contact_purposes', 'audit_entries', 'outbox', 'exports'])
        await client.query(`delete from ${table}`);
      for (const table of tables) await client.query(`update ${table} set restricted_at = null`);
    });
    await clearRecords([cast.astrid, cast.clara]);
    person = await newCanary(cast.astrid);
  });

  /** Everything the domain reads people through, as one text. */
  const everythingRead = async (): Promise<string> => {
    const { astrid } = cast;
    const asked: (() => Promise<unknown>)[] = [
      ...['kanarifugl', 'ka', 'pip@bur', '93456789'].map((text) => () => globalSearch(astrid, text, 20)),
      () => contactList(astrid, everyContact, { order: { sort: 'name', descending: false }, after: '', before: '' }),
      () => contactRows(everyContact, firstPlace),
      () => contactChoices(astrid, 'kanarifugl'),
      () => contactChoices(astrid, 'ka'),
      () =>
        findDuplicates(astrid, {
          email: 'pip@bur.example',
          phone: '93456789',
          givenName: 'Gul',
          familyName: 'Kanarifugl',
        }),
      () => companyRecord(astrid, person.company),
      () => dealBoard(astrid),
      () => findDeal(astrid, person.deal),
      () => overviewOf(astrid),
      () => auditTrail(astrid, { action: '', actor: '', subject: '', kind: 'both' }),
    ];
    const found: unknown[] = [];
    for (const ask of asked) found.push(await readingTenant(astrid.tenantId, ask));
    return JSON.stringify(found);
  };
  const seen = async (): Promise<string[]> => {
    const text = (await everythingRead()).toLowerCase();
    return canaryWords.filter((word) => text.includes(word.toLowerCase()));
  };
  const counts = () =>
    here(async () => {
      const found: Record<string, number> = {};
      for (const table of tables) {
        const [row] = await sql<{ count: number }>(`select count(*) as count from ${table} where tenant_id = $1`, [
          cast.astrid.tenantId,
        ]);
        found[table] = row?.count ?? -1;
      }
      return found;
    });

  it('hard case 13: hides the person from everything that reads, and from the database’s own look across tenants', async () => {
    expect(await seen(), 'before').to.include.members(['Kanarifugl', 'pip@bur.example', '93456789']);
    await restrict(cast.astrid, person.contact);
    expect(await seen()).to.deep.equal([]);
    expect(Object.values(await counts())).to.deep.equal([0, 0, 0, 0, 0, 0]);
    // Even a transaction that sees them finds them by no text: the directory's role is told nothing.
    const found = await here(() =>
      seeingRestricted(() =>
        sql(`select id from directory.search_contacts($1, '%kanarifugl%', 10)`, [cast.astrid.tenantId]),
      ),
    );
    expect(found).to.deep.equal([]);
  });

  it('leaves the person out of the ledger of consents of the desk, under no number either, until it is lifted', async () => {
    const purposeId = (await allPurposesOn(cast.astrid))['marketing-phone'] ?? '';
    await here(() => recordWithdrawal(cast.astrid, person.contact, { purposeId, via: 'phone' }));
    const listed = async (): Promise<boolean> =>
      (await here(() => consentLedger(''))).lines.some(({ contactId }) => contactId === person.contact);
    expect(await listed()).to.equal(true);
    const restriction = await restrict(cast.astrid, person.contact);
    expect(await listed()).to.equal(false);
    await lift(cast.astrid, restriction);
    expect(await listed()).to.equal(true);
  });

  it('hard case 13: tells the directory role nothing of a restricted person, whatever it would ask', async () => {
    await restrict(cast.astrid, person.contact);
    const readable = await asSuperuser(cast.database, async (client) => {
      await client.query('set role onnet_directory');
      const { rows } = await client.query(`select search_text from contacts where id = $1`, [person.contact]);
      const business = await client.query(`select search_text from companies where id = $1`, [person.business]);
      const refused = await client.query('select given_name from contacts').catch((error: Error) => error.message);
      return { rows: [...rows, ...business.rows], refused };
    });
    expect(readable).to.deep.equal({
      rows: [{ search_text: '' }, { search_text: '' }],
      refused: 'permission denied for table contacts',
    });
  });

  it('marks every row that carries the person, and lets nobody write them', async () => {
    await restrict(cast.astrid, person.contact);
    expect(await flagsOf(cast.database, person.contact)).to.deep.equal({
      contacts: '1 of 1',
      contact_emails: '1 of 1',
      contact_phones: '1 of 1',
      contact_addresses: '1 of 1',
      contact_companies: '2 of 2',
      activities: '3 of 3',
    });
    await here(async () => {
      for (const table of tables)
        expect(await change(`delete from ${table} where tenant_id = $1`, [cast.astrid.tenantId]), table).to.equal(0);
      for (const table of tables)
        expect(
          await change(`update ${table} set restricted_at = null where tenant_id = $1`, [cast.astrid.tenantId]),
          table,
        ).to.equal(0);
    });
  });

  it('lets nobody make a row that nobody sees', async () => {
    const error = await here(() =>
      change(`update contacts set restricted_at = now() where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        person.contact,
      ]),
    ).catch((refused: Error) => refused.message);
    expect(error).to.equal('new row violates row-level security policy "unrestricted" for table "contacts"');
  });

  it('is only for who decides on privacy', async () => {
    const { bjorn, astrid } = cast;
    const id = await restrict(astrid, person.contact);
    const verbs: (() => Promise<unknown>)[] = [
      () => restrictContact(bjorn, person.contact, { ground: 'claims' }),
      () => restrictActivity(bjorn, person.note, { ground: 'claims' }),
      () => tellBeforeLifting(bjorn, id, { how: 'email', note: '' }),
      () => liftRestriction(bjorn, id),
      () => openRestrictions(bjorn),
      () => findRestriction(bjorn, id),
      () => restrictedRecord(bjorn, id),
      () => restrictionBehind(bjorn, [person.contact]),
    ];
    for (const work of verbs) expect(await refusal(here(work))).to.be.instanceOf(NotAllowed);
  });

  it('knows its grounds, and restricts nobody twice', async () => {
    const typed = (ground: string, note = '') =>
      refusal(here(() => restrictContact(cast.astrid, person.contact, { ground, note })));
    expect(await typed('whatever'))
      .to.be.instanceOf(Invalid)
      .with.deep.property('fields', { ground: 'form.choose' });
    expect(await typed('claims', 'x'.repeat(2_001))).to.be.instanceOf(Invalid);
    await restrict(cast.astrid, person.contact);
    expect(await typed('claims'))
      .to.be.instanceOf(Invalid)
      .with.deep.property('fields', { contact: 'restriction.already' });
    expect(await refusal(here(() => restrictContact(cast.astrid, newId(), { ground: 'claims' })))).to.be.instanceOf(
      NotFound,
    );
    const theirs = inTenant(cast.clara.tenantId, () =>
      restrictContact(cast.clara, person.contact, { ground: 'claims' }),
    );
    expect(await refusal(theirs)).to.be.instanceOf(NotFound);
  });

  describe('a case', () => {
    it('shows everything there is about the person, and closes behind itself', async () => {
      const id = await restrict(cast.astrid, person.contact);
      const record = await readingTenant(cast.astrid.tenantId, () => restrictedRecord(cast.astrid, id));
      const text = JSON.stringify(record);
      for (const word of canaryWords) expect(text).to.include(word);
      await here(async () => {
        await inCase(cast.astrid, () => contactFacts(cast.astrid, person.contact));
        expect(await refusal(contactFacts(cast.astrid, person.contact))).to.be.instanceOf(NotFound);
      });
    });

    it('closes behind work that fails, in a transaction that goes on', async () => {
      await restrict(cast.astrid, person.contact);
      await here(async () => {
        const failing = inCase(cast.astrid, async () => {
          await contactFacts(cast.astrid, person.contact);
          throw new NotFound('something else');
        });
        expect(await refusal(failing)).to.be.instanceOf(NotFound);
        expect(await refusal(contactFacts(cast.astrid, person.contact))).to.be.instanceOf(NotFound);
      });
    });

    it('lets no statement run beside it or outlive it', async () => {
      await restrict(cast.astrid, person.contact);
      await here(async () => {
        const beside = async (): Promise<unknown> => {
          await setImmediate();
          return contactFacts(cast.astrid, person.contact);
        };
        let late: (() => Promise<unknown>) | undefined;
        const open = inCase(cast.astrid, async () => {
          late = AsyncResource.bind(async () => contactFacts(cast.astrid, person.contact));
          for (let turn = 0; turn < 20; turn++) await setImmediate();
          return contactFacts(cast.astrid, person.contact);
        });
        expect(String(await refusal(beside()))).to.include('query beside an open case');
        expect((await open).familyName).to.equal('Kanarifugl');
        expect(String(await refusal(late?.() ?? Promise.resolve()))).to.include('query after its case ended');
      });
    });

    it('lists what is restricted with whom, why and by whom', async () => {
      const id = await restrict(cast.astrid, person.contact);
      const { restrictions } = await here(() => openRestrictions(cast.astrid));
      expect(restrictions).to.have.length(1);
      expect(restrictions[0]).to.deep.include({
        id,
        contactName: 'Gul Kanarifugl',
        ground: 'accuracy',
        note: 'Bestrider gjelden',
        restrictedByName: cast.astrid.name,
      });
      expect(await inTenant(cast.clara.tenantId, () => openRestrictions(cast.clara))).to.deep.include({
        restrictions: [],
      });
    });

    it('is found behind the ids of the person and of what was written about them', async () => {
      const id = await restrict(cast.astrid, person.contact);
      for (const record of [person.contact, person.note, person.dealNote, person.dealAlone])
        expect(await here(() => restrictionBehind(cast.astrid, ['x', record]))).to.equal(id);
      expect(await here(() => restrictionBehind(cast.astrid, [person.company, person.deal]))).to.equal(undefined);
    });
  });

  describe('the doors beside', () => {
    it('writes no activity, channel or deal for somebody who is restricted', async () => {
      await restrict(cast.astrid, person.contact);
      const note = { kind: 'note', title: '', body: 'Mer kvitter' } as const;
      const subject = { kind: 'contact', id: person.contact } as const;
      expect(await refusal(here(() => recordActivity(cast.astrid, { ...note, subject })))).to.be.instanceOf(NotFound);
      const channel = {
        kind: 'email',
        label: '',
        value: 'ny@bur.example',
        street: '',
        postalCode: '',
        place: '',
        countryCode: '',
        first: false,
      } as const;
      expect(await refusal(here(() => addChannel(cast.astrid, person.contact, channel)))).to.be.instanceOf(NotFound);
      const deal = here(async () => {
        const [stage] = await stages(cast.astrid);
        return addDeal(cast.astrid, {
          title: 'Mer frø',
          stageId: stage?.id ?? '',
          companyId: null,
          contactId: person.contact,
          ownerId: null,
          amountMinor: null,
          expectedCloseOn: null,
        });
      });
      expect(await refusal(deal)).to.be.instanceOf(Invalid);
    });

    it('goes on with the sale without the person, and does not take them out of it', async () => {
      await restrict(cast.astrid, person.contact);
      await here(async () => {
        const note = { kind: 'note', title: '', body: 'Sendte faktura' } as const;
        await recordActivity(cast.astrid, { ...note, subject: { kind: 'deal', id: person.deal } });
        const deal = await findDeal(cast.astrid, person.deal);
        expect(deal).to.deep.include({ contactId: null, contactName: null });
        await changeDeal(cast.astrid, person.deal, { ...deal, title: 'Frø for to år' }, deal.version);
      });
      const kept = await asSuperuser(cast.database, async (client) => {
        const deals = await client.query<{ contact_id: string }>(`select contact_id from deals where id = $1`, [
          person.deal,
        ]);
        const notes = await client.query<{ contact_id: string | null }>(
          `select contact_id from activities where body = 'Sendte faktura'`,
        );
        return [...deals.rows, ...notes.rows];
      });
      expect(kept).to.deep.equal([{ contact_id: person.contact }, { contact_id: null }]);
    });

    it('hides what somebody was writing about the person while they were being restricted', async () => {
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      let began: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (began = resolve));
      const writing = here(async () => {
        await recordActivity(cast.bjorn, {
          kind: 'note',
          subject: { kind: 'contact', id: person.contact },
          title: '',
          body: 'I siste liten',
        });
        began();
        await finished;
      });
      await begun;
      const restricting = restrict(cast.astrid, person.contact);
      await waitingForALock();
      finish();
      await Promise.all([writing, restricting]);
      expect((await flagsOf(cast.database, person.contact))['activities']).to.equal('4 of 4');
    });

    it('refuses what somebody begins to write while the person is being restricted', async () => {
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      let began: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (began = resolve));
      const restricting = here(async () => {
        await restrictContact(cast.astrid, person.contact, { ground: 'unlawful' });
        began();
        await finished;
      });
      await begun;
      const writing = refusal(
        here(() =>
          recordActivity(cast.bjorn, {
            kind: 'note',
            subject: { kind: 'contact', id: person.contact },
            title: '',
            body: 'For sent',
          }),
        ),
      );
      await waitingForALock();
      finish();
      await restricting;
      expect(await writing).to.be.instanceOf(NotFound);
      expect((await flagsOf(cast.database, person.contact))['activities']).to.equal('3 of 3');
    });
  });

  describe('lifting', () => {
    it('takes two steps: the person is told first, Art. 18(3)', async () => {
      const id = await restrict(cast.astrid, person.contact);
      const untold = await refusal(here(() => liftRestriction(cast.astrid, id)));
      expect(untold).to.be.instanceOf(Invalid).with.deep.property('fields', { told: 'restriction.lift.tellFirst' });
      const silent = await refusal(here(() => tellBeforeLifting(cast.astrid, id, { how: 'not-told', note: '' })));
      expect(silent).to.be.instanceOf(Invalid).with.deep.property('fields', { note: 'restriction.tell.reasonNeeded' });
      expect(
        await refusal(here(() => tellBeforeLifting(cast.astrid, id, { how: 'smoke', note: '' }))),
      ).to.be.instanceOf(Invalid);
      await here(() => tellBeforeLifting(cast.astrid, id, { how: 'not-told', note: 'Adressen er ukjent' }));
      expect(await seen(), 'told is not lifted').to.deep.equal([]);
      await here(() => liftRestriction(cast.astrid, id));
      expect(await refusal(here(() => liftRestriction(cast.astrid, id)))).to.be.instanceOf(NotFound);
      expect(await here(() => findRestriction(cast.astrid, id))).to.deep.include({
        toldHow: 'not-told',
        toldNote: 'Adressen er ukjent',
      });
    });

    it('is told to those who were told of the restriction, and to nobody who has not heard of it', async () => {
      const given = (recipient: string) =>
        here(() => recordByHand(cast.astrid, person.contact, { ...disclosureForm(), id: randomUUID(), recipient }));
      for (const recipient of ['Hørte det', 'Ikke spurt', 'Finnes ikke']) await given(recipient);
      const id = await restrict(cast.astrid, person.contact);
      const ofThis = async () => {
        const all = await here(() => recipientNotices(cast.astrid));
        return all.filter(({ contactId }) => contactId === person.contact);
      };
      const noticeOf = async (recipient: string): Promise<string> =>
        (await ofThis()).find((notice) => notice.recipient === recipient)?.id ?? '';
      await here(async () => tellByHand(cast.astrid, await noticeOf('Hørte det'), 'phone'));
      await here(async () => tellByHand(cast.astrid, await noticeOf('Finnes ikke'), 'impossible'));
      await given('Fikk det etterpå').catch((error: unknown) => expect(error).to.be.instanceOf(NotFound));
      await lift(cast.astrid, id);
      const notices = await ofThis();
      expect(notices.map(({ recipient, cause, state }) => [recipient, cause, state])).to.have.deep.members([
        ['Hørte det', 'restriction', 'told'],
        ['Ikke spurt', 'restriction', 'overtaken'],
        ['Finnes ikke', 'restriction', 'told'],
        ['Hørte det', 'lifting', 'to-do'],
      ]);
      expect(notices.find(({ cause }) => cause === 'lifting')?.letter?.body)
        .to.include('Begrensningen er opphevet hos oss')
        .and.not.include('artikkel 19');
    });

    it('shows everything again as it was, and finds it', async () => {
      const before = await seen();
      await lift(cast.astrid, await restrict(cast.astrid, person.contact));
      expect(await seen()).to.deep.equal(before);
      expect(await flagsOf(cast.database, person.contact)).to.deep.include({
        contacts: '0 of 1',
        activities: '0 of 3',
      });
    });

    it('follows what changed meanwhile: the name of the company', async () => {
      const id = await restrict(cast.astrid, person.contact);
      await here(() =>
        change(
          `update companies set name = 'Volieren AS', sort_name = 'volieren as' where tenant_id = $1 and id = $2`,
          [cast.astrid.tenantId, person.company],
        ),
      );
      await lift(cast.astrid, id);
      expect((await here(() => contactFacts(cast.astrid, person.contact))).companyName).to.equal('Volieren AS');
    });

    it('is told in the audit trail by ids and grounds alone', async () => {
      await lift(cast.astrid, await restrict(cast.astrid, person.contact));
      const entries = await here(() =>
        sql<{ action: string; details: object }>(
          `select action, details from audit_entries where tenant_id = $1 and subject_id = $2
              and action in ('contact.restricted', 'restriction.told', 'contact.restriction-lifted') order by at, id`,
          [cast.astrid.tenantId, person.contact],
        ),
      );
      expect(entries).to.deep.equal([
        { action: 'contact.restricted', details: { ground: 'accuracy' } },
        { action: 'restriction.told', details: { how: 'letter' } },
        { action: 'contact.restriction-lifted', details: {} },
      ]);
    });
  });

  describe('hard case 14: restriction finer than a record', () => {
    const restrictNote = () =>
      here(() => restrictActivity(cast.astrid, person.note, { ground: 'accuracy', note: 'Feil om gjeld' }));

    it('hides one note and nothing else of the person', async () => {
      const all = (await counts())['activities'] ?? 0;
      const id = await restrictNote();
      expect(await counts()).to.deep.include({ contacts: 1, contact_emails: 1, activities: all - 1 });
      const record = await here(() => restrictedRecord(cast.astrid, id));
      expect(record.activities.map((one) => one.id)).to.deep.equal([person.note]);
      await lift(cast.astrid, id);
      expect(await counts()).to.deep.include({ activities: all });
    });

    it('keeps that note from being changed, and from every file and copy of the tenant’s, and not the one beside it', async () => {
      const beside = await here(() =>
        recordActivity(cast.astrid, {
          kind: 'note',
          subject: { kind: 'contact', id: person.contact },
          title: 'Ved siden av',
          body: '',
        }),
      );
      const id = await restrictNote();
      expect(
        await here(() => removeActivity(cast.astrid, person.note)).catch((error: unknown) => error),
      ).to.be.instanceOf(NotFound);
      const changed = await here(() =>
        change(`update activities set body = 'x' where tenant_id = $1 and id = any($2::uuid[])`, [
          cast.astrid.tenantId,
          [person.note, beside],
        ]),
      );
      expect(changed, 'the one beside it alone').to.equal(1);
      const timeline = await here(() =>
        sql<{ id: string }>(`select id from activities where tenant_id = $1 and contact_id = $2`, [
          cast.astrid.tenantId,
          person.contact,
        ]),
      );
      expect(timeline.map((one) => one.id))
        .to.include(beside)
        .and.not.include(person.note);
      await lift(cast.astrid, id);
      await here(() => removeActivity(cast.astrid, beside));
      await here(() =>
        change(`delete from activities where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, beside]),
      );
    });

    it('stays when the person is restricted and shown again, and the other way round', async () => {
      const note = await restrictNote();
      const whole = await restrict(cast.astrid, person.contact);
      await lift(cast.astrid, whole);
      expect((await flagsOf(cast.database, person.contact))['activities']).to.equal('1 of 3');
      const again = await restrict(cast.astrid, person.contact);
      await lift(cast.astrid, note);
      expect((await flagsOf(cast.database, person.contact))['activities']).to.equal('3 of 3');
      await lift(cast.astrid, again);
      expect((await flagsOf(cast.database, person.contact))['activities']).to.equal('0 of 3');
    });
  });

  /** Until somebody waits for somebody else's transaction. */
  async function waitingForALock(): Promise<void> {
    await asSuperuser(cast.database, async (client) => {
      for (;;) {
        const { rowCount } = await client.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (rowCount) return;
        await setImmediate();
      }
    });
  }
});
