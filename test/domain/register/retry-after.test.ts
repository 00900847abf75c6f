import { expect } from 'chai';
import { retryAfterSeconds } from '../../../src/domain/register/retry-after.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

describe('Retry-After', () => {
  it('is seconds or a date', () => {
    expect(retryAfterSeconds('120', now)).to.equal(120);
    expect(retryAfterSeconds(' 0 ', now)).to.equal(0);
    expect(retryAfterSeconds('Sun, 22 Nov 2026 12:00:30 GMT', now)).to.equal(30);
  });

  it('is never negative and never longer than a day', () => {
    expect(retryAfterSeconds('Sun, 22 Nov 2026 11:00:00 GMT', now)).to.equal(0);
    expect(retryAfterSeconds('99999999999', now)).to.equal(86_400);
    expect(retryAfterSeconds('Sun, 22 Nov 2099 12:00:00 GMT', now)).to.equal(86_400);
  });

  it('is nothing when absent or unreadable', () => {
    expect(retryAfterSeconds(undefined, now)).to.equal(undefined);
    expect(retryAfterSeconds('soon', now)).to.equal(undefined);
  });
});
