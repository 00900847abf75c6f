import { expect } from 'chai';

import { sharedBudget } from '../../../src/domain/register/budget.ts';
import { change, inPlatform } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';

describe('The budget of calls to the register', () => {
  useCast();
  // Two processes, as far as the budget can tell: nothing of it is kept in memory. Slow enough that no call comes back meanwhile.
  const [web, worker] = [sharedBudget(0.01), sharedBudget(0.01)];
  const [fast, alsoFast] = [sharedBudget(5), sharedBudget(5)];
  beforeEach(() => inPlatform(() => change(`update register_budget set spent_until = '-infinity'`)));

  it('is one for all processes: a second’s calls at once, and then none', async () => {
    const granted = [];
    for (let call = 0; call < 4; call += 1)
      granted.push(await fast.spend({ interactive: true }), await alsoFast.spend({ interactive: true }));
    expect(granted.filter((ms) => ms === 0).length).to.be.within(5, 7);
    const waits = granted.filter((ms) => ms > 0);
    expect(waits.length).to.be.above(0);
    for (const ms of waits) expect(ms).to.be.within(1, 400);
  });

  it('leaves half of it to people', async () => {
    const background = [];
    for (let call = 0; call < 4; call += 1) background.push(await alsoFast.spend({ interactive: false }));
    expect(background.filter((ms) => ms === 0).length).to.be.within(2, 3);
    expect(await fast.spend({ interactive: true })).to.equal(0);
  });

  it('grants nothing to anybody while the register wants a pause', async () => {
    await web.rest(30_000);
    for (const budget of [web, worker, fast]) {
      expect(await budget.spend({ interactive: true })).to.be.within(29_000, 200_000);
      expect(await budget.spend({ interactive: false })).to.be.above(29_000);
    }
  });
});
