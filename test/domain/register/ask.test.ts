import { expect } from 'chai';

import { Asker, type Question } from '../../../src/domain/register/ask.ts';
import { registerLimits } from '../../../src/domain/register/limits.ts';
import { startRegisterStandIn, type RegisterStandIn } from '../../../stand-ins/register/server.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('Asking one host', () => {
  let standIn: RegisterStandIn;
  before(async () => {
    standIn = await startRegisterStandIn({ port: 0 });
  });
  after(() => standIn.close());

  it('goes on after something of ours broke just as it was let through to see whether the host is back', async () => {
    const clock = new VirtualClock();
    const base = new URL(`${standIn.url}/enhetsregisteret/api/`);
    const limits = { ...registerLimits, circuitFailures: 1, retries: 0 };
    const asker = new Asker({ base, userAgent: 'OnNetCRM/test', limits, clock });
    const ask = (accept: string) => {
      const question: Question = { url: new URL('enheter/923609016', base), accept, maxBytes: 100_000 };
      const { signal } = new AbortController();
      return asker.ask(question, {
        interactive: true,
        giveUpAt: clock.now() + 5_000,
        signal,
        calledOff: () => false,
      });
    };
    standIn.faults.set('entity', { kind: 'connectionReset', times: 1 });
    expect(await ask('application/json')).to.include({ kind: 'Unavailable', reason: 'network' });
    clock.advance(limits.circuitOpenMs);
    // No header can hold the end of a line, so this one never leaves.
    const broken: unknown = await ask('application/json\n').catch((error: unknown) => error);
    expect(broken).to.be.instanceOf(TypeError);
    expect(await ask('application/json')).to.include({ kind: 'answer', status: 200 });
    asker.close();
  });
});
