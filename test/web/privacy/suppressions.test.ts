import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { allPurposesOn } from '../../domain/privacy/consent/people.ts';

describe('The page of the suppression list', () => {
  const town = useTown();
  let astrid: Visitor;
  const tenant = (): string => town.astrid.tenantSlug;
  const here = (): string => paths.suppressions.index({ tenant: tenant() });
  before(async () => {
    await allPurposesOn(town.astrid);
    astrid = await town.signedIn('astrid');
  });

  it('says so when nobody is on it', async () => {
    const page = await astrid.get(here());
    expect(page.status).to.equal(200);
    expect(page.text).to.include('Ingen adresser er sperret').and.to.include('Begrenset og sperret');
  });

  it('puts an address on it, shows when and why and never the address', async () => {
    const refused = await astrid.post(here(), { address: 'ikke en adresse', purpose: '', reason: '' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="ikke en adresse"').and.to.include('Skriv en e-postadresse');
    const added = await astrid.post(here(), { address: 'kari.sperret@firma.example', purpose: '', reason: 'other' });
    expect(added.status).to.equal(303);
    const page = await astrid.get(here());
    expect(page.text).to.include('Annen grunn').and.to.include(town.astrid.name);
    expect(page.text).to.not.include('kari.sperret');
    expect((await astrid.get(`${here()}?channel=post`)).text).to.include('Ingen adresser passer');
  });

  it('answers whether an address is on it, with no address in an address', async () => {
    const check = (address: string) => astrid.post(paths.suppressions.check({ tenant: tenant() }), { address });
    expect((await check('Kari.Sperret@firma.example')).text).to.include('er sperret');
    expect((await check('ola@firma.example')).text).to.include('er ikke sperret');
    expect((await check('?')).status).to.equal(422);
  });

  it('lifts for one purpose, by the address typed anew', async () => {
    const found = await astrid.post(paths.suppressions.check({ tenant: tenant() }), {
      address: 'kari.sperret@firma.example',
    });
    const href = /href="([^"]+\/suppressed\/[0-9a-f-]{36}\/lifting)"/.exec(found.text)?.[1] ?? '';
    const form = await astrid.get(href);
    expect(form.text).to.include('Bare når personen selv har kommet tilbake');
    const purpose = /<option value="([0-9a-f-]{36})"/.exec(form.text)?.[1] ?? '';
    const typed = { address: 'feil@firma.example', purpose, via: 'paper', on: '31.02.2026' };
    const refused = await astrid.post(href, typed);
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('value="31.02.2026"').and.to.include('Dette er ikke adressen');
    const today = new Intl.DateTimeFormat('nb', { timeZone: 'Europe/Oslo', dateStyle: 'short' }).format(new Date());
    expect((await astrid.post(href, { ...typed, address: 'kari.sperret@firma.example', on: today })).status).to.equal(
      303,
    );
    expect((await astrid.get(here())).text).to.include('unntatt Nyhetsbrev på e-post');
  });

  it('takes back what was put there by mistake, and says what becomes possible again', async () => {
    await astrid.post(here(), { address: 'ved.feil@firma.example', purpose: '', reason: 'other' });
    const found = await astrid.post(paths.suppressions.check({ tenant: tenant() }), {
      address: 'ved.feil@firma.example',
    });
    const href = /href="([^"]+\/taking-back)"/.exec(found.text)?.[1] ?? '';
    const form = await astrid.get(href);
    expect(form.text).to.include('Dette blir mulig igjen').and.to.include('Ingen får et samtykke av dette');
    const refused = await astrid.post(href, { address: 'feil@firma.example', mistake: 'trial' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Dette er ikke adressen').and.to.include('value="trial" selected');
    expect((await astrid.post(href, { address: 'ved.feil@firma.example', mistake: 'trial' })).status).to.equal(303);
    expect((await astrid.get(href)).status).to.equal(404);
    const after = await astrid.post(paths.suppressions.check({ tenant: tenant() }), {
      address: 'ved.feil@firma.example',
    });
    expect(after.text).to.include('er ikke sperret');
  });
});
