import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { change, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { billingInvoice } from '../../../src/domain/register/neighbours/peppol/participant.ts';
import { paths } from '../../../src/web/paths.ts';
import { orderDocument } from '../../../stand-ins/peppol/participants.ts';
import { startPeppolStandIn, type PeppolStandIn } from '../../../stand-ins/peppol/server.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';

const equinor = '923609016';
const dnb = '984851006';
const brreg = '974760673';

describe('What neighbouring registers say of a company', () => {
  let register: RegisterStandIn;
  let peppol: PeppolStandIn;
  before(async () => {
    [register, peppol] = await Promise.all([startRegisterStandIn({ port: 0 }), startPeppolStandIn({ port: 0 })]);
  });
  const town = useTown(() => ({ REGISTER_URL: register.url, PEPPOL_STAND_IN: peppol.address }));
  after(() => Promise.all([register.close(), peppol.close()]));

  let astrid: Visitor;
  let bjorn: Visitor;
  let tenant: string;
  const ids = new Map<string, string>();
  before(async () => {
    [astrid, bjorn] = [await town.signedIn('astrid'), await town.signedIn('bjorn')];
    tenant = town.bjorn.tenantSlug;
    for (const number of [equinor, dnb, brreg]) ids.set(number, await add(number));
  });
  beforeEach(() => all('yes'));
  afterEach(() => {
    register.faults.clear();
    peppol.names.fault = undefined;
  });

  const add = async (organisationNumber: string): Promise<string> => {
    const id = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { organisationNumber }, 'nb'));
    await carryOutEnrichment(town.bjorn.tenantId, id);
    return id;
  };
  const idOf = (number: string): string => ids.get(number) ?? '';
  const set = (neighbour: string, on: 'yes' | 'no') =>
    astrid.post(paths.neighbours.show({ tenant, neighbour }), { on });
  const all = async (on: 'yes' | 'no'): Promise<void> => {
    for (const neighbour of ['vat', 'e-invoice', 'accounts']) await set(neighbour, on);
  };
  const show = async (number: string): Promise<string> =>
    (await bjorn.get(paths.companies.show({ tenant, id: idOf(number) }))).text;
  const ask = async (number: string, neighbour: string, htmx = true): Promise<string> => {
    const reply = await bjorn.get(paths.companies.neighbour({ tenant, id: idOf(number), neighbour }), { htmx });
    expect(reply.status).to.equal(200);
    return reply.text;
  };

  it('is asked for by a press, shown with its source and date, and still there afterwards', async () => {
    peppol.participants.set({ number: equinor, documents: [billingInvoice] });
    expect(await show(equinor))
      .to.contain('Se om firmaet tar imot e-faktura')
      .and.contain('Se siste regnskap')
      .and.not.contain('Ikke registrert i Peppol');
    const told = await ask(equinor, 'e-invoice');
    expect(told).to.contain('Tar imot e-faktura').and.contain('Kilde: Peppol,').and.not.contain('<html');
    const accounts = await ask(equinor, 'accounts', false);
    expect(accounts)
      .to.contain('<html')
      .and.contain('beløp i USD')
      .and.contain('Driftsinntekter')
      .and.contain('Regnskapsregisteret), hentet')
      .and.contain('NLOD 2.0');
    const asked = register.requests.length + peppol.names.asked.length;
    expect(await show(equinor))
      .to.contain('Tar imot e-faktura')
      .and.contain('Driftsinntekter')
      .and.not.contain('Se siste regnskap');
    expect(register.requests.length + peppol.names.asked.length, 'the page asks nobody').to.equal(asked);
  });

  it('takes the page of a company one statement', async () => {
    const statements = await statementsOf(() => show(equinor));
    expect(statements.filter((text) => text.includes('neighbour_answers'))).to.have.lengthOf(1);
  });

  it('says no in the words of each no', async () => {
    peppol.participants.set({ number: dnb, documents: [orderDocument] });
    expect(await ask(dnb, 'e-invoice')).to.contain('tar ikke imot EHF Faktura 3.0');
    expect(await ask(dnb, 'accounts'))
      .to.contain('banker og forsikringsselskaper')
      .and.not.contain('svarer ikke');
    expect(await ask(brreg, 'accounts')).to.contain('Ingen årsregnskap er levert');
    const nobody = register.units
      .live('enheter')
      .map(({ number }) => number)
      .find((number) => number.startsWith('3') && Number(number.slice(0, 8)) % 9 > 6);
    ids.set('nobody', await add(nobody ?? ''));
    expect(await ask('nobody', 'e-invoice')).to.contain('Ikke registrert i Peppol');
  });

  it('is never a no when nobody answered', async () => {
    ids.set(
      'quiet',
      await add(
        register.units.live('enheter').findLast(({ body }) => 'sisteInnsendteAarsregnskap' in body)?.number ?? '',
      ),
    );
    peppol.names.fault = 'serverFailure';
    register.faults.set('accounts', { kind: 'unavailablePage' });
    for (const htmx of [true, false]) {
      expect(await ask('quiet', 'e-invoice', htmx))
        .to.contain('Peppol svarer ikke')
        .and.contain('Spør på nytt')
        .and.not.contain('Ikke registrert');
      expect(await ask('quiet', 'accounts', htmx))
        .to.contain('Regnskapsregisteret svarer ikke')
        .and.not.contain('Ingen årsregnskap');
    }
    expect(await show('quiet'))
      .to.contain('Se om firmaet tar imot e-faktura')
      .and.not.contain('Ikke registrert i Peppol');
  }).timeout(15_000);

  it('is neither shown nor to be asked for when it is switched off', async () => {
    await set('e-invoice', 'no');
    const text = await show(equinor);
    expect(text).to.contain('Driftsinntekter').and.not.contain('Tar imot e-faktura');
    const at = paths.companies.neighbour({ tenant, id: idOf(equinor), neighbour: 'e-invoice' });
    expect((await bjorn.get(at)).status).to.equal(404);
    expect(
      (await bjorn.get(paths.companies.neighbour({ tenant, id: idOf(equinor), neighbour: 'vat' }))).status,
    ).to.equal(404);
    await all('no');
    expect(await show(equinor)).not.to.contain('Fra andre registre');
  });

  it('tells of VAT with date and source, and that it is unknown when the register has not said', async () => {
    const vat = (text: string): string => /id="fact-vat">([\s\S]*?)<\/div>/.exec(text)?.[1] ?? '';
    const number = '923\u00A0609\u00A0016';
    expect(await show(equinor)).to.contain(`${number} MVA`);
    expect(vat(await show(equinor)))
      .to.contain('Registrert')
      .and.contain('Brønnøysund ·');
    const say = (value: boolean | null): Promise<number> =>
      inTenant(town.bjorn.tenantId, () =>
        change(`update companies set vat_registered = $3 where tenant_id = $1 and id = $2`, [
          town.bjorn.tenantId,
          idOf(equinor),
          value,
        ]),
      );
    await say(false);
    expect(vat(await show(equinor)))
      .to.contain('Ikke registrert')
      .and.contain('Brønnøysund ·');
    await say(null);
    expect(vat(await show(equinor)))
      .to.contain('Ukjent: registeret har ikke sagt det')
      .and.not.contain('Brønnøysund');
    expect(await show(equinor)).not.to.contain(`${number} MVA`);
    await say(true);
    await set('vat', 'no');
    expect(await show(equinor))
      .not.to.contain('fact-vat')
      .and.not.contain(`${number} MVA`);
  });

  it('is switched on a page of the privacy desk, which says what leaves and to whom, by whoever may', async () => {
    await all('no');
    const page = async () => (await astrid.get(paths.neighbours.index({ tenant }))).text;
    expect(await page())
      .to.contain('OpenPeppol AISBL')
      .and.contain('Bare organisasjonsnummeret til et foretak som ikke er en person')
      .and.contain('Regnskapsregisteret)');
    const reply = await set('accounts', 'yes');
    expect(reply.status).to.equal(303);
    expect(/id="accounts"[\s\S]*?Slå av/.test(await page())).to.equal(true);
    expect((await bjorn.get(paths.neighbours.index({ tenant }))).status).to.equal(403);
    const refused = await bjorn.post(paths.neighbours.show({ tenant, neighbour: 'e-invoice' }), { on: 'yes' });
    expect(refused.status).to.equal(403);
    expect((await set('elsewhere', 'yes')).status).to.equal(404);
    const on = await inTenant(town.astrid.tenantId, () =>
      sql<{ neighbour: string }>(
        `select neighbour from tenant_neighbours where tenant_id = $1 and switched_on order by 1`,
        [town.astrid.tenantId],
      ),
    );
    expect(on.map(({ neighbour }) => neighbour)).to.deep.equal(['accounts']);
    const trail = (await astrid.get(paths.audit.index({ tenant }))).text;
    expect(trail).to.contain('slo på oppslag i et annet register');
  });

  it('is said in the public list of who is asked, too', async () => {
    const list = (await town.visitor().get(paths.public.subProcessors({ language: 'en' }))).text;
    expect(list).to.contain('OpenPeppol AISBL').and.contain('Only the organisation number of a business');
  });
});
