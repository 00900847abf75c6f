import { expect } from 'chai';

import { paths } from '../../../src/web/paths.ts';
import { emailOf, PASSWORD, useTown } from '../../support/cast.ts';

const signIn = paths.public.signIn({ language: 'nb' });

describe('Signing in', () => {
  const town = useTown();

  it('leads a person with the right password on', async () => {
    const reply = await town.visitor().post(signIn, { email: emailOf('astrid'), password: PASSWORD });
    expect(reply.status).to.equal(303);
    expect(reply.location).to.equal(paths.account.tenants());
  });

  it('does not care how the address is written', async () => {
    const reply = await town.visitor().post(signIn, { email: ' Astrid@Nordlys.EXAMPLE ', password: PASSWORD });
    expect(reply.status).to.equal(303);
  });
});
