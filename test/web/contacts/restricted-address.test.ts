import { expect } from 'chai';

import { changeChannel, channelsOf } from '../../../src/domain/contacts/channels.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { restrictedAt, type Reached } from '../../../src/domain/privacy/restriction/at-address.ts';
import { restrictContact } from '../../../src/domain/privacy/restriction/restrict-contact.ts';
import { screenImport } from '../../../src/domain/privacy/suppression/screen.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { lift, newCanary, refusal, restrict, type Person } from '../../domain/privacy/restriction/restricted-person.ts';
import { useTown } from '../../support/cast.ts';
import type { Form, Visitor } from '../../support/visitor.ts';

const EMAIL = 'pip@bur.example';
const PHONE = '934 56 789';
const SAID = 'tilhører noen som ikke kan behandles nå';

describe('A person whose processing is restricted, typed in anew', () => {
  const town = useTown();
  let person: Person;
  let restriction: string;
  let astrid: Visitor;
  let bjorn: Visitor;
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.astrid.tenantId, work);
  const place = () => ({ tenant: town.astrid.tenantSlug });
  const contacts = () => here(() => sql(`select id from contacts where tenant_id = $1`, [town.astrid.tenantId]));
  const create = (who: Visitor, form: Form) =>
    who.post(paths.contacts.index(place()), { givenName: 'Gul', familyName: 'Fugl', ...form });
  const channel = { label: 'work', street: '', postalCode: '', place: '', countryCode: '', first: false } as const;

  before(async () => {
    person = await newCanary(town.astrid);
    restriction = await restrict(town.astrid, person.contact);
    [astrid, bjorn] = [await town.signedIn('astrid'), await town.signedIn('bjorn')];
  });

  it('is told of while typing, and no more of them than that; the case is for who decides on privacy', async () => {
    for (const [form, word] of [
      [{ email: ` ${EMAIL.toUpperCase()} ` }, `Adressen ${SAID}`],
      [{ phone: PHONE }, `Nummeret ${SAID}`],
    ] as const) {
      const told = (await bjorn.post(paths.contacts.duplicates(place()), form, { htmx: 'partial' })).text;
      expect(told).to.include(word).and.to.include('har ansvar for personvern');
      for (const theirs of ['Kanarifugl', restriction, person.contact, '<a ']) expect(told).not.to.include(theirs);
      const led = (await astrid.post(paths.contacts.duplicates(place()), form, { htmx: 'partial' })).text;
      expect(led)
        .to.include(paths.restrictions.show({ ...place(), id: restriction }))
        .and.not.include('Kanarifugl');
      const value = 'email' in form ? form.email : form.phone;
      const added = await bjorn.post(paths.contacts.suppressed(place()), { value }, { htmx: 'partial' });
      expect(added.text).to.include(word);
    }
    const free = await bjorn.post(
      paths.contacts.duplicates(place()),
      { email: 'pap@bur.example' },
      { htmx: 'partial' },
    );
    expect(free.text).not.to.include(SAID);
  });

  it('does not come back by their e-mail address, whoever types it and however often', async () => {
    const before = await contacts();
    for (const who of [bjorn, astrid])
      for (const form of [{}, { confirmed: 'yes' }]) {
        const reply = await create(who, { email: EMAIL, ...form });
        expect(reply.status).to.equal(422);
        expect(reply.text).to.include(`Adressen ${SAID}`).and.include(`value="${EMAIL}"`);
        expect(reply.text, 'nothing to press all the same').not.to.include('name="confirmed"');
        expect(reply.text).not.to.include('Kanarifugl');
      }
    expect(await contacts()).to.have.length(before.length);
  });

  it('does not come back by their number either', async () => {
    const before = await contacts();
    for (const form of [{}, { confirmed: 'yes' }]) {
      const reply = await create(bjorn, { phone: PHONE, ...form });
      expect(reply.status).to.equal(422);
      expect(reply.text)
        .to.include(`Nummeret ${SAID}`)
        .and.not.include('name="confirmed"')
        .and.not.include('Kanarifugl');
    }
    expect(await contacts()).to.have.length(before.length);
  });

  it('does not come back as another’s new or changed address either', async () => {
    const [other = ''] = await here(() =>
      insertContacts([{ givenName: 'Per', familyName: 'Annen', emails: ['per@a.example'] }]),
    );
    const added = await bjorn.post(paths.contacts.channels({ ...place(), id: other }), {
      ...channel,
      kind: 'email',
      value: EMAIL,
      first: '',
    });
    expect(added.status).to.equal(422);
    expect(added.text).to.include(`Adressen ${SAID}`);
    const refused = await refusal(
      here(async () => {
        const [own] = await channelsOf(town.astrid, other);
        await changeChannel(
          town.astrid,
          other,
          own?.id ?? '',
          { version: 1 },
          { ...channel, kind: 'email', value: EMAIL },
        );
      }),
    );
    expect(refused instanceof Invalid && refused.fields).to.deep.equal({ value: 'contacts.restricted.email' });
    const number = await bjorn.post(paths.contacts.channels({ ...place(), id: other }), {
      ...channel,
      kind: 'phone',
      value: PHONE,
      first: '',
    });
    expect(number.status).to.equal(422);
    expect(number.text).to.include(`Nummeret ${SAID}`);
  });

  it('leaves what another had of it before, and what they change beside it', async () => {
    const other = await newCanary(town.astrid, 'naboen@bur.example').catch(() => undefined);
    expect(other, 'nobody new has the number').to.equal(undefined);
    const [[first], [second]] = await here(async () => [
      await insertContacts([{ givenName: 'En', familyName: 'Deler', phones: ['+4740011223'] }]),
      await insertContacts([{ givenName: 'To', familyName: 'Deler', phones: ['+4740011223'] }]),
    ]);
    const until = await here(() =>
      restrictContact(town.astrid, first ?? '', { ground: 'accuracy', decisions: () => 'keep:shared-at-home' }),
    );
    await here(async () => {
      const [own] = await channelsOf(town.astrid, second ?? '');
      await changeChannel(
        town.astrid,
        second ?? '',
        own?.id ?? '',
        { version: 1 },
        {
          ...channel,
          kind: 'phone',
          value: '400 11 223',
          label: 'mobile',
        },
      );
      expect((await channelsOf(town.astrid, second ?? ''))[0]?.label).to.equal('mobile');
    });
    await lift(town.astrid, until);
  });

  it('hard case 27: keeps nobody from a switchboard or a mailbox that is shared', async () => {
    const [switchboard, office, shared] = ['+4721000000', 'sentral@bursentralen.example', '+4721000001'];
    const own = '+4790000021';
    const [colleague = ''] = await here(async () => {
      const [companyId = ''] = await insertCompanies([{ name: 'Bursentralen AS', phone: switchboard, email: office }]);
      const made = await insertContacts([
        {
          givenName: 'Sentral',
          familyName: 'Borddame',
          emails: [office, 'post@annetfirma.example'],
          phones: [own, switchboard, shared],
          companies: [{ id: companyId, name: 'Bursentralen AS', role: '' }],
        },
        { givenName: 'Deler', familyName: 'Telefon', phones: [shared] },
      ]);
      return made;
    });
    const until = await here(() =>
      restrictContact(town.astrid, colleague, { ground: 'accuracy', decisions: () => 'keep:shared-at-work' }),
    );
    const at = (reached: Reached) => here(() => restrictedAt(reached));
    expect(await at({ emails: [office, 'post@annetfirma.example'], phones: [switchboard, shared] })).to.deep.equal([]);
    expect((await at({ emails: [], phones: [switchboard, own] })).map(({ at: place }) => place)).to.deep.equal([1]);
    const made = await create(bjorn, { phone: switchboard, givenName: 'Ny', familyName: 'Kollega' });
    expect(made.status, made.text).to.equal(303);
    await lift(town.astrid, until);
  });

  it('is left out of an import, and refused to whoever writes many without asking', async () => {
    const verdicts = await here(() =>
      screenImport([
        [{ channel: 'email', value: 'ny@firma.example' }],
        [
          { channel: 'sms', value: '+4740000009' },
          { channel: 'email', value: EMAIL },
        ],
        [{ channel: 'sms', value: PHONE }],
      ]),
    );
    expect(verdicts.map(({ action }) => action)).to.deep.equal(['keep', 'leave-out', 'leave-out']);
    const before = await contacts();
    const many = Array.from({ length: 1_500 }, (_, at) => ({
      givenName: 'Ny',
      familyName: `Nummer ${at}`,
      emails: [at === 1_400 ? EMAIL : `ny${at}@firma.example`],
    }));
    const refused = await refusal(here(() => insertContacts(many)));
    expect(refused instanceof Invalid && refused.fields).to.deep.equal({ email: 'contacts.restricted.email' });
    const called = await refusal(
      here(() => insertContacts([{ givenName: 'Ny', familyName: 'Fugl', phones: ['+4793456789'] }])),
    );
    expect(called instanceof Invalid && called.fields).to.deep.equal({ phone: 'contacts.restricted.phone' });
    expect(await contacts(), 'none of them').to.have.length(before.length);
  });

  it('is free to be typed in another tenant, and once the restriction is lifted', async () => {
    await inTenant(town.clara.tenantId, () =>
      insertContacts([{ givenName: 'Gul', familyName: 'Fugl', emails: [EMAIL] }]),
    );
    await lift(town.astrid, restriction);
    const asked = await create(bjorn, { email: EMAIL });
    expect(asked.text).to.include('Kanarifugl').and.not.include(SAID);
  });
});
