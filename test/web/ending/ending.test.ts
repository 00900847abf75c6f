import { expect } from 'chai';

import { newId } from '../../../src/domain/identifiers.ts';
import { readingTenant } from '../../../src/domain/tenancy.ts';
import { tenantLifecycle } from '../../../src/domain/tenants/lifecycle.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('The page of leaving', () => {
  const town = useTown();
  const tenant = 'nordlys';
  const page = paths.ending.show({ tenant });
  const ended = async () => (await readingTenant(town.astrid.tenantId, tenantLifecycle)).endedAt;

  it('keeps what was typed and ticked, says at each what is missing, and ends nothing', async () => {
    const astrid = await town.signedIn('astrid');
    const reply = await astrid.post(page, { name: 'Feil AS', seen: 'archive' });
    expect(reply.status).to.equal(422);
    expect(reply.text)
      .to.include('value="Feil AS"')
      .and.to.match(/value="archive" checked/);
    expect(reply.text).to.include('Det er ikke navnet på virksomheten').and.to.include('Kryss av for alt');
    expect(await ended()).to.equal(null);
  });

  it('ends, tells every page until when, and goes back with one press', async () => {
    const astrid = await town.signedIn('astrid');
    const shown = await astrid.get(page);
    const seen = [...shown.text.matchAll(/name="seen" value="(\w+)"/g)].map((match) => match[1] ?? '');
    expect(seen).to.include.members(['archive', 'members']);
    const done = await astrid.post(page, { name: 'Nordlys AS', seen });
    expect([done.status, done.location]).to.eql([303, page]);
    expect(await ended()).to.be.instanceOf(Date);

    const contacts = await astrid.get(paths.contacts.index({ tenant }));
    expect(contacts.text).to.include('Kundeforholdet er avsluttet').and.to.include(paths.ending.resumption({ tenant }));
    const randi = await town.signedIn('randi');
    const read = await randi.get(paths.contacts.index({ tenant }));
    expect(read.text).to.include('Kundeforholdet er avsluttet');
    expect(read.text).to.not.include(paths.ending.resumption({ tenant }));
    const written = await astrid.post(paths.contacts.index({ tenant }), { givenName: 'Ola', familyName: 'Moen' });
    expect(written.status).to.equal(403);
    expect(written.text).to.include('en eier kan angre avslutningen').and.to.include(page);
    expect(written.text).to.not.include('Rollen din');
    const reader = await randi.post(paths.contacts.index({ tenant }), { givenName: 'Ola', familyName: 'Moen' });
    expect(reader.text, 'whom the role holds back anyway').to.include('Rollen din');
    for (const list of [paths.contacts.index, paths.companies.index, paths.deals.index, paths.tenant.home]) {
      const empty = await astrid.get(list({ tenant }));
      expect(empty.text, empty.text.slice(0, 60)).to.include('så det kan ikke legges til noe her');
    }
    const many = paths.contacts.manyPurposes({ tenant });
    expect(contacts.text, 'nothing to choose contacts for').to.not.include(many);
    const given = await astrid.post(many, { without: 'yes', purpose: newId(), source: 'sale' });
    expect([given.status, given.text.includes('en eier kan angre avslutningen')]).to.eql([403, true]);
    const billing = await astrid.get(paths.billing.show({ tenant }));
    expect(billing.text).to.include('Ingenting fornyes eller kan kjøpes').and.to.not.include('Gå til betaling');
    const bought = await astrid.post(paths.billing.checkout({ tenant }), { price: 'start_month', seats: '3' });
    expect([bought.status, bought.text.includes('en eier kan angre avslutningen')]).to.eql([403, true]);
    const taken = await astrid.post(paths.ending.archive({ tenant }));
    expect(taken.location).to.match(/\/exports\//);

    const back = await astrid.post(paths.ending.resumption({ tenant }));
    expect(back.status).to.equal(303);
    expect(await ended()).to.equal(null);
    expect((await astrid.get(paths.contacts.index({ tenant }))).text).to.not.include('Kundeforholdet er avsluttet');
  });
});
