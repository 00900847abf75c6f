import { expect } from 'chai';

import { startRegisterStandIn } from '../../../stand-ins/register/server.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { newestAgreement } from '../../../src/domain/privacy/agreement/editions.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { confirmSignUp } from '../../../src/domain/tenants/pending-sign-ups.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, useTown } from '../../support/cast.ts';
import { linkTo, mailTo } from '../../support/mail-written.ts';
import type { Form } from '../../support/visitor.ts';
import { workDone } from '../../support/work-done.ts';

const signUp = paths.public.signUp({ language: 'nb' });
const EQUINOR = '923609016';

describe('Signing up', () => {
  let standIn: Awaited<ReturnType<typeof startRegisterStandIn>>;
  before(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: `${standIn.url}/enhetsregisteret/api` }));
  after(() => standIn.close());
  let agreement: string;
  before(async () => {
    agreement = (await newestAgreement('nb')).hash;
  });
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));

  let made = 0;
  const form = (changes: Form = {}): Form => ({
    organisationNumber: '923 609 016',
    name: 'Ny Eier',
    email: `ny${++made}@eier.example`,
    password: 'tre hvite skilpadder',
    agreement,
    accepted: 'yes',
    ...changes,
  });

  it('fills name and address from the register while the number is typed', async () => {
    const look = (organisationNumber: string) =>
      town.visitor().get(`${paths.public.signUpCompany({ language: 'nb' })}?organisationNumber=${organisationNumber}`, {
        htmx: true,
      });
    const found = await look(EQUINOR);
    expect(found.text).to.include('EQUINOR ASA').and.to.include('Stavanger'.toUpperCase());
    expect(found.text).to.not.include('<html');
    expect((await look('923609017')).text).to.include('ikke et gyldig organisasjonsnummer');
    expect((await look('9236')).text).to.include('ni sifre');
    expect((await look('')).text).to.not.include('notice');
  });

  it('makes the customer when the link in the mail is used, once, and leads the owner in', async () => {
    const typed = form({ email: 'eier@equinor.example' });
    const visitor = town.visitor();
    const sent = await visitor.post(signUp, typed);
    expect(sent.status).to.equal(200);
    expect(sent.text).to.include('eier@equinor.example');

    const link = await linkTo('eier@equinor.example');
    expect((await visitor.get(link)).text).to.include('EQUINOR ASA');
    const entered = await visitor.post(link);
    expect(entered.location).to.equal('/t/equinor');
    expect((await visitor.get('/t/equinor')).status).to.equal(200);
    expect((await town.visitor().post(link)).status, 'a second time').to.equal(410);

    const [tenant] = await inPlatform(() =>
      sql<{ id: string }>(
        `select tenant_id as id from directory.memberships_of((select id from users where email = $1))`,
        ['eier@equinor.example'],
      ),
    );
    const tenantId = tenant?.id ?? '';
    const [row] = await inTenant(tenantId, () =>
      sql(
        `select t.organisation_number, t.legal_form, t.postal_code, t.register_fetched_at is not null as fetched, a.sha256
           from tenants t join agreement_acceptances a on a.tenant_id = t.id where t.id = $1`,
        [tenantId],
      ),
    );
    expect(row).to.deep.include({
      organisation_number: EQUINOR,
      legal_form: 'ASA',
      fetched: true,
      sha256: agreement,
    });
  });

  it('tells of an account with the same number once the address is confirmed, asks its owners once, or makes a separate one', async () => {
    const visitor = town.visitor();
    const from = async (email: string): Promise<string> => {
      const sent = await visitor.post(signUp, form({ email, organisationNumber: '982463718', name: 'Nils Ny' }));
      expect(sent.text, 'told to nobody before').not.to.include('982\u00A0463\u00A0718').and.not.to.include('allerede');
      return linkTo(email);
    };
    const first = await from('eier@telenor.example');
    expect((await visitor.get(first)).text)
      .to.include('Ett trykk')
      .and.not.to.include('har en konto');
    expect((await visitor.post(first)).status).to.equal(303);

    const late = town.visitor();
    const link = await from('sen@telenor.example');
    const told = await late.get(link);
    expect(told.text)
      .to.include('982\u00A0463\u00A0718')
      .and.to.include('sen@telenor.example')
      .and.not.to.include('eier@telenor');
    for (let press = 0; press < 2; press += 1)
      expect((await late.post(link, { act: 'ask' })).text).to.include('Vi har spurt dem');
    // Signing up again with a tag in the address is the same mailbox asking.
    expect((await late.post(await from('sen+igjen@telenor.example'), { act: 'ask' })).text).to.include('Vi har spurt');
    const [there] = await inPlatform(() =>
      sql<{ tenant_id: string }>(`select tenant_id from directory.tenants_of_organisation('982463718')`),
    );
    const asked = (await mailTo('eier@telenor.example', there?.tenant_id)).filter(
      ({ template }) => template === 'asks-to-join',
    );
    expect(asked).to.have.length(1);
    expect(asked[0]?.params).to.include({ name: 'Nils Ny', email: 'sen@telenor.example' });
    expect(asked[0]?.params['link']).to.match(/\/t\/telenor\/people$/);
    expect((await late.post(link, { act: 'separate' })).location).to.match(/^\/t\/telenor-/);
    expect((await late.post(link, { act: 'ask' })).status, 'when the link is used').to.equal(410);
  });

  it('asks the owners of an account no more than three times a day, whatever the address, and says so', async () => {
    const visitor = town.visitor();
    const from = async (email: string): Promise<string> => {
      await visitor.post(signUp, form({ email, organisationNumber: '927124238', name: 'Nina Ny' }));
      return linkTo(email);
    };
    expect((await visitor.post(await from('eier@tomra.example'))).status).to.equal(303);
    const [there] = await inPlatform(() =>
      sql<{ tenant_id: string }>(`select tenant_id from directory.tenants_of_organisation('927124238')`),
    );
    const tenantId = there?.tenant_id ?? '';
    const asked = async () =>
      (await mailTo('eier@tomra.example', tenantId)).filter(({ template }) => template === 'asks-to-join').length;
    const late = town.visitor();
    const links = [];
    for (const at of [1, 2, 3, 4]) links.push(await from(`nr${at}@alle.example`));
    for (const link of links.slice(0, 3)) expect((await late.post(link, { act: 'ask' })).status).to.equal(200);
    const often = await late.post(links[3] ?? '', { act: 'ask' });
    expect(often.status).to.equal(429);
    expect(often.text).to.include('mange forespørsler i dag').and.to.include('Lag en egen konto');
    expect(await asked()).to.equal(3);
    // Whoever has asked already is told so, and uses up nothing.
    expect((await late.post(links[0] ?? '', { act: 'ask' })).text).to.include('Vi har spurt dem');
    await inTenant(tenantId, () => sql(`update members set role = 'admin' where tenant_id = $1`, [tenantId]));
    const unreachable = await late.post(links[3] ?? '', { act: 'ask' });
    expect(unreachable.status).to.equal(422);
    expect(unreachable.text).to.include('kan nås nå').and.not.to.include('Vi har spurt dem');
  });

  it('works without JavaScript: a press on the button fetches and keeps what was typed', async () => {
    const reply = await town.visitor().post(signUp, form({ act: 'look-up', accepted: '' }));
    expect(reply.status).to.equal(200);
    expect(reply.text).to.include('EQUINOR ASA').and.to.include('Ny Eier');
    expect(reply.text, 'a password is never sent back').to.not.include('tre hvite skilpadder');
  });

  describe('by name', () => {
    const look = (query: string) =>
      town.visitor().get(`${paths.public.signUpCompany({ language: 'nb' })}?${query}`, { htmx: true });
    beforeEach(() => inPlatform(() => sql('delete from register_searches')));
    afterEach(() => standIn.faults.clear());

    it('shows who it may be while it is typed, and fills the field with the one that is chosen', async () => {
      const hits = await look('organisationNumber=equinor');
      expect(hits.text)
        .to.include('Hvilken er det?')
        .and.to.include('EQUINOR ASA')
        .and.to.include(`value="${EQUINOR}"`);
      expect(hits.text).to.match(/hentet \d{2}\.\d{2}\.\d{4}/);
      const chosen = await look(`chosen=${EQUINOR}&organisationNumber=equinor`);
      expect(chosen.text).to.match(/name="organisationNumber"[^>]* value="923\s609\s016"/);
      expect(chosen.text).to.include('EQUINOR ASA').and.to.include('STAVANGER');
      expect(chosen.text).to.not.include('Hvilken er det?');
    });

    it('works without JavaScript, keeps what was typed, and makes no customer of a name alone', async () => {
      const visitor = town.visitor();
      const typed = form({ organisationNumber: 'equinor', email: 'uten@skript.example' });
      const found = await visitor.post(signUp, { ...typed, act: 'look-up' });
      expect(found.status).to.equal(200);
      expect(found.text).to.include(`name="chosen" value="${EQUINOR}"`).and.to.include('value="equinor"');
      const hasty = await visitor.post(signUp, typed);
      expect(hasty.status).to.equal(422);
      expect(hasty.text).to.include('Velg virksomheten').and.to.include(`name="chosen" value="${EQUINOR}"`);
      const chosen = await visitor.post(signUp, { ...typed, chosen: EQUINOR });
      expect(chosen.status).to.equal(200);
      expect(chosen.text).to.match(/name="organisationNumber"[^>]* value="923\s609\s016"/);
      expect(chosen.text).to.include('Ny Eier').and.to.include('STAVANGER');
      expect(await mailTo('uten@skript.example'), 'nobody has signed up yet').to.eql([]);
    });

    it('does not show people’s own businesses by name, nor the street of one by its number', async () => {
      const number = standIn.units
        .live('enheter')
        .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'))?.number;
      standIn.units.edit(number ?? '', {
        navn: 'SJELDEN PERSON',
        forretningsadresse: {
          land: 'Norge',
          landkode: 'NO',
          postnummer: '0150',
          poststed: 'OSLO',
          adresse: ['Hjemveien 7'],
        },
      });
      const search = await look('organisationNumber=sjelden');
      expect(search.text).to.not.include('SJELDEN PERSON').and.to.not.include(number);
      expect(search.text).to.include('Enkeltpersonforetak').and.to.include('Ingen treff');
      const byNumber = await look(`organisationNumber=${number}`);
      expect(byNumber.text).to.include('SJELDEN PERSON').and.to.include('0150 OSLO').and.to.not.include('Hjemveien');
    });

    it('says that the register does not answer, which is not that there is nobody', async () => {
      standIn.faults.set('search', { kind: 'unavailablePage' });
      const silent = await look('organisationNumber=utilgjengelig');
      expect(silent.text).to.include('får ikke søkt').and.to.not.include('Ingen treff');
      const reply = await town.visitor().post(signUp, form({ organisationNumber: 'utilgjengelig' }));
      expect(reply.status).to.equal(422);
      expect(reply.text).to.include('får ikke søkt').and.to.not.include('Ingen treff');
    });

    it('asks the register about few names from one network, and goes on by number', async () => {
      for (let times = 0; times < 10; times++) await look(`organisationNumber=navn${times}`);
      const before = standIn.requests.length;
      const refused = await look('organisationNumber=equinor');
      expect(refused.text)
        .to.match(/Søk igjen om \d+ sekund/)
        .and.to.not.include('Ingen treff');
      expect(standIn.requests.length).to.equal(before);
      expect((await look(`organisationNumber=${EQUINOR}`)).text).to.include('EQUINOR ASA');
    });

    it('asks for more than two letters', async () => {
      expect((await look('organisationNumber=eq')).text).to.include('minst tre bokstaver');
      const reply = await town.visitor().post(signUp, form({ organisationNumber: 'eq' }));
      expect(reply.status).to.equal(422);
      expect(reply.text).to.include('minst tre bokstaver');
    });
  });

  it('says at each field what is wrong, all at once', async () => {
    const reply = await town
      .visitor()
      .post(signUp, { organisationNumber: '', name: '', email: 'nei', password: 'kort' });
    expect(reply.status).to.equal(422);
    for (const words of ['Fyll ut dette feltet', 'Skriv en e-postadresse', 'minst 10 tegn', 'Du må godta'])
      expect(reply.text).to.include(words);
    // Above the form two of them say the same, so each is named after its field.
    for (const [id, label] of [
      ['organisationNumber', 'Organisasjonsnummer eller navn'],
      ['name', 'Navnet ditt'],
    ])
      expect(reply.text).to.include(`<a href="#${id}">${label}</a>: Fyll ut dette feltet.`);
    // The part that follows the number says what is wrong with it, so that the words go with the number.
    expect(/id="company"[^]*?Fyll ut dette feltet[^]*?<h2>/.test(reply.text), 'at the part that is replaced').to.equal(
      true,
    );
  });

  it('policy added-provision, added-children: asks for what the policy says must be given, no more, and of organisations alone', async () => {
    const page = (await town.visitor().get(signUp)).text;
    const asked = Array.from(page.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g), ([, name = '']) => name);
    const named = [...new Set(asked)].filter(
      (name) => !['agreement', 'act', 'from', 'back', 'choice', 'allow'].includes(name),
    );
    expect(named.toSorted()).to.eql(['accepted', 'email', 'name', 'organisationNumber', 'password']);
    for (const field of named) {
      const reply = await town.visitor().post(signUp, form({ [field]: '' }));
      expect(reply.status, `without ${field}`).to.equal(422);
    }
    expect((await town.visitor().post(signUp, form())).status, 'with these alone').to.equal(200);
  });

  it('does not take an agreement whose wording is not the one shown', async () => {
    const reply = await town.visitor().post(signUp, form({ agreement: 'f'.repeat(64) }));
    expect(reply.status).to.equal(422);
    expect(reply.text).to.include('Avtalen er endret');
  });

  it('goes on with a typed name when the register does not know the number', async () => {
    const typed = form({
      organisationNumber: '810034882',
      email: 'ukjent@eier.example',
    });
    const refused = await town.visitor().post(signUp, typed);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('kjenner ikke dette nummeret');
    expect((await town.visitor().post(signUp, { ...typed, companyName: 'Helt Ny AS' })).status).to.equal(200);
    expect((await mailTo('ukjent@eier.example')).map(({ template }) => template)).to.deep.equal(['confirm-sign-up']);
  });

  it('answers the same, after the same work, for an address that has an account, and tells its owner by mail', async () => {
    await town.visitor().post(signUp, form());
    const fresh = await workDone(() => town.visitor().post(signUp, form({ email: 'ukjent-fra-for@eier.example' })));
    const known = await workDone(() => town.visitor().post(signUp, form({ email: emailOf('astrid') })));
    expect(known.result.status).to.equal(200);
    expect(known.result.text.replaceAll(emailOf('astrid'), 'ukjent-fra-for@eier.example')).to.equal(fresh.result.text);
    // Asking for a call to the register is repeated while none is to be had, whoever signs up.
    const own = ({ statements }: typeof known): string[] =>
      statements.filter((text) => !text.includes('register_budget'));
    expect(own(known)).to.deep.equal(own(fresh));
    expect([known.hashes, fresh.hashes]).to.deep.equal([1, 1]);
    expect((await mailTo(emailOf('astrid'))).map(({ template }) => template)).to.deep.equal(['already-registered']);
  });

  it('keeps no token that opens anything, and the link for a day', async () => {
    await town.visitor().post(signUp, form({ email: 'sen@eier.example' }));
    const token = (await linkTo('sen@eier.example')).split('/').at(-1) ?? '';
    const rows = await inPlatform(() => sql<{ row: string }>(`select p::text as row from pending_sign_ups p`));
    expect(JSON.stringify(rows)).to.not.include(token);
    const later = new Date(Date.now() + 25 * 3_600_000);
    expect(await atTime(later, () => confirmSignUp(token))).to.equal(undefined);
    expect(await confirmSignUp(token)).to.include({ role: 'owner' });
  });

  it('makes one customer of two presses at once', async () => {
    await town.visitor().post(signUp, form({ email: 'dobbel@eier.example' }));
    const link = await linkTo('dobbel@eier.example');
    const both = await Promise.all([town.visitor().post(link), town.visitor().post(link)]);
    expect(both.map(({ status }) => status)).to.have.members([303, 410]);
  });
});
