import { randomUUID } from 'node:crypto';

import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { Invalid, NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../../../src/domain/mail/outgoing-mail.ts';
import { mailTemplates } from '../../../../src/domain/mail/templates.ts';
import { parties } from '../../../../src/domain/outbound/parties.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { documentOfContact } from '../../../../src/domain/privacy/access/write-document.ts';
import { disclosuresOf, linesOf, recipientsOf } from '../../../../src/domain/privacy/disclosures/disclosure-log.ts';
import { mailLeadsTo, partyLeadsTo } from '../../../../src/domain/privacy/disclosures/ways-out.ts';
import {
  mailAgain,
  recipientNotices,
  tellByHand,
  type RecipientNotice,
} from '../../../../src/domain/privacy/disclosures/recipient-notices.ts';
import { deskWaiting } from '../../../../src/domain/privacy/desk/waiting.ts';
import { recordByHand, type TypedDisclosure } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { correctLine } from '../../../../src/domain/privacy/disclosures/correct-line.ts';
import { reduceDisclosures } from '../../../../src/domain/privacy/disclosures/reduce-disclosures.ts';
import { decideErasure } from '../../../../src/domain/privacy/erasure/decide-erasure.ts';
import { defaultLegalEntity } from '../../../../src/domain/privacy/legal-entity.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { change, inTenant, readingTenant, sql } from '../../../../src/domain/tenancy.ts';
import { mailWriter } from '../../../../src/workers/mail/write-mail-text.ts';
import { carryOutDue } from '../../../support/carry-out-due.ts';
import { useTown } from '../../../support/cast.ts';
import { startMailServer, type MailServer, type ReceivedMail } from '../../../support/mail-server.ts';
import { statementsOf } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { disclosureForm, newChannel } from '../../../web/route-records.ts';

async function problems(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Invalid)) throw new Error(`not refused: ${String(error)}`);
  return Object.entries(error.fields).map(
    ([field, problem]) => `${field} ${typeof problem === 'string' ? problem : problem.key}`,
  );
}

/** The words of a mail, out of the way they travel. */
const textOf = ({ source }: ReceivedMail): string =>
  Buffer.from(
    source
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('The log of disclosures', () => {
  const town = useTown();
  let server: MailServer;
  before(async () => {
    server = await startMailServer();
  });
  after(() => server.stop());
  beforeEach(() =>
    openOutgoingMail({ smtpUrl: server.url, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) }),
  );
  afterEach(() => closeOutgoingMail());

  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const give = (contact: string, more: Partial<TypedDisclosure> = {}): Promise<void> =>
    here(() => recordByHand(town.astrid, contact, { ...disclosureForm(), ...more }));
  const notices = async (contact: string): Promise<RecipientNotice[]> => {
    const ids = await here(() =>
      sql<{ id: string }>(`select id from recipient_notices where tenant_id = $1 and contact_id = $2`, [
        town.astrid.tenantId,
        contact,
      ]),
    );
    const all = await here(() => recipientNotices(town.astrid));
    return all
      .filter((one) => ids.some(({ id }) => id === one.id))
      .toSorted((a, b) => a.recipient.localeCompare(b.recipient));
  };
  const restrict = (contact: string): Promise<string> =>
    here(() => restrictContact(town.astrid, contact, { ground: 'accuracy' }));

  it('knows of every mail and every party whom it leads to', () => {
    expect(Object.keys(mailLeadsTo).toSorted()).to.deep.equal(mailTemplates.toSorted());
    expect(Object.keys(partyLeadsTo).toSorted()).to.deep.equal(parties.toSorted());
  });

  it('asks for whom, what and why, and takes no day that has not been', async () => {
    const { id } = await newChannel(town.astrid);
    const nothing = { recipient: ' ', email: 'ikke-en-adresse', categories: ['lønn'], why: '', givenOn: '2999-01-01' };
    expect(await problems(give(id, nothing))).to.deep.equal([
      'recipient form.required',
      'email form.email',
      'categories disclosures.categories.choose',
      'why form.required',
      'givenOn disclosures.future',
    ]);
    expect(await here(() => disclosuresOf(id))).to.deep.equal([]);
  });

  it('writes it down once however often the form is sent, with who and an entry in the trail', async () => {
    const { id } = await newChannel(town.astrid);
    const form = { id: randomUUID(), recipient: '  Bud og Frakt AS\n', email: 'Bud@Frakt.example' };
    await Promise.all([give(id, form), give(id, form)]);
    const [one, ...more] = await here(() => disclosuresOf(id));
    expect(more).to.deep.equal([]);
    expect(one).to.deep.include({
      recipient: 'Bud og Frakt AS',
      email: 'bud@frakt.example',
      categories: ['name', 'email'],
      act: 'by-hand',
      givenOn: osloDay(),
      recordedByName: town.astrid.name,
    });
    const trail = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'disclosure.recorded' and subject_id = $2`,
        [town.astrid.tenantId, id],
      ),
    );
    expect(trail).to.deep.equal([{ details: { kinds: ['name', 'email'] } }]);
  });

  it('only grows: nothing in it is changed or deleted by the program while the tenant is there', async () => {
    const { id } = await newChannel(town.astrid);
    await give(id);
    const refused = await here(() =>
      change(`update disclosures set given_on = '2020-01-01' where tenant_id = $1`, [town.astrid.tenantId]),
    ).catch((error: unknown) => error);
    expect(String(refused)).to.include('permission denied');
    expect(
      await here(() => change(`delete from disclosures where tenant_id = $1`, [town.astrid.tenantId])),
      'row security shows the delete no row',
    ).to.equal(0);
  });

  it('is written by who may write, about people who are there', async () => {
    const { id } = await newChannel(town.astrid);
    const byReader = here(() => recordByHand(town.randi, id, disclosureForm()));
    expect(await byReader.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
    await restrict(id);
    expect(await give(id).catch((error: unknown) => error), 'restricted').to.be.instanceOf(NotFound);
    const elsewhere = inTenant(town.clara.tenantId, () => recordByHand(town.clara, id, disclosureForm()));
    expect(await elsewhere.catch((error: unknown) => error), 'another tenant').to.be.instanceOf(NotFound);
  });

  it('gathers what each recipient was ever given, by address or by name', async () => {
    const { id } = await newChannel(town.astrid);
    await give(id, { email: 'bud@frakt.example', categories: ['name'] });
    await give(id, { recipient: 'Budet', email: 'BUD@frakt.example', categories: ['phone'] });
    await give(id, { recipient: 'Lokalavisa', categories: ['name'] });
    const gathered = await here(() => recipientsOf(id));
    expect(gathered.map(({ email, categories }) => [email, ...categories])).to.have.deep.members([
      ['bud@frakt.example', 'name', 'phone'],
      [null, 'name'],
    ]);
  });

  it('tells the person to whom, what, why and when, in the copy of their data and on their own page', async () => {
    const { id } = await newChannel(town.astrid);
    await give(id, { why: 'Levering av sofaen' });
    const order = { form: 'access', language: 'nb', withheld: [], withheldNote: '' } as const;
    const document = await documentOfContact(town.astrid.tenantId, id, order);
    const [given] = document?.recipients.filter(({ at }) => at !== null) ?? [];
    expect(given).to.deep.include({
      name: 'Bud og Frakt AS',
      what: 'Navn og e-postadresse: Levering av sofaen',
      at: osloDay(),
    });
    const portable = await documentOfContact(town.astrid.tenantId, id, { ...order, form: 'portability' });
    expect(portable?.recipients).to.deep.equal([]);
  });

  it('takes back a line that was a slip, by a line of its own, for everybody who reads the log', async () => {
    const { id } = await newChannel(town.astrid);
    const slip = randomUUID();
    await give(id, { id: slip, recipient: 'Feil AS', email: 'feil@frakt.example' });
    await give(id, { recipient: 'Lokalavisa' });
    const refused = here(() => correctLine(town.bjorn, slip, 'Feil person'));
    expect(await refused.catch((error: unknown) => error), 'needs the privacy permission').to.be.instanceOf(NotAllowed);
    expect(await problems(here(() => correctLine(town.astrid, slip, ' ')))).to.deep.equal(['reason form.required']);
    const elsewhere = inTenant(town.clara.tenantId, () => correctLine(town.clara, slip, 'Feil person'));
    expect(await elsewhere.catch((error: unknown) => error), 'another tenant').to.be.instanceOf(NotFound);

    const twice = await Promise.allSettled([1, 2].map(() => here(() => correctLine(town.astrid, slip, 'Feil person'))));
    expect(twice.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    expect((await here(() => disclosuresOf(id))).map(({ recipient }) => recipient)).to.deep.equal(['Lokalavisa']);
    expect((await here(() => recipientsOf(id))).map(({ recipient }) => recipient)).to.deep.equal(['Lokalavisa']);
    expect(await here(() => contactFacts(town.astrid, id))).to.include({ disclosures: 1 });
    const order = { form: 'access', language: 'nb', withheld: [], withheldNote: '' } as const;
    const copy = await documentOfContact(town.astrid.tenantId, id, order);
    expect(JSON.stringify(copy)).to.include('Lokalavisa').and.not.match(/Feil/);
    const log = await here(() => linesOf(id));
    expect(log.find((line) => line.id === slip)?.correction).to.deep.equal({
      reason: 'Feil person',
      byName: town.astrid.name,
      on: osloDay(),
    });
    const trail = await here(() =>
      sql<{ details: object }>(
        `select details from audit_entries where tenant_id = $1 and action = 'disclosure.corrected' and subject_id = $2`,
        [town.astrid.tenantId, id],
      ),
    );
    expect(trail).to.deep.equal([{ details: { kinds: ['name', 'email'], notices: 0 } }]);
  });

  it('tells nobody who was never given anything, and of what they were given alone who was given less', async () => {
    const { id } = await newChannel(town.astrid);
    const [slip, half] = [randomUUID(), randomUUID()];
    const to = `${randomUUID()}@frakt.example`;
    await give(id, { id: slip, recipient: 'A Feil', email: to });
    await give(id, { recipient: 'B Avis', categories: ['name'] });
    await give(id, { id: half, recipient: 'b avis', categories: ['email'] });
    await restrict(id);
    expect((await notices(id)).map(({ state }) => state)).to.deep.equal(['waiting', 'to-do']);
    await here(() => correctLine(town.astrid, slip, 'Feil person'));
    await here(() => correctLine(town.astrid, half, 'Fikk bare navnet'));
    const [ended, narrowed] = await notices(id);
    expect(ended).to.include({ state: 'not-needed', doneHow: 'never-given', letter: undefined });
    expect(narrowed?.letter?.body).to.include('Det gjelder navn.').and.not.include('firma.example');
    await carryOutDue(town.database, 'recipient-notice');
    expect(server.received.filter((one) => one.to.includes(to))).to.deep.equal([]);
    const keys = await here(() =>
      sql(`select from subject_keys where tenant_id = $1 and subject_kind = 'recipient-notice' and subject_id = $2`, [
        town.astrid.tenantId,
        ended?.id,
      ]),
    );
    expect(keys, 'whom the letter was about is gone with it').to.deep.equal([]);
  });

  it('is corrected from the page and from the case of a restriction, without scripts, and stays struck through', async () => {
    const { id } = await newChannel(town.astrid);
    const [slip, other] = [randomUUID(), randomUUID()];
    await give(id, { id: slip });
    await give(id, { id: other, recipient: 'Lokalavisa' });
    const [astrid, bjorn] = [await town.signedIn('astrid'), await town.signedIn('bjorn')];
    const place = `/t/nordlys/contacts/${id}/disclosures`;
    const correction = (line: string): string => `/t/nordlys/privacy/disclosures/${line}/correction`;
    expect((await bjorn.get(place)).text).to.not.include(correction(slip));
    expect((await astrid.get(place)).text).to.include(correction(slip));
    const refused = await astrid.post(correction(slip), { reason: '' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.match(/id="reason-error"/);
    const done = await astrid.post(correction(slip), { reason: 'Feil person valgt' });
    expect([done.status, done.headers.get('location')]).to.deep.equal([303, place]);
    expect((await astrid.get(place)).text)
      .to.match(/<del>Bud og Frakt AS<\/del>/)
      .and.include('Feil person valgt');
    expect((await bjorn.get(place)).text).to.not.match(/Bud og Frakt|Feil person/);
    expect((await astrid.get(correction(slip))).status, 'once').to.equal(404);
    const restriction = await restrict(id);
    const found = await astrid.get(`/t/nordlys/privacy/restricted/${restriction}`);
    expect(found.text).to.include(correction(other));
    const hidden = await astrid.post(correction(other), { reason: 'Aldri sendt' });
    expect(hidden.headers.get('location')).to.equal(`/t/nordlys/privacy/restricted/${restriction}`);
    expect((await notices(id)).map(({ state }) => state)).to.deep.equal(['not-needed']);
  });

  it('writes by mail to who has an address, lets a member tick off who has none, and then forgets whom it was about', async () => {
    const { id } = await newChannel(town.astrid);
    const to = `${randomUUID()}@frakt.example`;
    await give(id, { recipient: 'A Frakt', email: to });
    await give(id, { recipient: 'B Avis' });
    await restrict(id);
    const waiting = await notices(id);
    expect(waiting.map(({ state }) => state)).to.deep.equal(['waiting', 'to-do']);
    for (const { letter } of waiting) expect(letter?.body).to.include('Kari Hansen').and.include('artikkel 19');
    const plain = await asSuperuser(town.database, (client) =>
      client.query<{ row: string }>(`select n::text as row from recipient_notices n where contact_id = $1`, [id]),
    );
    for (const { row } of plain.rows) expect(row).to.not.match(/Kari|Hansen|firma\.example/);

    await carryOutDue(town.database, 'recipient-notice');
    const [mail] = server.received.filter((one) => one.to.includes(to));
    expect(mail && textOf(mail))
      .to.include('Kari Hansen')
      .and.include('begrenset');
    const before = (await here(() => deskWaiting(town.astrid))).notices;
    const toDo = (await notices(id)).find(({ state }) => state === 'to-do')?.id ?? '';
    expect(await problems(here(() => tellByHand(town.astrid, toDo, 'telepati')))).to.deep.equal(['how form.choose']);
    await here(() => tellByHand(town.astrid, toDo, 'phone'));
    expect((await here(() => deskWaiting(town.astrid))).notices).to.equal(before - 1);
    const told = await notices(id);
    expect(told.map(({ state, letter }) => [state, letter])).to.deep.equal([
      ['sent', undefined],
      ['told', undefined],
    ]);
    const keys = await here(() =>
      sql(
        `select from subject_keys where tenant_id = $1 and subject_kind = 'recipient-notice' and subject_id = any($2::uuid[])`,
        [town.astrid.tenantId, told.map((one) => one.id)],
      ),
    );
    expect(keys).to.deep.equal([]);
    const again = here(() => tellByHand(town.astrid, toDo, 'letter'));
    expect(await again.catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });

  it('tells each recipient only of what they were given, and nobody of what nobody was', async () => {
    const { id } = await newChannel(town.astrid);
    await restrict(id);
    expect(await notices(id)).to.deep.equal([]);
    const other = await newChannel(town.astrid);
    await give(other.id, { categories: ['name'], recipient: 'Bare navnet' });
    await restrict(other.id);
    const [notice] = await notices(other.id);
    expect(notice?.letter?.body).to.include('Kari Hansen').and.not.include('firma.example');
  });

  it('says that the mail server said no, tries again, gives up in sight of everybody, and is asked once more', async () => {
    const { id } = await newChannel(town.astrid);
    await give(id, { email: 'bud@frakt.example' });
    await restrict(id);
    openOutgoingMail({
      smtpUrl: 'smtp://127.0.0.1:1',
      from: defaultLegalEntity.email,
      write: mailWriter(defaultLegalEntity),
    });
    await carryOutDue(town.database, 'recipient-notice');
    const [retrying] = await notices(id);
    expect(retrying).to.include({ state: 'retrying' });
    await here(() =>
      change(`update outbox set dead_at = now() where tenant_id = $1 and kind = 'recipient-notice' and key = $2`, [
        town.astrid.tenantId,
        retrying?.id,
      ]),
    );
    const [failed] = await notices(id);
    expect(failed).to.include({ state: 'failed' });
    expect(failed?.letter?.body).to.include('Kari Hansen');
    await here(() => mailAgain(town.astrid, failed?.id ?? ''));
    openOutgoingMail({ smtpUrl: server.url, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });
    await carryOutDue(town.database, 'recipient-notice');
    expect((await notices(id)).map(({ state }) => state)).to.deep.equal(['sent']);
  });

  it('leaves the letter to a member where no mail server is set up', async () => {
    const { id } = await newChannel(town.astrid);
    await give(id, { email: 'bud@frakt.example' });
    await restrict(id);
    openOutgoingMail({ smtpUrl: undefined, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });
    await carryOutDue(town.database, 'recipient-notice');
    expect((await notices(id)).map(({ state }) => state)).to.deep.equal(['to-do']);
    const visitor = await town.signedIn('astrid');
    const page = await visitor.get(`/t/${town.astrid.tenantSlug}/privacy/recipients`);
    expect(page.text)
      .to.include('Herfra sendes ikke e-post: dere må si fra')
      .and.include('Er det satt opp e-post ut herfra');
  });

  it('Art. 19: an erasure tells who was given the data, keeps to whom it was given, and what was written about it goes', async () => {
    const { id } = await newChannel(town.astrid);
    const to = `${randomUUID()}@frakt.example`;
    await give(id, { email: to, why: 'Kari Hansen ba om det' });
    const erasure = await here(() =>
      decideErasure(town.astrid, id, { decisions: {}, confirmed: true, neverContact: false }),
    );
    await carryOutDue(town.database, 'erasure');
    const [state] = await here(() =>
      sql<{ state: string; residue: unknown }>(`select state, residue from erasures where tenant_id = $1 and id = $2`, [
        town.astrid.tenantId,
        erasure,
      ]),
    );
    expect(state).to.deep.equal({ state: 'done', residue: [] });
    expect((await notices(id)).map((one) => [one.cause, one.state])).to.deep.equal([['erasure', 'waiting']]);
    const [kept] = await here(() => disclosuresOf(id));
    expect(kept).to.deep.include({ recipient: 'Bud og Frakt AS', email: to, why: '' });
    await carryOutDue(town.database, 'recipient-notice');
    const [mail] = server.received.filter((one) => one.to.includes(to));
    expect(mail && textOf(mail))
      .to.include('Kari Hansen')
      .and.include('slettet');
    expect((await notices(id)).map((one) => one.state)).to.deep.equal(['sent']);
  });

  it('forgets the recipients 24 months after the person, and never while the person is there, restricted or not', async () => {
    const [gone, here1, hidden] = [
      await newChannel(town.astrid),
      await newChannel(town.astrid),
      await newChannel(town.astrid),
    ];
    for (const { id } of [gone, here1, hidden]) await give(id);
    await restrict(hidden.id);
    await here(() => decideErasure(town.astrid, gone.id, { decisions: {}, confirmed: true, neverContact: false }));
    await carryOutDue(town.database, 'erasure');
    const day = 86_400_000;
    await atTime(new Date(Date.now() + 729 * day), () => reduceDisclosures());
    expect(await here(() => disclosuresOf(gone.id))).to.have.length(1);
    await atTime(new Date(Date.now() + 733 * day), () => reduceDisclosures());
    for (const [{ id }, count] of [
      [gone, 0],
      [here1, 1],
      [hidden, 1],
    ] as const)
      expect(await here(() => disclosuresOf(id))).to.have.length(count);
    expect(await atTime(new Date(Date.now() + 733 * day), () => reduceDisclosures())).to.equal(0);
  });

  it('is written down on the contact’s page, without scripts, and shown beside how they are held', async () => {
    const { id } = await newChannel(town.astrid);
    const visitor = await town.signedIn('bjorn');
    const place = `/t/nordlys/contacts/${id}/disclosures`;
    const refused = await visitor.post(place, { recipient: 'Bud og Frakt AS', why: '', categories: 'name' });
    expect(refused.status).to.equal(422);
    expect(refused.text)
      .to.include('value="Bud og Frakt AS"')
      .and.match(/id="why-error"/);
    const form = { ...disclosureForm(), id: /name="id" value="([^"]+)"/.exec(refused.text)?.[1] ?? '' };
    expect((await visitor.post(place, form)).status).to.equal(303);
    expect((await visitor.get(place)).text)
      .to.include('Navn og e-postadresse')
      .and.include('Levering av bestillingen');
    expect((await visitor.get(`/t/nordlys/contacts/${id}`)).text).to.include('gitt videre 1 gang');
    const english = await visitor.get(place);
    expect(english.status).to.equal(200);
  });

  it('reads a page of notices with the same number of statements however many there are', async () => {
    const { id } = await newChannel(town.astrid);
    for (const recipient of ['A', 'B', 'C']) await give(id, { recipient });
    await restrict(id);
    let letters = 0;
    const sent = await statementsOf(() =>
      readingTenant(town.astrid.tenantId, async () => {
        letters = (await recipientNotices(town.astrid)).filter(({ letter }) => letter).length;
      }),
    );
    expect(letters).to.be.above(2);
    expect(sent.filter((text) => text.startsWith('select'))).to.have.length(2);
  });
});
