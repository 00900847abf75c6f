import { expect } from 'chai';

import { now, osloDay, daysAfter } from '../../../src/domain/clock.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { tenantDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { requester } from '../../../src/domain/privacy/requests/events.ts';
import { keepRequest, type ArrivingRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { openRequests } from '../../../src/domain/privacy/requests/request-list.ts';
import { remedies } from '../../../src/domain/privacy/requests/supervisory-authority.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { allPurposesOn, somebody } from '../../domain/privacy/consent/people.ts';
import { contactWith } from '../../domain/privacy/requests/with-requests.ts';
import { requestToReview } from '../copy-records.ts';
import { someNetwork } from '../route-records.ts';

describe('The pages of data subject requests', () => {
  const town = useTown(() => ({ TRUSTED_PROXIES: '1' }));
  const tenant = 'nordlys';
  let astrid: Visitor;
  before(async () => {
    astrid = await town.signedIn('astrid');
  });

  const arrived = async (more: Partial<ArrivingRequest> = {}): Promise<string> => {
    const id = await inTenant(town.astrid.tenantId, () =>
      keepRequest(
        {
          kind: 'access',
          state: 'open',
          channel: 'form',
          language: 'nb',
          requesterName: 'Kari Hansen',
          requesterEmail: 'kari@ny.example',
          message: 'Hva har dere om meg?\nHilsen Kari',
          receivedAt: now(),
          ...more,
        },
        requester,
      ),
    );
    return id ?? '';
  };
  const act = (id: string, name: string, form: Record<string, string> = {}) =>
    astrid.post(paths.privacy.requestAct({ tenant, id, act: name }), form, { follow: true });

  it('are asked for in the grace of a tenant that has ended, and answer alike for one that never was, is closed or erased, and OnNet under its inner name', async () => {
    const { tenantId } = town.clara;
    const slug = town.clara.tenantSlug;
    const form = (controller: string) => paths.public.request({ language: 'nb', controller });
    const stranger = town.visitor();
    const ended = (at: Date | null, closed = at) =>
      inTenant(tenantId, () =>
        change(`update tenants set ended_at = $2, closed_at = $3 where id = $1`, [tenantId, at, closed]),
      );
    expect((await stranger.get(form(slug))).status, 'it has a form').to.equal(200);
    await ended(now(), null);
    expect((await stranger.get(form(slug))).status, 'in grace too').to.equal(200);
    await ended(now());
    const said = async (controller: string, post: boolean): Promise<string> => {
      const reply = post
        ? await stranger.post(form(controller), { kind: 'access', name: 'Per', email: 'per@ute.example' })
        : await stranger.get(form(controller));
      return `${reply.status} ${reply.text.replaceAll(controller, '…').replaceAll(/nonce="[^"]*"/g, '')}`;
    };
    for (const post of [false, true]) {
      const unknown = await said('finnes-ikke', post);
      expect(unknown).to.match(/^404 /);
      for (const controller of [slug, `former-${tenantId}`, 'onnet-platform'])
        expect(await said(controller, post), controller).to.equal(unknown);
    }
    await ended(null);
  });

  it('show an address that came after the request, do not use it, and let it be confirmed once it is known who asks (hard case 23)', async () => {
    const contactId = await contactWith(town.astrid, 'Kari', 'kari.gammel@foer.example');
    const id = await arrived({ contactId, receivedAt: new Date(Date.now() - 60_000) });
    const url = paths.privacy.request({ tenant, id });
    const before = (await astrid.get(url)).text;
    expect(before)
      .to.include('Ingen av adressene sto her før saken kom')
      .and.include('brukes ikke i saken')
      .and.include('Må sendes i posten')
      .and.not.include('Spør om det var personen')
      .and.not.include('Svar til en annen adresse');
    await act(id, 'vouching', { reason: 'Sto her.' });
    expect((await astrid.get(url)).text).to.include('Svar til en annen adresse');
    const wrong = await act(id, 'address', { address: 'kari.gammel@foer.example', reason: '' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.match(/<option value="kari\.gammel@foer\.example" selected>/);
    const right = await act(id, 'address', { address: 'kari.gammel@foer.example', reason: 'Sa det selv.' });
    expect(right.text)
      .to.include('Adressen er bekreftet')
      .and.include('Send svar til kari.gammel@foer.example')
      .and.include('bekreftet en ny adresse')
      .and.not.include('brukes ikke i saken');
  });

  it('let the language of the letters be chosen where a request is sorted', async () => {
    const id = await arrived({ channel: 'mail', state: 'draft', kind: 'other' });
    const done = await act(id, 'sorting', { kind: 'access', person: '', language: 'en' });
    expect(done.text)
      .to.match(/<option value="en" selected>/)
      .and.include('If you believe that we process');
  });

  it('take the review of a copy with more places that name others than a page usually sends', async () => {
    const id = await requestToReview(town.astrid);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(
      (await astrid.get(paths.privacy.request({ tenant, id }))).text,
    );
    const reply = await astrid.post(paths.privacy.requestAct({ tenant, id, act: 'copy-review' }), {
      read: 'yes',
      words: '',
      note: '',
      seen: seen?.[1] ?? '',
      withhold: Array.from({ length: 5_000 }, () => newId()),
    });
    expect(reply.status).to.equal(303);
    const [copy] = await inTenant(town.astrid.tenantId, () =>
      sql<{ state: string }>(`select state from access_packages where tenant_id = $1 and request_id = $2`, [
        town.astrid.tenantId,
        id,
      ]),
    );
    expect(copy?.state).to.equal('writing');
  });

  it('are made of the public form with its id alone, and what was written stands in the one that is shown again', async () => {
    const form = paths.public.request({ language: 'nb', controller: tenant });
    const typed = { kind: 'access', name: 'Uten Merke', email: 'uten@merke.example', message: 'Hva vet dere?' };
    const made = () =>
      inTenant(town.astrid.tenantId, () =>
        sql(`select from data_subject_requests where tenant_id = $1 and requester_name = 'Uten Merke'`, [
          town.astrid.tenantId,
        ]),
      );
    const stranger = town.visitor();
    const headers = { 'x-forwarded-for': someNetwork() };
    const refused = await stranger.post(form, { ...typed, id: [] }, { headers });
    expect(refused.status).to.equal(422);
    expect(refused.text)
      .to.include('Ingenting er lagret')
      .and.include('value="Uten Merke"')
      .and.match(/>\s*Hva vet dere\?<\/textarea>/);
    expect(await made()).to.have.length(0);
    const id = /name="id" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';
    for (let time = 0; time < 2; time++)
      expect((await stranger.post(form, { ...typed, id }, { headers })).status).to.equal(200);
    expect(await made()).to.have.length(1);
  });

  it('lead from the public form over the desk to a letter, without JavaScript', async () => {
    const form = paths.public.request({ language: 'nb', controller: tenant });
    const stranger = town.visitor();
    const headers = { 'x-forwarded-for': someNetwork() };
    const empty = await stranger.post(form, { email: 'x' }, { headers });
    expect(empty.status).to.equal(422);
    expect(empty.text).to.include('Velg ett av alternativene').and.include('value="x"');
    const long = await stranger.post(
      form,
      { kind: 'erasure', name: 'a'.repeat(5_000), email: 'x@y.example' },
      { headers },
    );
    expect(long.status).to.equal(422);
    expect(long.text)
      .to.include('høyst 200 tegn')
      .and.include(`value="${'a'.repeat(5_000)}"`);
    const typed = { kind: 'erasure', name: 'Siri Lund', email: 'siri@ny.example', message: 'Slett meg' };
    const sent = await stranger.post(form, typed, { headers });
    expect(sent.status).to.equal(200);
    expect(sent.text).to.include('Vi har fått henvendelsen din').and.include('Nordlys AS');

    const list = await astrid.get(paths.privacy.requests({ tenant }));
    expect(list.text).to.include('Siri Lund').and.include('Sletting');
    const open = await inTenant(town.astrid.tenantId, () => openRequests(tenantDesk(town.astrid)));
    const id = open.find(({ name }) => name === 'Siri Lund')?.id ?? '';
    const page = await astrid.get(paths.privacy.request({ tenant, id }));
    expect(page.text).to.include('→ frist').and.include('Slett meg').and.include(remedies.authority.address);

    const without = await act(id, 'answer', { decision: 'refused', text: 'Du har en løpende avtale.' });
    expect(without.status).to.equal(422);
    expect(without.text).to.include('Velg ett av alternativene').and.include('Du har en løpende avtale.');
    const done = await act(id, 'answer', {
      decision: 'refused',
      ground: 'identity-not-shown',
      text: 'Du har en løpende avtale.',
    });
    expect(done.text).to.include('Avslått').and.include('Datatilsynet').and.include('domstolene');
    expect((await act(id, 'notes', { note: 'x' })).text).to.include('Saken er avsluttet');
  });

  it('hard case 24: show all that goes into a copy before it is made, and what was typed and ticked when that is refused', async () => {
    const id = await requestToReview(town.astrid);
    const page = await astrid.get(paths.privacy.request({ tenant, id }));
    expect(page.text)
      .to.include(
        `<mark>${town.astrid.name}</mark> ringte om fakturaen, og lovet svar på <mark>tor@granas.example</mark>`,
      )
      .and.include('name="words"')
      .and.include('name="read"');
    const refused = await act(id, 'copy-review', { words: 'fakturaen\nFremmedsen', note: 'Skånes' });
    expect(refused.status).to.equal(422);
    expect(refused.text)
      .to.include('Står ikke som hele ord i noen av tekstene: «Fremmedsen»')
      .and.include('Les tekstene, og kryss av for at det er gjort.')
      .and.include('fakturaen\nFremmedsen</textarea>')
      .and.include('value="Skånes"')
      .and.not.match(/name="withhold"[^>]* checked/);
    const done = await act(id, 'copy-review', { words: 'fakturaen', read: 'yes' });
    expect(done.status).to.equal(200);
    expect(done.text).to.include('Kopien lages');
  });

  it('say the same to everybody, in both languages, and have no form for an organisation that is not there', async () => {
    await contactWith(town.astrid, 'Ola', 'ola@kjent.example');
    const form = paths.public.request({ language: 'en', controller: tenant });
    const answers = await Promise.all(
      ['ola@kjent.example', 'ingen@ukjent.example'].map((email) =>
        town
          .visitor()
          .post(form, { kind: 'access', name: 'Ola', email }, { headers: { 'x-forwarded-for': someNetwork() } }),
      ),
    );
    expect(answers.map(({ text }) => text.replaceAll(/value="[^"]*"/g, ''))[0]).to.equal(
      answers[1]?.text.replaceAll(/value="[^"]*"/g, ''),
    );
    expect(answers[0]?.text).to.include('We have received your request');
    for (const controller of ['finnes-ikke', 'onnet-platform'])
      expect((await town.visitor().get(paths.public.request({ language: 'nb', controller }))).status).to.equal(404);
  });

  it('take no more than a few an hour from one person or network', async () => {
    const form = paths.public.ownRequest({ language: 'nb' });
    const headers = { 'x-forwarded-for': someNetwork() };
    const typed = { kind: 'access', name: 'Per', email: 'per@mange.example' };
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) statuses.push((await town.visitor().post(form, typed, { headers })).status);
    expect(statuses).to.eql([200, 200, 200, 200, 200, 429]);
  });

  it('ask whether it was them, and take yes and no once', async () => {
    const contactId = await contactWith(town.astrid, 'Liv', 'liv@paafil.example');
    const id = await arrived({ contactId });
    await act(id, 'identity-check');
    const [mail] = await inTenant(town.astrid.tenantId, () =>
      sql<{ to: string; link: string }>(
        `select to_address as "to", params->>'link' as link from mails
          where tenant_id = $1 and template = 'request-identity' order by created_at desc limit 1`,
        [town.astrid.tenantId],
      ),
    );
    expect(mail?.to).to.equal('liv@paafil.example');
    const link = new URL(mail?.link ?? '').pathname;
    const stranger = town.visitor();
    const question = await stranger.get(link);
    expect(question.text)
      .to.include('Var det du som skrev?')
      .and.include('k•••@n•••.example')
      .and.not.include('kari@ny.example');
    expect((await stranger.get(link)).status, 'looking answers nothing').to.equal(200);
    expect((await stranger.post(link, { answer: 'kanskje' })).text).to.include('Ja, det var meg');
    expect((await stranger.post(link, { answer: 'me' })).text).to.include('Takk');
    expect((await stranger.post(link, { answer: 'not-me' })).status).to.equal(410);
    expect((await astrid.get(paths.privacy.request({ tenant, id }))).text).to.include('Bekreftet på e-post');
  });

  it('ask for somebody else by the public form, and the desk notes that they may, in both languages', async () => {
    const form = paths.public.request({ language: 'en', controller: tenant });
    const headers = { 'x-forwarded-for': someNetwork() };
    const typed = { kind: 'restriction', name: 'Ola Nordmann', email: 'ola@ny.example', representedAs: 'guardian' };
    const unnamed = await town.visitor().post(form, typed, { headers });
    expect(unnamed.status).to.equal(422);
    expect(unnamed.text)
      .to.match(/<details open>/)
      .and.include('id="representedName-error"');
    expect(
      (await town.visitor().post(form, { ...typed, representedName: 'Kari Hansen' }, { headers })).status,
    ).to.equal(200);
    const contactId = await contactWith(town.astrid, 'Kari', 'kari@verge.example');
    const open = await inTenant(town.astrid.tenantId, () => openRequests(tenantDesk(town.astrid)));
    const id = open.find(({ name }) => name === 'Ola Nordmann')?.id ?? '';
    const sorted = {
      kind: 'restriction',
      person: contactId,
      representedAs: 'guardian',
      representedName: 'Kari Hansen',
    };
    await act(id, 'sorting', sorted);
    const page = await astrid.get(paths.privacy.request({ tenant, id }));
    expect(page.text).to.include('Kan de spørre for Kari Hansen?').and.include('13 år');
    const refused = await act(id, 'authority', { how: 'document', note: 'Fødselsattest vist.' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="Fødselsattest vist."').and.include('authority-child-error');
    const noted = await act(id, 'authority', { how: 'document', child: 'younger', note: 'Fødselsattest vist.' });
    expect(noted.text).to.include('Dokument vist').and.include('noterte at de kan spørre for en annen');
  });

  it('count on the tab and tell on the overview what is late or near', async () => {
    const receivedAt = new Date(`${daysAfter(osloDay(), -60)}T10:00:00Z`);
    const id = await arrived({ receivedAt, requesterName: 'Sen Sak' });
    const overview = await astrid.get(paths.privacy.desk({ tenant }));
    expect(overview.text).to.match(/sak(er)? er ikke besvart i tide/);
    expect(overview.text).to.match(/Saker <span class="count">\d+<\/span>/);
    const list = await astrid.get(paths.privacy.requests({ tenant }));
    expect(list.text.indexOf('Sen Sak'), 'first in the queue').to.be.lessThan(list.text.indexOf('Liv Hansen'));
    const late = await act(id, 'extension', { reason: 'Mye å gjøre.' });
    expect(late.status).to.equal(422);
    expect(late.text).to.include('Den første måneden er ute');
    expect((await act(id, 'dismissal', { reason: 'Reklame' })).text).to.include('Ikke en sak');
  });

  it('tell in each case of a message that the others exist, and never that the desk wrote to itself', async () => {
    const id = await arrived({ requesterName: 'Flere Krav' });
    for (const kind of ['erasure', 'rectification']) await act(id, 'also', { kind });
    const { text } = await astrid.get(paths.privacy.request({ tenant, id }));
    expect(text)
      .to.match(/Samme melding ber også om: <a [^>]*>Sletting<\/a>, <a [^>]*>Retting<\/a>/)
      .and.include('noterte at samme melding også ba om noe annet')
      .and.not.include('skrev igjen');
    const other = /Samme melding ber også om: <a href="([^"]+)">/.exec(text)?.[1] ?? '';
    expect((await astrid.get(other)).text).to.include('skrev ned kravet fra en melding som også ba om noe annet');
  });

  it('say of one that was withdrawn that it was, and not that it was answered or that something is to be done', async () => {
    const id = await arrived({ requesterName: 'Trukket Krav', kind: 'erasure' });
    const { text } = await act(id, 'answer', { decision: 'withdrawn', text: 'Ringte i dag.' });
    expect(text)
      .to.match(/Mottatt [\d.]+, trukket [\d.]+\. Fristen var/)
      .and.include('noterte at kravet er trukket')
      .and.include('så si fra til oss')
      .and.not.include('Se først hva som slettes');
    const list = await astrid.get(paths.privacy.requests({ tenant }));
    expect(list.text).to.include('Slik er krav besvart');
  });

  it('begin at a contact, with the name filled in', async () => {
    const contactId = await contactWith(town.astrid, 'Anne', 'anne@paafil.example');
    expect((await astrid.get(paths.contacts.show({ tenant, id: contactId }))).text).to.include(
      'Registrer personvernkrav',
    );
    const form = await astrid.get(`${paths.privacy.newRequest({ tenant })}?contact=${contactId}`);
    expect(form.text).to.include('value="Anne Hansen"').and.include(`name="personId" value="${contactId}"`);
    const typed = { kind: 'rectification', channel: 'phone', requesterName: 'Anne Hansen', personId: contactId };
    const refused = await astrid.post(paths.privacy.newRequest({ tenant }), { ...typed, receivedOn: '31.02.2026' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Skriv en dato').and.include('value="31.02.2026"');
    const kept = await astrid.post(
      paths.privacy.newRequest({ tenant }),
      { ...typed, receivedOn: '01.11.2026' },
      { follow: true },
    );
    expect(kept.text).to.include('Saken er opprettet').and.include('Rett opplysninger');
  });

  it('are OnNet’s own at the operators’, and nobody else’s', async () => {
    await inPlatform(() => sql(`update users set operator = true where id = $1 returning id`, [town.astrid.userId]));
    const operator = await town.signedIn('astrid');
    await arrived({ requesterName: 'Bare Nordlys' });
    const list = await operator.get(paths.operator.requests());
    expect(list.status).to.equal(200);
    expect(list.text).to.not.include('Bare Nordlys');
    expect((await (await town.signedIn('clara')).get(paths.operator.requests())).status).to.equal(404);
    expect((await (await town.signedIn('bjorn')).get(paths.privacy.requests({ tenant }))).status).to.equal(403);
  });

  it('put what comes now beside what was asked, and the way there at the foot of a phone', async () => {
    const contact = await contactWith(town.astrid, 'Stine', 'stine@fil.example');
    const id = await arrived({
      kind: 'right-to-object',
      requesterName: 'Stine Sand',
      requesterEmail: 'stine@fil.example',
    });
    const page = async () => (await astrid.get(paths.privacy.request({ tenant, id }))).text;
    const stands = (html: string) =>
      [...html.matchAll(/class="step step-([a-z]+)" href="#([a-z]+)"/g)].map(
        ([, state, anchor]) => `${anchor}: ${state}`,
      );
    /** The parts of the page in the order they stand. */
    const parts = (html: string) =>
      [...html.matchAll(/(?:section|details) class="[^"]*" id="(sorting|identity|fulfilment|answer)"/g)].map(
        ([, part]) => part,
      );

    const first = await page();
    expect(stands(first)[0]).to.equal('sorting: next');
    expect(parts(first)[0]).to.equal('sorting');
    expect(first).to.include('Neste: Finn hvem det gjelder');

    await act(id, 'sorting', { kind: 'right-to-object', person: contact });
    const matched = await page();
    expect(stands(matched)).to.deep.equal(['sorting: done', 'fulfilment: done', 'answer: next']);
    expect(parts(matched)).to.deep.equal(['answer', 'identity', 'sorting', 'fulfilment']);

    const part = async () => (await astrid.get(paths.privacy.request({ tenant, id }), { htmx: true })).text;
    expect(stands(await part()), 'what asks for itself again brings the steps').to.deep.equal(stands(matched));

    await act(id, 'answer', { decision: 'withdrawn', ground: '', text: 'Stine ringte og trakk det.' });
    expect(await part(), 'and takes them away when it has ended by itself').to.include('<span id="steps"></span>');
    const ended = await page();
    expect(stands(ended)).to.deep.equal([]);
    expect(ended, 'what has ended promises no answer').to.match(/Mottatt [\d.]+, (besvart|trukket|avsluttet) [\d.]+/);
    expect(ended).to.not.include('vi svarer innen').and.not.include(' → frist ');
    expect(ended).to.not.include('class="next-step');
  });

  it('put a business that may be theirs first while nobody has said whose it is, before what is sorted already', async () => {
    const { tenantId } = town.astrid;
    const [person = '', business = ''] = await inTenant(tenantId, async () => [
      ...(await insertContacts([{ givenName: 'Ylva', familyName: 'Rognstad' }])),
      ...(await insertCompanies([{ name: 'Rognstad Snekkeri', legalForm: 'ENK' }])),
    ]);
    const id = await arrived({ requesterName: 'Ylva Rognstad', requesterEmail: 'ylva@rognstad.example' });
    await act(id, 'sorting', { kind: 'access', person });
    const order = async (): Promise<string[]> => {
      const { text } = await astrid.get(paths.privacy.request({ tenant, id }));
      return Array.from(text.matchAll(/ id="(search|sorting|identity|fulfilment)"/g), ([, part = '']) => part);
    };
    expect(await order()).to.deep.equal(['search', 'identity', 'sorting', 'fulfilment']);
    await act(id, 'ruling-out', { person: business });
    expect(await order()).to.deep.equal(['identity', 'search', 'sorting', 'fulfilment']);
  });

  it('do not call an objection met while another interest goes on: to stop it stands beside what was asked', async () => {
    await allPurposesOn(town.astrid);
    const id = await arrived({ kind: 'right-to-object', contactId: await somebody(town.astrid, {}) });
    const { text } = await astrid.get(paths.privacy.request({ tenant, id }));
    expect(text)
      .to.match(/step-next" href="#fulfilment"/)
      .and.include('Neste: Gjør det de ber om');
    expect(text.indexOf('id="fulfilment"')).to.be.within(0, text.indexOf('id="answer"'));
  });

  it('lead from the top to what was missing, and say who wrote down what came by phone', async () => {
    const id = await arrived();
    const missing = await act(id, 'extension', { reason: ' ' });
    expect(missing.status).to.equal(422);
    expect(missing.text).to.match(
      /error-summary" role="alert" tabindex="-1" autofocus>.*href="#extension">Fyll ut dette feltet/s,
    );
    expect(missing.text).to.include('id="extension"');
    const typed = {
      kind: 'access',
      channel: 'phone',
      requesterName: 'Ringte Inn',
      receivedOn: osloDay(),
      language: 'nb',
    };
    const made = await astrid.post(paths.privacy.newRequest({ tenant }), typed, { follow: true });
    expect(made.text).to.include('skrev ned kravet').and.not.include('sendte kravet');
  });

  it('offer to merge with who it may be from, and nobody else', async () => {
    const contact = await contactWith(town.astrid, 'Mona', 'mona@egen.example');
    const of = (requesterName: string, requesterEmail: string) => arrived({ requesterName, requesterEmail });
    const id = await of('Mona Moe', 'mona@egen.example');
    const sameAddress = await of('M. Moe', 'Mona@Egen.example');
    const sameName = await of('mona MOE', 'mona@jobb.example');
    const samePerson = await of('Fru Moe', 'post@tredje.example');
    const stranger = await of('Petter Pan', 'petter@fremmed.example');
    for (const one of [id, samePerson]) await act(one, 'sorting', { kind: 'access', person: contact });
    const offered = async (from: string) =>
      [
        ...(
          /id="into".*?<\/select>/s.exec((await astrid.get(paths.privacy.request({ tenant, id: from }))).text)?.[0] ??
          ''
        ).matchAll(/<option value="([^"]+)"/g),
      ].map(([, one]) => one);
    expect(await offered(id)).to.have.members([sameAddress, sameName, samePerson]);
    expect(await offered(stranger)).to.deep.equal([]);
  });
});
