import { expect } from 'chai';

import { createRegisterClient, type RegisterClient } from '../../../../src/domain/register/client.ts';
import type { Fault } from '../../../../stand-ins/register/faults.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../../stand-ins/register/server.ts';
import { VirtualClock } from '../virtual-clock.ts';

const equinor = '923609016';
const bank = '984851006';

describe('The latest accounts of a company', () => {
  let register: RegisterStandIn;
  let client: RegisterClient;
  beforeEach(async () => {
    register = await startRegisterStandIn({ port: 0 });
    client = createRegisterClient({ baseUrl: register.url, userAgent: 'OnNetCRM/test', clock: new VirtualClock() });
  });
  afterEach(async () => {
    client.close();
    await register.close();
  });

  it('are those of one year, in the currency they were filed in', async () => {
    const outcome = await client.accounts('NO 923 609 016 MVA', { interactive: true });
    if (outcome.kind !== 'Accounts') return expect.fail(outcome.kind);
    expect(outcome.accounts).to.include({ from: '2025-01-01', to: '2025-12-31', currency: 'USD' });
    for (const key of ['revenue', 'result', 'assets', 'equity', 'paidInEquity', 'debt'] as const)
      expect(outcome.accounts[key], key).to.be.a('number');
    return expect(register.requests).to.deep.equal([`GET /regnskapsregisteret/regnskap/${equinor}`]);
  });

  it('are none when the register has none', async () => {
    expect(await client.accounts('974760673')).to.deep.equal({ kind: 'NothingFiled' });
    expect((await client.accounts('923609017')).kind).to.equal('BadRequest');
  });

  it('are not published of a bank, which is no outage: asked once, and again as often as one likes', async () => {
    for (let asked = 0; asked < 7; asked += 1)
      expect(await client.accounts(bank)).to.deep.equal({ kind: 'NotPublished' });
    expect(register.requests).to.have.length(7);
    expect((await client.accounts(equinor)).kind).to.equal('Accounts');
  });

  const faults: readonly [Fault, string][] = [
    [{ kind: 'internalError' }, 'serverError'],
    [{ kind: 'strayPage', status: 500 }, 'serverError'],
    [{ kind: 'unavailablePage' }, 'serverError'],
    [{ kind: 'tooManyRequests', retryAfter: '120' }, 'rateLimited'],
    [{ kind: 'strayPage', status: 200 }, 'badAnswer'],
    [{ kind: 'strayPage', status: 404 }, 'badAnswer'],
    [{ kind: 'strayPage', status: 401 }, 'refused'],
    [{ kind: 'truncatedJson' }, 'badAnswer'],
    [{ kind: 'wrongNumber', number: '974760673' }, 'badAnswer'],
    [{ kind: 'hugeBody', bytes: 2_000_000 }, 'badAnswer'],
    [{ kind: 'redirect', location: 'http://169.254.169.254/' }, 'redirect'],
    [{ kind: 'connectionReset' }, 'network'],
  ];
  for (const [fault, reason] of faults)
    it(`are not known after ${fault.kind}${'status' in fault ? ` ${fault.status}` : ''}, which is no no`, async () => {
      register.faults.set('accounts', fault);
      expect(await client.accounts(equinor)).to.include({ kind: 'Unavailable', reason });
    });

  it('leave Enhetsregisteret alone when theirs is the register that is down', async () => {
    register.faults.set('accounts', { kind: 'unavailablePage' });
    for (let asked = 0; asked < 3; asked += 1) await client.accounts(equinor);
    expect(await client.accounts(equinor)).to.include({ kind: 'Unavailable', reason: 'circuitOpen' });
    expect((await client.lookUp(equinor)).kind).to.equal('Found');
  });
});
