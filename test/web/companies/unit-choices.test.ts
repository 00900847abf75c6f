import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { trashCompany } from '../../../src/domain/companies/trash.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { inventedCompanies } from '../../../stand-ins/register/units/invented-companies.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { foundUnits, stageOf } from '../route-records.ts';

describe('A unit of the register, chosen where a company is named', () => {
  const town = useTown();
  let bjorn: Visitor;
  let tenant: string;
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
  const companyOf = async (number: string) => {
    const [row] = await here(() =>
      sql<{ id: string; name: string; owed: boolean }>(
        `select id, name, exists (select from outbox o where o.tenant_id = $1 and o.kind = 'enrichment' and o.key = c.id::text) as owed
           from companies c where tenant_id = $1 and organisation_number = $2`,
        [town.bjorn.tenantId, number],
      ),
    );
    return row;
  };
  /** The number of a unit that a fragment offers by its name. */
  const offered = (text: string, name: string): string =>
    new RegExp(`value="unit-(\\d{9})"[^>]*> ${name} `).exec(text)?.[1] ?? '';
  const choices = (typed: string) =>
    bjorn.get(`${paths.companies.choices({ tenant })}?company=${encodeURIComponent(typed)}`, { htmx: 'partial' });

  before(async () => {
    await foundUnits();
    const numbers = inventedCompanies().map(({ number }) => number);
    await inPlatform(() =>
      change(
        `update register_units u set organisation_number = valid.number
           from unnest($1::text[]) with ordinality as valid (number, n)
          where u.name = 'RÅDGIVERNE ' || (valid.n + 10) || ' AS'`,
        [numbers.slice(0, 3)],
      ),
    );
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });

  it('is offered beside one’s own, by name and by number, with its source; not to who may not add, nor when it is there', async () => {
    const { text } = await choices('rådgiverne 11');
    const number = offered(text, 'RÅDGIVERNE 11 AS');
    expect(number).to.have.length(9);
    expect(text)
      .to.contain('nytt firma, fra Brønnøysund')
      .and.match(/hentet \d[^]*NLOD 2.0/);
    expect(offered((await choices(number)).text, 'RÅDGIVERNE 11 AS')).to.equal(number);
    expect((await choices('310529916')).text, 'no number').to.not.contain('unit-');
    const reader = await town.signedIn('randi');
    const read = await reader.get(`${paths.companies.choices({ tenant })}?company=${number}`, { htmx: 'partial' });
    expect(read.text).to.not.contain('unit-');
    await here(() => addCompany(town.bjorn, { organisationNumber: number }, 'nb'));
    const now = (await choices(number)).text;
    expect(now).to.not.contain('unit-');
    expect(now).to.contain(`value="${(await companyOf(number))?.id}"`);
  });

  it('is no more than not among one’s own when it was not found, since nobody’s own business and nothing newer was looked through', async () => {
    const { text } = await choices('finnes kanskje');
    expect(text).to.contain('Ingen av firmaene dine heter noe med «finnes kanskje».');
  });

  it('becomes a company with the contact, in one step, and is not added when the contact is refused', async () => {
    const number = offered((await choices('rådgiverne 12')).text, 'RÅDGIVERNE 12 AS');
    const form = { company: 'rådgiverne 12', companyId: `unit-${number}`, jobTitle: 'Styreleder', givenName: 'Une' };
    const refused = await bjorn.post(paths.contacts.index({ tenant }), {
      ...form,
      id: newId(),
      email: 'ingen adresse',
    });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.contain(`value="unit-${number}" checked`);
    expect(await companyOf(number)).to.equal(undefined);
    const made = await bjorn.post(paths.contacts.index({ tenant }), { ...form, id: newId(), email: '' });
    expect(made.status).to.equal(303);
    const company = await companyOf(number);
    expect(company?.owed).to.equal(true);
    const links = await here(() =>
      sql(`select role from contact_companies where tenant_id = $1 and company_id = $2`, [
        town.bjorn.tenantId,
        company?.id,
      ]),
    );
    expect(links).to.eql([{ role: 'Styreleder' }]);
  });

  it('becomes a company with the deal, and says when it lies in the trash', async () => {
    const number = offered((await choices('rådgiverne 13')).text, 'RÅDGIVERNE 13 AS');
    const deal = {
      title: 'Råd',
      company: 'rådgiverne 13',
      companyId: `unit-${number}`,
      contact: '',
      stage: await stageOf(town.bjorn),
    };
    const made = await bjorn.post(paths.deals.new({ tenant }), { ...deal, id: newId() });
    expect(made.status).to.equal(303);
    const company = await companyOf(number);
    const [row] = await here(() =>
      sql(`select company_id as company from deals where tenant_id = $1 and title = 'Råd'`, [town.bjorn.tenantId]),
    );
    expect(row).to.eql({ company: company?.id });
    await here(() => trashCompany(town.bjorn, company?.id ?? ''));
    const again = await bjorn.post(paths.deals.new({ tenant }), { ...deal, id: newId() });
    expect(again.status).to.equal(422);
    expect(again.text).to.contain('ligger i papirkurven');
  });

  it('is a step away from a search for it, for who may add', async () => {
    const search = `${paths.tenant.search({ tenant })}?q=ukjente%20firma`;
    const href = `${paths.companies.lookup({ tenant })}?company=ukjente%20firma`;
    for (const asking of [{}, { htmx: 'partial' }] as const)
      expect((await bjorn.get(search, asking)).text).to.contain(`href="${href}"`);
    expect((await (await town.signedIn('randi')).get(search)).text).to.not.contain(href);
  });
});
