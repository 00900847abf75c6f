import { expect } from 'chai';

import { switchNeighbour } from '../../../src/domain/companies/neighbouring-registers.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';
import { foundUnits } from '../route-records.ts';

describe('The page that finds companies to sell to', () => {
  const town = useTown();
  let bjorn: Visitor;
  let tenant: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });
  const get = (query = '') => bjorn.get(paths.companies.finding({ tenant }) + query);

  it('says that our copy of the register is not ready, which is no "none"', async () => {
    const { text } = await get('?industry=konsulent');
    expect(text).to.contain('ikke klar ennå').and.not.contain('Ingen passer');
  });

  it('asks for something first, and says what the law allows with where it stands', async () => {
    await foundUnits();
    const { text } = await get();
    expect(text)
      .to.contain('Hvem vil dere nå?')
      .and.contain('mfl. § 15')
      .and.contain('Enkeltpersonforetak')
      .and.contain('ikke kontrollert mot lovteksten');
  });

  it('tells what fits, how many, where it is from and what the industry was taken for; the next page goes on', async () => {
    const { text } = await get('?industry=konsulent&place=Oslo');
    expect(text)
      .to.contain('60 firmaer passer')
      .and.contain('Bedriftsrådgivning og annen administrativ rådgivning (70.2)')
      .and.contain('NLOD 2.0')
      .and.contain('lest hos Statistisk sentralbyrå 23.11.2026')
      .and.contain('RÅDGIVERNE 1 AS');
    const next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).to.contain('after=');
    const second = await bjorn.get(next);
    expect(second.text.match(/name="number"/g)).to.have.length(10);
  });

  it('sends two statements at most to the tenant’s transaction and no more to the mirror', async () => {
    const sent = await statementsOf(() => get('?industry=konsulent'));
    expect(sent.filter((text) => text.includes('from register_units u'))).to.have.length(1);
  });

  it('asks about VAT only where the tenant has VAT status on', async () => {
    expect((await get('?vat=yes')).text)
      .to.contain('name="vat"')
      .and.not.contain('Hvem vil dere nå?');
    const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
    await at(() => switchNeighbour(town.astrid, 'vat', false));
    const off = (await get('?vat=yes')).text;
    expect(off).to.contain('Hvem vil dere nå?').and.not.contain('name="vat"');
    await at(() => switchNeighbour(town.astrid, 'vat', true));
  });

  it('keeps what was typed when it cannot be used, with the reason at the field', async () => {
    const reply = await get('?industry=xqzzt&since=igår&place=Oslo');
    expect(reply.status).to.equal(422);
    expect(reply.text)
      .to.contain('Vi kjenner ikke bransjen')
      .and.contain('value="xqzzt"')
      .and.contain('value="Oslo"')
      .and.contain('Skriv en dato')
      .and.not.contain('Ingen passer');
  });

  it('says that people’s own businesses are not found here, when somebody asks for their form by the address', async () => {
    const reply = await get('?form=ENK&place=Oslo');
    expect(reply.status).to.equal(422);
    expect(reply.text).to.contain('Firmaer av denne formen er personer').and.contain('value="Oslo"');
  });

  it('says when none fits, and leads to an empty search', async () => {
    expect((await get('?industry=konsulent&place=Vardø')).text).to.contain('Ingen passer');
  });

  it('adds the one whose button was pressed, or those that are ticked, and comes back to the same search', async () => {
    const { text } = await get('?industry=konsulent');
    const numbers = [...text.matchAll(/name="number" value="(\d+)"/g)].map(([, number]) => number ?? '');
    const one = await bjorn.post(paths.companies.finding({ tenant }), {
      industry: 'konsulent',
      one: numbers[0] ?? '',
      number: numbers[1] ?? '',
    });
    expect(one.location).to.equal(`${paths.companies.finding({ tenant })}?industry=konsulent`);
    const after = await bjorn.get(one.location ?? '');
    expect(after.text).to.contain('1 firma er lagt til.').and.contain('59 firmaer passer');
    await bjorn.post(paths.companies.finding({ tenant }), { number: numbers[1] ?? '' });
    const owners = await inTenant(town.bjorn.tenantId, () =>
      sql(`select owner_id from companies where tenant_id = $1 and organisation_number = any ($2::text[])`, [
        town.bjorn.tenantId,
        numbers,
      ]),
    );
    expect(owners).to.deep.equal([{ owner_id: town.bjorn.id }, { owner_id: town.bjorn.id }]);
    const none = await bjorn.post(paths.companies.finding({ tenant }), {});
    expect((await bjorn.get(none.location ?? '')).text).to.contain('Ingen firmaer var valgt.');
  });

  it('lets a reader look and not add', async () => {
    const randi = await town.signedIn('randi');
    const { text } = await randi.get(`${paths.companies.finding({ tenant })}?industry=konsulent`);
    expect(text).to.contain('RÅDGIVERNE').and.not.contain('name="number"');
    expect((await randi.post(paths.companies.finding({ tenant }), { number: '1' })).status).to.equal(403);
  });
});
