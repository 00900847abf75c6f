import { expect } from 'chai';

import { addCompany, companyWithNumber } from '../../../src/domain/companies/add-company.ts';
import { mirrorUnit } from '../../../src/domain/register/mirror/note-units.ts';
import { outside } from '../../../src/domain/outside.ts';
import { change, inPlatform, inTenant, platformRead } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { useTown } from '../../support/cast.ts';
import { statementsOf } from '../../support/statements.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('The units around a company', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url }));
  after(() => register.close());

  let bjorn: Visitor;
  let tenant: string;
  before(async () => {
    bjorn = await town.signedIn('bjorn');
    tenant = town.bjorn.tenantSlug;
  });
  afterEach(async () => {
    register.faults.clear();
    await mirrorLoaded(false);
  });

  const mirrorLoaded = (is: boolean) =>
    inPlatform(() => change(`update register_mirrors set loaded_at = case when $1 then now() end`, [is]));
  const subUnits = () => register.units.live('underenheter').filter(({ number }) => number.startsWith('3'));
  const ownerOf = (at: number): { sub: string; owner: string } => {
    const unit = subUnits()[at];
    return { sub: unit?.number ?? '', owner: String(unit?.body['overordnetEnhet']) };
  };
  const add = async (organisationNumber: string): Promise<string> => {
    const id = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { organisationNumber }, 'nb'));
    await carryOutEnrichment(town.bjorn.tenantId, id);
    return id;
  };
  const idOf = async (organisationNumber: string): Promise<string> =>
    (await inTenant(town.bjorn.tenantId, () => companyWithNumber(town.bjorn, organisationNumber)))?.id ?? '';
  const structure = async (id: string, what: string, htmx = true): Promise<string> => {
    const reply = await bjorn.get(`${paths.companies.structure({ tenant, id })}?what=${what}`, { htmx });
    expect(reply.status).to.equal(200);
    return reply.text;
  };
  const show = async (id: string): Promise<string> => (await bjorn.get(paths.companies.show({ tenant, id }))).text;

  it('are sub-units asked for by a press where there is no mirror, and added by another', async () => {
    const { sub, owner } = ownerOf(0);
    const id = await add(owner);
    expect(await show(id))
      .to.contain('Se underenheter')
      .and.not.contain('ingen registrerte underenheter');
    const told = await structure(id, 'subUnits');
    expect(told).to.contain(`value="${sub}"`).and.contain('NLOD 2.0').and.not.contain('<html');
    expect(await structure(id, 'subUnits', false))
      .to.contain('<html')
      .and.contain(`value="${sub}"`);
    const formId = /name="id" value="([^"]+)"/.exec(told)?.[1] ?? '';
    const added = await bjorn.post(paths.companies.new({ tenant }), { id: formId, company: sub });
    expect(added.status).to.equal(303);
    const branch = added.location?.split('/').at(-1) ?? '';
    await carryOutEnrichment(town.bjorn.tenantId, branch);
    expect(await structure(id, 'subUnits')).to.contain(paths.companies.show({ tenant, id: branch }));
    expect(await show(branch), 'the owner of the branch')
      .to.contain('Eies av')
      .and.contain(paths.companies.show({ tenant, id }));
  });

  it('come from the mirror where it is loaded, with nothing asked and in two statements', async () => {
    const { sub, owner } = ownerOf(1);
    const id = await add(owner);
    const outcome = await outside().register.lookUp(sub);
    if (outcome.kind !== 'Found') throw new Error('the stand-in has it');
    await inPlatform(() => mirrorUnit(sub, { outcome, toldAt: new Date() }));
    await mirrorLoaded(true);
    const asked = register.requests.length;
    const statements = await statementsOf(() => show(id));
    expect(await show(id))
      .to.contain(outcome.entity.name)
      .and.contain(`value="${sub}"`);
    expect(statements.filter((text) => text.includes('register_units'))).to.have.lengthOf(2);
    expect(register.requests.length).to.equal(asked);
  });

  it('are not said to be none of a unit that the mirror does not have, and its page says since when it is gone', async () => {
    await mirrorLoaded(true);
    const gone = register.units.live('enheter').filter(({ number }) => number.startsWith('3'));
    const [struckOff = '', removed = '', bankrupt = ''] = gone.slice(-8, -5).map(({ number }) => number);
    register.units.strikeOff(struckOff, '2026-03-04');
    register.units.remove(removed, '2026-03-05');
    register.units.bankrupt(bankrupt, '2026-03-06');
    for (const number of [struckOff, removed])
      expect(await show(await add(number)))
        .to.contain('Se underenheter')
        .and.not.contain('ingen registrerte underenheter');
    expect(await show(await add('999999999'))).to.not.contain('ingen registrerte underenheter');
    const [first, second] = await Promise.all([struckOff, removed].map(async (number) => show(await idOf(number))));
    expect(first).to.contain('Slettet: 04.03.2026');
    expect(second).to.contain('Fjernet fra åpne data: 05.03.2026');
    expect(await show(await add(bankrupt))).to.contain('Konkurs: 06.03.2026');
  });

  it('are none in the words of the mirror, and never for a sole proprietorship, of which it knows none', async () => {
    await mirrorLoaded(true);
    const lonely =
      register.units
        .live('enheter')
        .filter(({ number }) => number.startsWith('3'))
        .at(-1)?.number ?? '';
    expect(await show(await add(lonely))).to.contain('ingen registrerte underenheter');
    const person = register.units.live('enheter').find(({ body }) => JSON.stringify(body).includes('"kode":"ENK"'));
    expect(await show(await add(person?.number ?? '')))
      .to.contain('Se underenheter')
      .and.not.contain('ingen registrerte underenheter');
  });

  it('are not said to be none before the register has told of the company, nor of a number that nobody has', async () => {
    await mirrorLoaded(true);
    const lonely = register.units.live('enheter').filter(({ number }) => number.startsWith('3'));
    const number = lonely.at(-2)?.number ?? '';
    const id = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { organisationNumber: number }, 'nb'));
    expect(await show(id), 'awaiting the answer')
      .to.contain('Se underenheter')
      .and.not.contain('ingen registrerte underenheter');
    await carryOutEnrichment(town.bjorn.tenantId, id);
    const waiting = `${paths.companies.enrichment({ tenant, id })}?shown=waiting`;
    const answered = (await bjorn.get(waiting, { htmx: true })).text;
    expect(answered, 'the answer brings the card along').to.match(
      /hx-target="#company-structure"[^]*ingen registrerte underenheter/,
    );
    await bjorn.post(paths.companies.enrichment({ tenant, id }), {});
    expect(await show(id), 'what the register told stands while it is asked anew').to.contain('ingen registrerte');
    const unknown = await add('999123406');
    for (const what of ['subUnits', 'group'])
      expect(await structure(unknown, what), what)
        .to.contain('ingen opplysninger om dette nummeret')
        .and.not.match(/ingen registrerte|ikke med i|NLOD/);
  });

  it('are a group when that is asked for, each company once, and nothing of it is kept', async () => {
    const top = register.units
      .live('enheter')
      .filter(({ number, body }) => number.startsWith('3') && JSON.stringify(body).includes('"kode":"AS"'))
      .slice(0, 4);
    const id = await add(top[2]?.number ?? '');
    const kept = () => platformRead<{ count: number }>(`select count(*)::int as count from register_entities`);
    const before = await kept();
    const text = await structure(id, 'group');
    expect(text).to.contain('4 firmaer i konsernet').and.contain('60 %');
    expect(text.split(String(top[3]?.number)).length - 1, 'the company that stands in the answer twice').to.equal(1);
    expect(text).to.contain(paths.companies.show({ tenant, id }));
    expect(await kept()).to.eql(before);
  });

  it('are not shown of another tenant’s company', async () => {
    const id = await add(ownerOf(6).owner);
    const clara = await town.signedIn('clara');
    const theirs = paths.companies.structure({ tenant: town.clara.tenantSlug, id });
    expect((await clara.get(theirs)).status).to.equal(404);
  });

  // Last: it leaves the register alone for a while.
  it('are none only when the register said so', async () => {
    const id = await add('982463718');
    expect(await structure(id, 'subUnits')).to.contain('ingen registrerte underenheter');
    expect(await structure(id, 'group')).to.contain('ikke med i noe registrert konsern');
    register.faults.set('sub-unit-search', { kind: 'internalError' });
    register.faults.set('group', { kind: 'unavailablePage' });
    expect(await structure(id, 'subUnits'))
      .to.contain('svarer ikke')
      .and.not.contain('ingen registrerte');
    expect(await structure(id, 'group'))
      .to.contain('svarer ikke')
      .and.not.contain('ikke med i');
  }).timeout(15_000);
});
