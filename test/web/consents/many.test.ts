import { expect } from 'chai';

import { suppressByHand } from '../../../src/domain/privacy/suppression/suppress-by-hand.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { allPurposesOn, somebody, type PurposeIds } from '../../domain/privacy/consent/people.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('From the list of contacts', () => {
  const town = useTown();
  let astrid: Visitor;
  let ids: PurposeIds = {};
  const tenant = (): string => town.astrid.tenantSlug;
  before(async () => {
    ids = await allPurposesOn(town.astrid);
    astrid = await town.signedIn('astrid');
    for (const name of ['Anna', 'Berit']) await somebody(town.astrid, { givenName: `${name} Utvalgt` });
  });

  it('a purpose is given to all that the list shows: form, what would happen, act, and undo', async () => {
    const list = await astrid.get(`${paths.contacts.index({ tenant: tenant() })}?q=utvalgt`);
    const href = (/href="([^"]+contacts\/purposes\?q=utvalgt)"/.exec(list.text)?.[1] ?? '').replaceAll('&amp;', '&');
    expect((await astrid.get(href)).text).to.include('2 kontakter som passer med «utvalgt»');
    const refused = await astrid.post(href, { purpose: ids['bookkeeping'] ?? '', source: '', since: '31.02.2026' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="31.02.2026"');
    const typed = { purpose: ids['bookkeeping'] ?? '', source: 'contract', since: '' };
    const preview = await astrid.post(href, typed);
    expect(preview.text).to.include('Sett formålet på 2 kontakter');
    const done = await astrid.post(href, { ...typed, confirmed: 'yes' });
    expect(done.status).to.equal(303);
    const after = await astrid.get(done.location ?? '');
    expect(after.text).to.include('2 kontakter fikk formålet, 0 ble hoppet over.');
    const undo = /action="([^"]+contacts\/purposes\/[0-9a-f-]{36}\/undo)"/.exec(after.text)?.[1] ?? '';
    expect((await astrid.post(undo, {})).status).to.equal(303);
  });

  it('a purpose is given to the rows that are ticked, on the page of the list they stand on', async () => {
    const list = await astrid.get(`${paths.contacts.index({ tenant: tenant() })}?q=utvalgt&sort=-created`);
    const [, action = ''] = /<form action="([^"]+contacts\/purposes)"/.exec(list.text) ?? [];
    const hidden = [...list.text.matchAll(/<input type="hidden" name="(contact|q|sort)" value="([^"]*)"/g)];
    const [ticked = ''] = [...list.text.matchAll(/row-check" name="contact" value="([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    const fields = new Map(hidden.map(([, name = '', value = '']) => [name, value]));
    expect([...fields]).to.have.deep.members([
      ['contact', ''],
      ['q', 'utvalgt'],
      ['sort', '-created'],
    ]);
    const query = new URLSearchParams([...fields]);
    const none = await astrid.get(`${action}?${query.toString()}`);
    expect(none.text, 'having ticked none is not all').to.include('0 kontakter som er valgt');
    query.append('contact', ticked);
    const form = await astrid.get(`${action}?${query.toString()}`);
    expect(form.text).to.include('1 kontakt som er valgt');
    const next = (/<form class="form" method="post" action="([^"]+)"/.exec(form.text)?.[1] ?? '').replaceAll(
      '&amp;',
      '&',
    );
    const typed = { purpose: ids['customer-relationship'] ?? '', source: 'contract', since: '' };
    expect((await astrid.post(next, typed)).text).to.include('Sett formålet på 1 kontakt');
    const done = await astrid.post(next, { ...typed, confirmed: 'yes' });
    expect(done.location).to.equal(`${paths.contacts.index({ tenant: tenant() })}?q=utvalgt&sort=-created`);
    const held = await inTenant(town.astrid.tenantId, () =>
      sql<{ id: string }>(`select contact_id as id from contact_purposes where tenant_id = $1 and purpose_id = $2`, [
        town.astrid.tenantId,
        ids['customer-relationship'],
      ]),
    );
    expect(held.map(({ id }) => id)).to.deep.equal([ticked]);
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.get(paths.contacts.index({ tenant: tenant() }))).text).to.not.include('row-check');
  });

  it('a suppressed address is hinted at while it is typed and asked about once when it is sent', async () => {
    await inTenant(town.astrid.tenantId, () =>
      suppressByHand(town.astrid, { address: 'ifred@firma.example', purposeId: '', reason: 'said-no' }),
    );
    const hint = 'Eieren av adressen vil ikke ha markedsføring (e-post)';
    const typed = { givenName: 'Ina', familyName: 'Fredsæl', email: 'Ifred@firma.example', phone: '' };
    const typing = await astrid.post(paths.contacts.duplicates({ tenant: tenant() }), typed, { htmx: true });
    expect(typing.text).to.include(hint);
    const onRecord = await astrid.post(
      paths.contacts.suppressed({ tenant: tenant() }),
      { value: 'ifred@firma.example' },
      { htmx: true },
    );
    expect(onRecord.text).to.include(hint);
    const sent = await astrid.post(paths.contacts.index({ tenant: tenant() }), typed);
    expect(sent.status).to.equal(422);
    expect(sent.text).to.include(hint).and.to.include('name="confirmed"').and.to.include('value="Ifred@firma.example"');
    const confirmed = await astrid.post(paths.contacts.index({ tenant: tenant() }), { ...typed, confirmed: 'yes' });
    expect(confirmed.status).to.equal(303);
    const other = await astrid.post(paths.contacts.duplicates({ tenant: tenant() }), {
      ...typed,
      email: 'a@b.example',
    });
    expect(other.text).to.not.include(hint);
  });
});
