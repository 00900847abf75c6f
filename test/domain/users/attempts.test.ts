import { expect } from 'chai';

import { TooManyAttempts } from '../../../src/domain/errors.ts';
import { countAttempt, forgetAttempt } from '../../../src/domain/users/attempts.ts';
import { useCast } from '../../support/cast.ts';

describe('Attempts to sign in', () => {
  useCast();
  const at = (from: string, about: string) => ({ about, from });
  const tryIt = (from: string, about: string): Promise<unknown> =>
    countAttempt('sign-in', at(from, about)).then(
      () => 'counted',
      (error: unknown) => error,
    );

  it('stop after ten from the network they come from, while the owner elsewhere still gets in', async () => {
    for (let n = 0; n < 10; n++) expect(await tryIt('203.0.113.5', 'kari@a.example')).to.equal('counted');
    expect(await tryIt('203.0.113.5', 'kari@a.example')).to.be.instanceOf(TooManyAttempts);
    expect(await tryIt('198.51.100.9', 'kari@a.example')).to.equal('counted');
  });

  it('stop after a hundred at one address, whatever networks they come from', async () => {
    for (let n = 0; n < 100; n++) expect(await tryIt(`203.0.114.${n}`, 'ola@a.example')).to.equal('counted');
    expect(await tryIt('198.51.100.10', 'ola@a.example')).to.be.instanceOf(TooManyAttempts);
  });

  it('are forgotten when the password was right, but only those from that network', async () => {
    for (let n = 0; n < 10; n++) await tryIt('203.0.113.6', 'per@a.example');
    await tryIt('198.51.100.11', 'per@a.example');
    await forgetAttempt('sign-in', at('198.51.100.11', 'per@a.example'));
    expect(await tryIt('203.0.113.6', 'per@a.example')).to.be.instanceOf(TooManyAttempts);
  });
});
