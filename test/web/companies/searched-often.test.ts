import { expect } from 'chai';

import { addCompany } from '../../../src/domain/companies/add-company.ts';
import { TooManyAttempts } from '../../../src/domain/errors.ts';
import { inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { countAttempt } from '../../../src/domain/users/attempts.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { paths } from '../../../src/web/paths.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

describe('Searching the register by name', () => {
  let register: RegisterStandIn;
  before(async () => {
    register = await startRegisterStandIn({ port: 0 });
  });
  const town = useTown(() => ({ REGISTER_URL: register.url }));
  after(() => register.close());
  beforeEach(() =>
    inPlatform(() => Promise.all([sql('delete from rate_limits'), sql('delete from register_searches')])),
  );

  const lookup = async (visitor: Visitor, typed: string): Promise<string> => {
    const at = paths.companies.lookup({ tenant: town.bjorn.tenantSlug });
    const reply = await visitor.get(`${at}?company=${encodeURIComponent(typed)}`, { htmx: true });
    expect(reply.status).to.equal(200);
    return reply.text;
  };

  /** Searches until no more is allowed, each time from another network. @returns how often that was */
  async function searchOften(member: Member): Promise<number> {
    for (let times = 0; ; times++)
      try {
        await countAttempt('register-search', { about: member.id, from: `192.0.2.${times}` });
      } catch (error) {
        if (error instanceof TooManyAttempts) return times;
        throw error;
      }
  }

  it('counts each search once, and numbers not at all', async () => {
    const bjorn = await town.signedIn('bjorn');
    const all = await searchOften(town.bjorn);
    await inPlatform(() => sql('delete from rate_limits'));
    for (const typed of ['equinor', 'eq', '923609016', '92360']) await lookup(bjorn, typed);
    expect(await searchOften(town.bjorn)).to.equal(all - 1);
  });

  it('says when there is a limit and for how long, asks nobody, and shows what the tenant has itself', async () => {
    const bjorn = await town.signedIn('bjorn');
    await inTenant(town.bjorn.tenantId, () => addCompany(town.bjorn, { name: 'Equinor Kantine' }, 'nb'));
    await searchOften(town.bjorn);
    const asked = register.requests.length;
    const refused = await lookup(bjorn, 'equinor');
    expect(refused)
      .to.match(/Søk igjen om \d+ sekund/)
      .and.contain('Equinor Kantine')
      .and.contain('Bare navnet')
      .and.not.contain('Ingen treff')
      .and.not.contain('923609016');
    expect(register.requests.length, 'questions to the register').to.equal(asked);
    expect(await lookup(bjorn, '923609016'), 'a number').to.contain('EQUINOR ASA');
    const typed = await bjorn.post(paths.companies.new({ tenant: town.bjorn.tenantSlug }), { company: 'equinor' });
    expect(typed.status, 'without JavaScript').to.equal(422);
    expect(typed.text).to.match(/Søk igjen om \d+ sekund/);
    expect(await lookup(await town.signedIn('astrid'), 'equinor'), 'somebody else').to.contain('923609016');
  });
});
