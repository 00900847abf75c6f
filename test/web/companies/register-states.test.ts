import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { RegisterSilent } from '../../../src/domain/companies/enrich-company.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { carryOutEnrichment } from '../../domain/companies/with-register.ts';
import { useTownWithRegister } from './town-with-register.ts';

/** Every answer that the register can give about a number, and what is said of the company in the list and beside its name. */
const states: Readonly<Record<string, { nb: string; en: string }>> = {
  found: { nb: 'Aktiv', en: 'Active' },
  unknown: { nb: 'Ukjent nummer', en: 'Unknown number' },
  removed: { nb: 'Fjernet fra åpne data', en: 'Removed from open data' },
  deleted: { nb: 'Slettet', en: 'Struck off' },
  unavailable: { nb: 'Venter på svar', en: 'Awaiting answer' },
  waiting: { nb: 'Henter …', en: 'Loading …' },
};

describe('What the register says of a company’s number', () => {
  const here = useTownWithRegister();
  const { town } = here;

  const add = (organisationNumber: string): Promise<string> =>
    inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { organisationNumber }, 'nb'));
  const live = (at: number): string => here.register.units.live('enheter')[at]?.number ?? '';

  async function companyIn(state: string): Promise<string> {
    const number = state === 'unknown' ? '999999999' : live(40 + Object.keys(states).indexOf(state));
    const id = await add(number);
    if (state === 'waiting') return id;
    if (state === 'removed') here.register.units.remove(number, '2026-03-05');
    if (state === 'deleted') here.register.units.strikeOff(number, '2026-03-04');
    if (state !== 'unavailable') await carryOutEnrichment(town.bjorn.tenantId, id);
    else {
      here.register.faults.set('*', { kind: 'internalError' });
      const silent = await carryOutEnrichment(town.bjorn.tenantId, id).catch((error: unknown) => error);
      expect(silent).to.be.instanceOf(RegisterSilent);
    }
    return id;
  }

  const speak = (language: 'nb' | 'en') =>
    here.bjorn.post(paths.account.preferences(), { field: 'language', value: language });
  const rowOf = (html: string, id: string): string =>
    html.split('<tr>').find((row) => row.includes(`/companies/${id}"`)) ?? '';
  const titleOf = (html: string): string => /<h1 id="company-title">.*?<\/h1>/s.exec(html)?.[0] ?? '';

  for (const [state, words] of Object.entries(states))
    it(`stands in the list and beside its name: ${state}`, async () => {
      const id = await companyIn(state);
      for (const language of ['en', 'nb'] as const) {
        await speak(language);
        const list = await here.bjorn.get(paths.companies.index({ tenant: here.tenant }));
        expect(rowOf(list.text, id))
          .to.include(words[language])
          .and.match(/class="status[^"]*"><svg/);
        const page = await here.bjorn.get(paths.companies.show({ tenant: here.tenant, id }));
        expect(titleOf(page.text))
          .to.include(words[language])
          .and.match(/class="badge[^"]*"><svg/);
        // Asking again is offered unless it is being asked.
        const again = `action="${paths.companies.enrichment({ tenant: here.tenant, id })}"`;
        expect(page.text.includes(again), 'a way to ask again').to.equal(state !== 'waiting');
      }
    }).timeout(12_000);

  it('is asked for again from the company’s page, and its name says so until there is an answer', async () => {
    // A valid number that nobody has.
    const unknown = await add('999999980');
    await carryOutEnrichment(town.bjorn.tenantId, unknown);
    const asked = await here.bjorn.post(
      paths.companies.enrichment({ tenant: here.tenant, id: unknown }),
      {},
      { htmx: true },
    );
    expect(asked.text).to.match(/hx-target="#company-title"[^]*Henter …/);
    await carryOutEnrichment(town.bjorn.tenantId, unknown);
    const answered = await here.bjorn.get(
      `${paths.companies.enrichment({ tenant: here.tenant, id: unknown })}?shown=waiting`,
      {
        htmx: true,
      },
    );
    expect(answered.text).to.match(/hx-target="#company-title"[^]*Ukjent nummer/);
  });

  it('is nothing for a company without a number', async () => {
    const id = await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name: 'Uten nummer' }, 'nb'));
    expect(titleOf((await here.bjorn.get(paths.companies.show({ tenant: here.tenant, id }))).text)).to.include(
      'Uten nummer',
    );
    expect(titleOf((await here.bjorn.get(paths.companies.show({ tenant: here.tenant, id }))).text)).to.not.include(
      'badge',
    );
  });
});
