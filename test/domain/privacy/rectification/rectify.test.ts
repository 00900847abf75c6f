import { randomUUID } from 'node:crypto';

import { expect } from 'chai';

import { addChannel } from '../../../../src/domain/contacts/channels.ts';
import { changeField } from '../../../../src/domain/contacts/change-field.ts';
import { contactFacts } from '../../../../src/domain/contacts/contact-record.ts';
import { EditConflict, Invalid, NotAllowed } from '../../../../src/domain/errors.ts';
import { disclosuresOf } from '../../../../src/domain/privacy/disclosures/disclosure-log.ts';
import { recordByHand } from '../../../../src/domain/privacy/disclosures/record-by-hand.ts';
import { noticesOfRequest, tellByHand } from '../../../../src/domain/privacy/disclosures/recipient-notices.ts';
import { requestRecord } from '../../../../src/domain/privacy/requests/request-record.ts';
import { rectificationCase, rectify } from '../../../../src/domain/privacy/rectification/rectify.ts';
import type { TypedRectification } from '../../../../src/domain/privacy/rectification/corrections.ts';
import { tenantDesk } from '../../../../src/domain/privacy/requests/desk.ts';
import { eventsOf } from '../../../../src/domain/privacy/requests/events.ts';
import { sortRequest } from '../../../../src/domain/privacy/requests/sort-request.ts';
import { restrictContact } from '../../../../src/domain/privacy/restriction/restrict-contact.ts';
import { inCase } from '../../../../src/domain/privacy/restriction/in-case.ts';
import { placeHold } from '../../../../src/domain/privacy/holds/legal-holds.ts';
import { system } from '../../../../src/domain/audit/audit.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { useTown } from '../../../support/cast.ts';
import { disclosureForm, newChannel, newDeal, newRectification, newRequest } from '../../../web/route-records.ts';

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

describe('Rectification on request (Art. 16)', () => {
  const town = useTown();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);

  /** What is held about the person of a request, as the form shows it. */
  async function heldOf(request: string): Promise<TypedRectification & { contactId: string }> {
    const { held: facts, version, contactId } = await here(() => rectificationCase(town.astrid, request));
    return {
      contactId,
      version,
      givenName: facts.givenName,
      familyName: facts.familyName,
      jobTitle: facts.jobTitle ?? '',
      channels: Object.fromEntries(
        facts.channels.map((one) => [
          one.id,
          { value: one.value, street: one.lines.join('\n'), postalCode: one.postalCode ?? '', place: one.place ?? '' },
        ]),
      ),
    };
  }
  const give = (contact: string, recipient: string, categories: string[]) =>
    here(() =>
      recordByHand(town.astrid, contact, {
        ...disclosureForm(),
        recipient,
        categories,
        email: `${randomUUID()}@a.example`,
      }),
    );
  const correct = (request: string, typed: TypedRectification) => here(() => rectify(town.astrid, request, typed));

  it('tells the person how far it is to tell the others: who has been told, who will be, and who could not be reached (Art. 19)', async () => {
    const { id: contact } = await newChannel(town.astrid);
    for (const recipient of ['Én', 'To', 'Tre']) await give(contact, recipient, ['name']);
    const request = await newRectification(town.astrid, contact);
    await correct(request, { ...(await heldOf(request)), givenName: 'Karin' });
    const said = async (): Promise<string> =>
      (await here(() => requestRecord(tenantDesk(town.astrid), request))).fulfilment.told.join(' ');
    const [one, two, three] = (await here(() => noticesOfRequest(town.astrid, request))).map(({ id }) => id);
    const tell = (id = '', how = 'phone'): Promise<void> => here(() => tellByHand(town.astrid, id, how));
    expect(await said()).to.include('De som hadde fått dem av oss, skal få beskjed (art. 19).');
    await tell(one);
    expect(await said()).to.include('De som hadde fått dem av oss, har fått eller skal få beskjed (art. 19).');
    await tell(two, 'impossible');
    expect(await said()).to.include(
      'Noen av dem som hadde fått dem av oss, har det ikke vært mulig å nå. De andre har fått eller skal få beskjed (art. 19).',
    );
    await tell(three);
    expect(await said()).to.include('De andre har fått beskjed (art. 19).');
    const other = await newRectification(town.astrid, contact);
    await correct(other, { ...(await heldOf(other)), givenName: 'Karina' });
    for (const { id, state } of await here(() => noticesOfRequest(town.astrid, other)))
      if (state !== 'told') await tell(id, 'impossible');
    const { fulfilment } = await here(() => requestRecord(tenantDesk(town.astrid), other));
    expect(fulfilment.told.join(' ')).to.include(
      'De som hadde fått dem av oss, har det ikke vært mulig å nå (art. 19).',
    );
  });

  it('corrects all in one, keeps what was there under the person’s key, and tells who was given what was wrong', async () => {
    const { id: contact, channel } = await newChannel(town.astrid);
    const phone = { label: 'mobile', street: '', postalCode: '', place: '', countryCode: '', first: true } as const;
    await here(() => addChannel(town.astrid, contact, { kind: 'phone', value: '93456780', ...phone }));
    await give(contact, 'Fikk e-posten', ['name', 'email']);
    await give(contact, 'Fikk adressen', ['address']);
    const request = await newRectification(town.astrid, contact);
    const before = await heldOf(request);
    const [phoneId = ''] = Object.keys(before.channels).filter((one) => one !== channel);
    const nothing = { value: '', street: '', postalCode: '', place: '' };
    const done = await correct(request, {
      ...before,
      givenName: 'Karin',
      jobTitle: 'Daglig leder',
      channels: { [channel]: { ...nothing, value: 'karin@firma.example' }, [phoneId]: nothing },
    });
    expect(done).to.deep.equal({ fields: 4, recipients: 1 });
    const after = await here(() => contactFacts(town.astrid, contact));
    expect(after).to.include({
      givenName: 'Karin',
      jobTitle: 'Daglig leder',
      email: 'karin@firma.example',
      phone: null,
    });

    const [notice, ...others] = await here(() => noticesOfRequest(town.astrid, request));
    expect(others).to.deep.equal([]);
    expect(notice).to.include({ recipient: 'Fikk e-posten', cause: 'rectification', state: 'waiting' });
    expect(notice?.letter?.body)
      .to.match(/Navn: Kari Hansen.* → Karin Hansen/)
      .and.match(/E-postadresse: kari\..*@firma\.example → karin@firma\.example/)
      .and.not.include('Daglig leder')
      .and.not.match(/934\s?56\s?780/);
    const byUs = async () => (await here(() => disclosuresOf(contact))).filter(({ act }) => act !== 'by-hand');
    expect(await byUs(), 'nothing is given before the recipient is told').to.deep.equal([]);
    await here(() => tellByHand(town.astrid, notice?.id ?? '', 'letter'));
    const [ours] = await byUs();
    expect(ours).to.deep.include({
      act: 'rectification-notice',
      recipient: 'Fikk e-posten',
      categories: ['name', 'email'],
    });

    const history = await here(() => eventsOf(request));
    expect(history.find(({ kind }) => kind === 'carried-out')?.details).to.deep.equal({
      step: 'rectified',
      fields: 4,
      recipients: 1,
      kinds: ['name', 'work', 'email', 'phone'],
    });
    const { fulfilment } = await here(() => requestRecord(tenantDesk(town.astrid), request));
    expect(fulfilment.told, 'the letter names what was corrected')
      .to.have.length(1)
      .and.satisfy(([said = '']: readonly string[]) =>
        said.endsWith(
          ': navn, arbeidssted og stilling, e-postadresse og telefonnummer. De som hadde fått dem av oss, har fått beskjed (art. 19).',
        ),
      );
    const trail = await here(() =>
      sql<{ action: string; text: string; sealed: boolean }>(
        `select action, details::text as text, sealed_values is not null as sealed from audit_entries
          where tenant_id = $1 and subject_id = $2 order by at, id`,
        [town.astrid.tenantId, contact],
      ),
    );
    expect(trail.map(({ action }) => action))
      .to.include('contact.rectified')
      .and.include('recipients.owed');
    expect(trail.some(({ action, sealed }) => action === 'contact.changed' && sealed)).to.equal(true);
    for (const { text } of trail) expect(text).to.not.match(/@|Kari|Karin/);
  });

  it('is all or nothing: one wrong field and nothing is changed, and nobody is told', async () => {
    const request = await newRectification(town.astrid);
    const before = await heldOf(request);
    const [email = ''] = Object.keys(before.channels);
    const wrong = { value: 'ingen adresse', street: '', postalCode: '', place: '' };
    expect(
      await problems(correct(request, { ...before, givenName: '', familyName: '', channels: { [email]: wrong } })),
    ).to.deep.equal(['givenName contacts.nameNeeded', `value-${email} form.email`]);
    expect(await heldOf(request)).to.deep.equal(before);
    expect(await here(() => noticesOfRequest(town.astrid, request))).to.deep.equal([]);
    expect(await problems(correct(request, before))).to.deep.equal(['request rectification.nothing']);
  });

  it('waits for the person to have shown who they are, and is for this kind of request alone', async () => {
    const other = await newRequest(town.astrid);
    expect(await problems(here(() => rectificationCase(town.astrid, other)))).to.deep.equal([
      'request rectification.otherKind',
    ]);
    await here(async () => {
      const [row] = await sql<{ contact: string }>(
        `select contact_id as contact from data_subject_requests where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, other],
      );
      await sortRequest(tenantDesk(town.astrid), other, { kind: 'rectification', personId: row?.contact ?? '' });
    });
    const unverified = await heldOf(other);
    expect(await problems(correct(other, { ...unverified, givenName: 'Karin' }))).to.deep.equal([
      'identity requests.identity.needed',
    ]);
    const byMember = here(() => rectify(town.bjorn, other, unverified));
    expect(await byMember.catch((error: unknown) => error)).to.be.instanceOf(NotAllowed);
  });

  it('overwrites nothing that somebody changed in between', async () => {
    const request = await newRectification(town.astrid);
    const { contactId, ...before } = await heldOf(request);
    await here(() =>
      changeField(town.bjorn, contactId, { field: 'jobTitle', value: 'Selger', version: before.version }),
    );
    const late = correct(request, { ...before, givenName: 'Karin' });
    expect(await late.catch((error: unknown) => error)).to.be.instanceOf(EditConflict);
  });

  it('corrects somebody whose data is restricted, who stays restricted', async () => {
    const { id: contact } = await newChannel(town.astrid);
    await here(() => restrictContact(town.astrid, contact, { ground: 'accuracy' }));
    const request = await newRectification(town.astrid, contact);
    await correct(request, { ...(await heldOf(request)), familyName: 'Rettet' });
    const facts = await here(() => inCase(town.astrid, () => contactFacts(town.astrid, contact)));
    expect(facts.familyName).to.equal('Rettet');
    const seen = await here(() =>
      sql(`select from contacts where tenant_id = $1 and id = $2`, [town.astrid.tenantId, contact]),
    );
    expect(seen).to.deep.equal([]);
  });

  it('hard case 34: a record that accounts need is not edited: the card is corrected and the record stays', async () => {
    const { id: contact } = await newChannel(town.astrid);
    const deal = await newDeal(town.astrid);
    const held = { table: 'deals', row: deal, law: 'bookkeeping', reason: 'invoice', until: '2031-12-31' } as const;
    const read = () =>
      here(() => sql(`select * from deals where tenant_id = $1 and id = $2`, [town.astrid.tenantId, deal]));
    await here(async () => {
      await change(
        `update deals set contact_id = $3, title = 'Faktura til Kari Hansen' where tenant_id = $1 and id = $2`,
        [town.astrid.tenantId, deal, contact],
      );
      await placeHold(system, { kind: 'contact', id: contact }, held);
    });
    const before = await read();
    const request = await newRectification(town.astrid, contact);
    await correct(request, { ...(await heldOf(request)), givenName: 'Karin' });
    expect((await here(() => contactFacts(town.astrid, contact))).givenName).to.equal('Karin');
    expect(await read()).to.deep.equal(before);
  });

  it('shows old against new and who is told before anything is changed, without scripts', async () => {
    const request = await newRectification(town.astrid);
    const { contactId: _, channels, version, ...names } = await heldOf(request);
    const [email = ''] = Object.keys(channels);
    const visitor = await town.signedIn('astrid');
    const place = `/t/nordlys/privacy/rectifications/${request}`;
    expect((await visitor.get(place)).text)
      .to.include(`name="value-${email}"`)
      .and.include('Hva har dere om meg?', 'what the person wrote stands beside');
    const form = {
      ...names,
      version: String(version),
      givenName: 'Karin',
      channel: email,
      [`value-${email}`]: channels[email]?.value ?? '',
    };
    const preview = await visitor.post(place, form);
    expect(preview.status).to.equal(200);
    expect(preview.text).to.include('<ins>Karin Hansen').and.include('Bud og Frakt AS');
    expect((await heldOf(request)).givenName).to.equal('Kari');
    const done = await visitor.post(place, { ...form, confirmed: 'yes' });
    expect(done.status).to.equal(303);
    expect((await heldOf(request)).givenName).to.equal('Karin');
  });

  it('tells who was given it of what was corrected by hand too, or has it said that it was none of that', async () => {
    const { id: contact } = await newChannel(town.astrid);
    await give(contact, 'Posten AS', ['name', 'email']);
    await give(contact, 'Bare e-posten AS', ['email']);
    const request = await newRectification(town.astrid, contact);
    const visitor = await town.signedIn('astrid');
    const place = `/t/nordlys/privacy/requests/${request}`;
    const shown = (await visitor.get(place)).text;
    expect(shown).to.include('name="from-name"').and.include('name="to-email"').and.not.include('name="to-phone"');
    expect(shown).to.match(/Posten AS og Bare e-posten AS|Bare e-posten AS og Posten AS/);

    const done = 'Rettet navnet på kontakten.';
    const silent = await visitor.post(`${place}/by-hand`, { done, 'from-name': '', 'to-name': '' });
    expect(silent.status).to.equal(422);
    expect(silent.text).to.include('Skriv hva som ble rettet').and.include(done);
    const same = await visitor.post(`${place}/by-hand`, { done, 'from-name': 'Kari', 'to-name': 'Kari' });
    expect(same.status).to.equal(422);
    expect(same.text)
      .to.include('Dette er likt det som var')
      .and.include('id="from-name" name="from-name" type="text" value="Kari"');
    const both = { done, 'from-name': 'Kari', 'to-name': 'Karin', given: 'nothing' };
    expect((await visitor.post(`${place}/by-hand`, both)).status).to.equal(422);
    expect(await here(() => noticesOfRequest(town.astrid, request))).to.deep.equal([]);

    const names = { 'from-name': 'Kari Hansn', 'to-name': 'Kari Hansen' };
    expect((await visitor.post(`${place}/by-hand`, { done, ...names })).status).to.equal(303);
    const [notice, ...others] = await here(() => noticesOfRequest(town.astrid, request));
    expect(others, 'nobody is told of what they were never given').to.deep.equal([]);
    expect(notice).to.include({ recipient: 'Posten AS', cause: 'rectification', state: 'waiting' });
    expect(notice?.letter?.body).to.include('Navn: Kari Hansn → Kari Hansen');
    const { fulfilment } = await here(() => requestRecord(tenantDesk(town.astrid), request));
    expect(fulfilment).to.include({ way: 'rectification', state: 'done' });
    expect(fulfilment.told.join(' '))
      .to.match(/Dette ble rettet .*: navn\./)
      .and.include('De som hadde fått dem av oss, skal få beskjed');

    const other = await newRectification(town.astrid, contact);
    await visitor.post(`/t/nordlys/privacy/requests/${other}/by-hand`, {
      done: 'Rettet en faktura.',
      given: 'nothing',
    });
    expect(await here(() => noticesOfRequest(town.astrid, other))).to.deep.equal([]);
    expect((await here(() => requestRecord(tenantDesk(town.astrid), other))).fulfilment.state).to.equal('done');
  });
});
