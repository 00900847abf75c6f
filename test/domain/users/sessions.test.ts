import { expect } from 'chai';

import { beginStoredSession, endSession, findSession } from '../../../src/domain/users/sessions.ts';
import { useCast } from '../../support/cast.ts';
import { workDone } from '../../support/work-done.ts';

describe('Sessions that are asked for together', () => {
  const cast = useCast();

  before(async () => {
    for (const [token, who] of [
      ['astrids', cast.astrid],
      ['claras', cast.clara],
    ] as const)
      await beginStoredSession(token, { data: { of: { token } }, userId: who.userId, device: '' });
  });

  it('are read in one statement, and each asker gets its own or none', async () => {
    const asked = ['claras', 'made-up', 'astrids', 'claras', ''];
    const { result, statements } = await workDone(() => Promise.all(asked.map((token) => findSession(token))));
    expect(statements).to.have.length(1);
    expect(result.map((one) => [one?.data['of'], one?.user?.id, one?.user?.memberships.length])).to.eql([
      [{ token: 'claras' }, cast.clara.userId, 1],
      [undefined, undefined, undefined],
      [{ token: 'astrids' }, cast.astrid.userId, 1],
      [{ token: 'claras' }, cast.clara.userId, 1],
      [undefined, undefined, undefined],
    ]);
  });

  it('share nothing: what one request changes in its session is not another’s', async () => {
    const [one, other] = await Promise.all([findSession('astrids'), findSession('astrids')]);
    Object.assign(one?.data['of'] ?? {}, { token: 'changed' });
    expect(other?.data['of']).to.eql({ token: 'astrids' });
    expect(other?.user).to.not.equal(one?.user);
  });

  it('are gone for who asks after one was ended', async () => {
    await beginStoredSession('ended', { data: {}, userId: cast.bjorn.userId, device: '' });
    expect(await findSession('ended')).to.not.equal(undefined);
    await endSession('ended');
    const [ended, astrids] = await Promise.all([findSession('ended'), findSession('astrids')]);
    expect(ended).to.equal(undefined);
    expect(astrids?.user?.id).to.equal(cast.astrid.userId);
  });
});
