import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { insertCompanies } from '../../../src/domain/companies/bulk.ts';
import { findCompany } from '../../../src/domain/companies/company-record.ts';
import { outside } from '../../../src/domain/outside.ts';
import { loadMirror } from '../../../src/domain/register/mirror/load-mirror.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

const equinor = '923609016';

describe('The pages that find organisation numbers', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
    register.units.edit(equinor, { navn: 'NORDVIND ENERGI ASA' });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url }));
  after(() => register.close());

  let bjorn: Visitor;
  let tenant: string;
  let id: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });
  const at = <T>(work: () => Promise<T>): Promise<T> => inTenant(town.bjorn.tenantId, work);
  const show = async (query = ''): Promise<string> =>
    (await bjorn.get(paths.companies.matching({ tenant }) + query)).text;
  const decide = (form: Record<string, string>, company = id) =>
    bjorn.post(paths.companies.match({ tenant, id: company }), form);

  it('say that there is nothing to do, and then offer to look', async () => {
    expect(await show()).to.contain('Alle firmaer har organisasjonsnummer');
    [id = ''] = await at(() => insertCompanies([{ name: 'Nordvind Energi' }, { name: 'Finnes ikke' }]));
    expect(await show())
      .to.contain('Let for 2 firmaer')
      .and.contain('Kopien vår av registeret er ikke klar');
  });

  it('show how far it has come, and that the register does not answer, which is no "none"', async () => {
    register.faults.set('search', { kind: 'unavailablePage' });
    expect((await bjorn.post(paths.companies.matching({ tenant }), {})).status).to.equal(303);
    expect(await show())
      .to.contain('0 av 2')
      .and.contain('every 2s');
    await carryOutDue(town.database, 'company-matching');
    const halted = await show();
    expect(halted).to.contain('Brønnøysund svarer ikke').and.not.contain('Uten forslag <span class="count">1');
    const fragment = await bjorn.get(paths.companies.matching({ tenant }), { htmx: true });
    expect(fragment.text).to.contain('id="matching-progress"').and.not.contain('<html');
    register.faults.clear();
  });

  it('show what was found with its reason, source and badge, and go on when asked', async () => {
    const file = await outside().register.bulkFile('enheter');
    if (file.kind !== 'File') throw new Error('the register has no file');
    await loadMirror('enheter', file);
    await bjorn.post(paths.companies.matching({ tenant }), {});
    await carryOutDue(town.database, 'company-matching');
    expect(await show())
      .to.contain('Fant forslag for 1 av 2 firmaer')
      .and.contain('NORDVIND ENERGI ASA')
      .and.contain('Samme navn bortsett fra selskapsformen · eneste med navnet')
      .and.contain('NLOD 2.0');
    expect(await show('?shelf=none'))
      .to.contain('Finnes ikke')
      .and.contain('Søk selv');
  });

  it('give the number by a press, say so with an undo, and take it back', async () => {
    const accepted = await decide({ act: 'accept', number: equinor, shelf: 'sure' });
    expect(accepted.location).to.equal(`${paths.companies.matching({ tenant })}?shelf=sure`);
    const back = paths.companies.matchTakingBack({ tenant, id });
    expect((await bjorn.get(accepted.location ?? '')).text)
      .to.contain('Nordvind Energi har fått organisasjonsnummer.')
      .and.contain(back);
    expect((await at(() => findCompany(town.bjorn, id))).organisation_number).to.equal(equinor);
    await bjorn.post(back, {});
    expect((await at(() => findCompany(town.bjorn, id))).organisation_number).to.equal(null);
  });

  it('accept all that is sure by one press', async () => {
    const accepted = await bjorn.post(paths.companies.sureMatches({ tenant }), {});
    const after = await bjorn.get(accepted.location ?? '');
    expect(after.text).to.contain('1 firma har fått organisasjonsnummer.');
    const undo = /action="([^"]+taking-back)"/.exec(after.text)?.[1] ?? '';
    await bjorn.post(undo, {});
    expect((await at(() => findCompany(town.bjorn, id))).organisation_number).to.equal(null);
  });

  it('find another unit by name or number, and say that one is somebody’s own business', async () => {
    const person = register.units
      .live('enheter')
      .find(({ body }) => JSON.stringify(body['organisasjonsform']).includes('"ENK"'));
    const found = await bjorn.get(`${paths.companies.match({ tenant, id })}?q=${person?.number ?? ''}`);
    expect(found.text)
      .to.contain('Navn og adresse er en persons')
      .and.contain(`value="${person?.number ?? ''}"`);
    const wrong = await decide({ act: 'accept', number: '123' });
    expect(wrong.status).to.equal(422);
  });

  it('keep the company as it was when another one has the number, and lead to that one', async () => {
    const other = await at(() => addCompany(town.bjorn, { organisationNumber: equinor, name: 'Vår egen' }, 'nb'));
    const refused = await decide({ act: 'accept', number: equinor });
    expect(refused.status).to.equal(422);
    expect(refused.text)
      .to.contain('Dere har dette firmaet fra før')
      .and.contain(paths.companies.show({ tenant, id: other }));
  });

  it('put off, and never suggest again what was rejected', async () => {
    await decide({ act: 'skip', shelf: 'sure' });
    expect(await show('?shelf=skipped')).to.contain('Nordvind Energi');
    await bjorn.post(paths.companies.matchTakingBack({ tenant, id }), {});
    await decide({ act: 'reject', number: equinor });
    expect(await show('?shelf=none')).to.contain('Nordvind Energi');
    expect((await decide({ act: 'reject', number: equinor })).status, 'a second press').to.equal(404);
  });
});
