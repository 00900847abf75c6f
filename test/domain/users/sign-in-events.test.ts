import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { inPlatform, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { signIn } from '../../../src/domain/users/sign-in.ts';
import { forgetSignIns, noteSignIn, signInsOf } from '../../../src/domain/users/sign-in-events.ts';
import { emailOf, PASSWORD, useCast } from '../../support/cast.ts';

const signedIn = new Date('2026-01-01T12:00:00Z');
const day = (count: number, ms = 0): Date => new Date(signedIn.getTime() + count * 86_400_000 + ms);
const from = { address: '203.0.113.77', device: 'Firefox · Linux' };

describe('Sign-ins', () => {
  const cast = useCast();
  beforeEach(() => inPlatform(() => sql('delete from sign_in_events')));
  const all = () =>
    platformRead<{ user_id: string | null; outcome: string }>(
      `select user_id, outcome from sign_in_events order by id`,
    );

  it('keep the whole address for ninety days less a moment, and then the network alone', async () => {
    const addresses = async (): Promise<string[]> =>
      (await signInsOf(cast.astrid.userId)).map(({ address }) => address ?? '').toSorted();
    await atTime(signedIn, async () => {
      await noteSignIn(cast.astrid.userId, 'signed-in', from);
      await noteSignIn(cast.astrid.userId, 'signed-in', { ...from, address: '2001:db8:1:2:3:4:5:6' });
    });
    await atTime(day(90, -1), forgetSignIns);
    expect(await addresses()).to.deep.equal(['2001:db8:1:2:3:4:5:6', '203.0.113.77']);
    await atTime(day(90), forgetSignIns);
    expect(await addresses()).to.deep.equal(['2001:db8:1::/48', '203.0.113.0/24']);
    await atTime(day(90), forgetSignIns);
    expect(await addresses()).to.deep.equal(['2001:db8:1::/48', '203.0.113.0/24']);
  });

  it('are gone after 180 days, nobody’s too', async () => {
    await atTime(signedIn, async () => {
      await noteSignIn(cast.astrid.userId, 'signed-in', from);
      await noteSignIn(undefined, 'refused', from);
    });
    await atTime(day(180, -1), forgetSignIns);
    expect(await all()).to.have.length(2);
    await atTime(day(180), forgetSignIns);
    expect(await all()).to.deep.equal([]);
  });

  it('that fail are written down too, with as much work for an address that has no user', async () => {
    const wrong = { ...from, address: '203.0.113.5' };
    expect(await signIn(emailOf('astrid'), 'feil passord her', wrong)).to.equal(undefined);
    expect(await signIn('ingen@nordlys.example', 'feil passord her', wrong)).to.equal(undefined);
    expect(await all()).to.deep.equal([
      { user_id: cast.astrid.userId, outcome: 'refused' },
      { user_id: null, outcome: 'refused' },
    ]);
    expect(await signIn(emailOf('astrid'), PASSWORD, wrong)).to.equal(cast.astrid.userId);
  });

  it('of one are nothing to another', async () => {
    await noteSignIn(cast.astrid.userId, 'signed-in', from);
    expect(await signInsOf(cast.bjorn.userId)).to.deep.equal([]);
  });

  it('do without an address that is none', async () => {
    await noteSignIn(cast.astrid.userId, 'signed-in', { address: 'unknown', device: '' });
    expect((await signInsOf(cast.astrid.userId))[0]?.address).to.equal(null);
  });
});
