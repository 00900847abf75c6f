import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../../domain/privacy/consent/people.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('The pages of consents', () => {
  const town = useTown();
  let ids: PurposeIds = {};
  let astrid: Visitor;
  const tenant = (): string => town.astrid.tenantSlug;

  before(async () => {
    astrid = await town.signedIn('astrid');
  });

  it('proposes purposes, says that none holds yet, and says why one cannot be switched on', async () => {
    const page = await astrid.get(paths.consents.index({ tenant: tenant() }));
    expect(page.status).to.equal(200);
    expect(page.text).to.include('venter på at dere bestemmer');
    const href = /href="([^"]+\/privacy\/purposes\/[0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    const refused = await astrid.post(`${href}/decision`, { enabled: 'yes' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Skriv vurderingen av interessen først');
    const assessed = await astrid.post(`${href}/assessment`, { interest: 'Salg', necessity: '', balance: '' });
    expect(assessed.status).to.equal(422);
    expect(assessed.text, 'what was typed is kept').to.include('>\nSalg</textarea>');
    await astrid.post(`${href}/assessment`, { interest: 'Salg', necessity: 'Trengs', balance: 'Ventet' });
    expect((await astrid.post(`${href}/decision`, { enabled: 'yes' })).status).to.equal(303);
    ids = await allPurposesOn(town.astrid);
    expect((await astrid.get(paths.consents.index({ tenant: tenant() }))).text).to.not.include(
      'venter på at dere bestemmer',
    );
  });

  it('shows on the record whether one may write, call and send, and why', async () => {
    const id = await somebody(town.astrid, { email: 'kari@firma.example', phone: '40000011' });
    const page = await astrid.get(paths.contacts.show({ tenant: tenant(), id }));
    expect(page.text).to.include('Kan vi sende markedsføring?');
    expect(page.text).to.include('Har ikke samtykket');
    expect(page.text).to.include('mfl. § 15 første ledd');
    expect(page.text).to.not.include('ikke kontrollert');
    expect(page.text).to.include('?open=law#law">Slik leser vi loven</a>');
    const read = await astrid.get(`${paths.contacts.privacy({ tenant: tenant(), id })}?open=law`);
    expect(read.text)
      .to.match(/<details [^>]*id="law" open>/)
      .and.include('ikke kontrollert mot lovteksten eller bekreftet av en jurist')
      .and.include('mellom klokka 9 og 21')
      .and.include('forbrukertilsynet.no');
    expect(page.text).to.include('berettiget interesse siden');
    const objection = await astrid.post(paths.contacts.marketingObjection({ tenant: tenant(), id }), { via: 'phone' });
    expect(objection.status).to.equal(303);
    const after = await astrid.get(paths.contacts.show({ tenant: tenant(), id }));
    expect(after.text.match(/Har reservert seg mot markedsføring/g)?.length).to.be.at.least(3);
    expect(after.text).to.include('privacy-withdrawn');
  });

  it('says on a new record that the address has objected before, and not who that was', async () => {
    const id = await somebody(town.astrid, { email: 'kari@firma.example', givenName: 'Ny' });
    const page = await astrid.get(paths.contacts.show({ tenant: tenant(), id }));
    expect(page.text).to.include('Har reservert seg mot markedsføring');
    const privacy = await astrid.get(paths.contacts.privacy({ tenant: tenant(), id }));
    expect(privacy.text).to.include('Ingenting er protokollført ennå');
  });

  it('keeps what was typed when a form is refused, and names the field', async () => {
    const id = await somebody(town.astrid, { email: 'ola@firma.example' });
    const refused = await astrid.post(paths.contacts.consents({ tenant: tenant(), id }), {
      purpose: ids['marketing-email'] ?? '',
      via: 'paper',
      on: '31.02.2026',
    });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="31.02.2026"');
    expect(refused.text).to.include('Bekreft at personen fikk se teksten');
    expect(refused.text).to.match(/<details id="record" open>/);
  });

  it('shows the ledger a page at a time', async () => {
    const page = await astrid.get(paths.consents.index({ tenant: tenant() }));
    expect(page.text).to.include('All markedsføring');
    expect(page.text).to.include('Reservert mot markedsføring');
  });

  it('lets readers see and not change', async () => {
    const id = await somebody(town.astrid, { email: 'per@firma.example' });
    const randi = await town.signedIn('randi');
    const page = await randi.get(paths.contacts.privacy({ tenant: tenant(), id }));
    expect(page.status).to.equal(200);
    expect(page.text).to.not.include('<form method="post" action="/t/nordlys/contacts');
  });
});
