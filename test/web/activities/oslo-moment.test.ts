import { expect } from 'chai';

import { osloMoment } from '../../../src/web/activities/oslo-moment.ts';

describe('A moment on the clock in Norway', () => {
  it('follows summer time', () => {
    expect(osloMoment('2026-01-15', 12).toISOString()).to.equal('2026-01-15T11:00:00.000Z');
    expect(osloMoment('2026-07-15', 12).toISOString()).to.equal('2026-07-15T10:00:00.000Z');
  });

  it('is a moment on every day, also from before clocks were agreed on', () => {
    for (const day of ['0001-01-01', '1800-01-01', '1894-12-31', '1900-01-01', '2200-12-31'])
      expect(osloMoment(day, 23).getTime(), day).to.be.a('number').and.not.satisfy(Number.isNaN);
  });
});
