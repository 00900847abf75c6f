import { expect } from 'chai';
import fc from 'fast-check';

import { Crashes } from '../../../bin/launcher/crashes.ts';

describe('starting again after an end', () => {
  it('waits longer the second time and gives up the third, within 30 seconds', () => {
    const crashes = new Crashes();
    expect([crashes.count(0), crashes.count(10_000), crashes.count(30_000)]).to.deep.equal([250, 2_000, undefined]);
  });

  it('forgets what is longer ago', () => {
    const crashes = new Crashes();
    expect([crashes.count(0), crashes.count(10_000), crashes.count(30_001)]).to.deep.equal([250, 2_000, 2_000]);
  });

  it('gives up exactly when three ends fall within 30 seconds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40_000 }), { minLength: 1, maxLength: 12 }), (gaps) => {
        const crashes = new Crashes();
        const times: number[] = [];
        for (const gap of gaps) {
          const now = (times.at(-1) ?? 0) + gap;
          times.push(now);
          const thirdLast = times.at(-3);
          const hopeless = thirdLast !== undefined && now - thirdLast <= 30_000;
          if ((crashes.count(now) === undefined) !== hopeless) return false;
        }
        return true;
      }),
    );
  });
});
