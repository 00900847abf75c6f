import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { writeNotices } from '../../../src/domain/companies/news/write-notices.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';
import { companyMatch, foundUnits } from '../route-records.ts';

const licence = 'NLOD 2.0';

describe('What pages show of the register', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url }));
  after(() => register.close());

  let bjorn: Visitor;
  let tenant: string;
  let id: string;
  let match: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
    id = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { organisationNumber: '923609016' }, 'nb'));
    await carryOutEnrichment(town.bjorn.tenantId, id);
    await inTenant(town.bjorn.tenantId, () => writeNotices(id, [{ kind: 'bankrupt' }], new Date()));
    match = (await companyMatch(town.bjorn)).id;
    await foundUnits();
  });

  const pages: Readonly<Record<string, () => string>> = {
    'the overview with its news': () => paths.tenant.home({ tenant }),
    'the list of companies': () => paths.companies.index({ tenant }),
    'a company': () => paths.companies.show({ tenant, id }),
    'the news': () => paths.companies.news({ tenant }),
    'a number that is looked up': () => `${paths.companies.lookup({ tenant })}?company=984851006`,
    'a name that is looked up': () => `${paths.companies.lookup({ tenant })}?company=equinor`,
    'the sub-units of a company': () => `${paths.companies.structure({ tenant, id })}?what=subUnits`,
    'the suggestions of numbers': () => paths.companies.matching({ tenant }),
    'which unit a company is': () => paths.companies.match({ tenant, id: match }),
    'companies to sell to': () => `${paths.companies.finding({ tenant })}?industry=konsulent`,
    'the sign-up': () => `${paths.public.signUpCompany({ language: 'nb' })}?organisationNumber=984851006`,
  };

  for (const [what, address] of Object.entries(pages))
    it(`is said to be the register’s, with the licence: ${what}`, async () => {
      const reply = await bjorn.get(address());
      expect(reply.status).to.equal(200);
      expect(reply.text).to.contain(licence);
      // NLOD 2.0 no. 5: with links to the licence and to the source.
      expect(reply.text).to.match(/<a href="https:\/\/data\.norge\.no\/nlod\/no\/2\.0" rel="license/);
      expect(reply.text).to.contain('<a href="https://www.brreg.no/"');
      if (what.endsWith('looked up')) expect(reply.text).to.match(/hentet \d/);
    });
});
