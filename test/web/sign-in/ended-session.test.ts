import { expect } from 'chai';

import { requestPasswordReset, resetPassword } from '../../../src/domain/users/password-resets.ts';
import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, PASSWORD, useTown } from '../../support/cast.ts';
import type { Visitor } from '../../support/visitor.ts';

const fresh = 'en helt ny vei til jobben';

describe('A session that is ended while its requests are in hand', () => {
  const town = useTown();
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));

  /** Requests that each leave a toast in their session, and so store it, while `end` ends that session. */
  async function staysDead(session: Visitor, end: () => Promise<unknown>): Promise<void> {
    const thief = town.visitor();
    for (const [name, value] of session.cookies) thief.cookies.set(name, value);
    let ended = false;
    const busy = Array.from({ length: 6 }, async () => {
      // Each stops at the first answer that it is signed out.
      for (let n = 0; n < 200; n++) {
        const reply = await thief.post(paths.account.preferences(), { field: 'theme', value: 'dark' });
        if (ended && reply.location !== paths.account.show()) return;
      }
    });
    await end();
    ended = true;
    await Promise.all(busy);
    expect((await thief.get(paths.account.show())).status).to.equal(303);
    expect((await thief.get(paths.account.show())).location).to.include(paths.public.signIn({ language: 'nb' }));
  }

  it('stays ended when the person signs out there', async () => {
    const astrid = await town.signedIn('astrid');
    await staysDead(astrid, () => astrid.post(paths.signOut()));
  });

  it('stays ended when it is ended from another place', async () => {
    const [elsewhere, here] = [await town.signedIn('bjorn'), await town.signedIn('bjorn')];
    await staysDead(elsewhere, () => here.post(paths.account.endOtherSessions()));
  });

  it('stays ended when the password is changed elsewhere', async () => {
    const [elsewhere, here] = [await town.signedIn('randi'), await town.signedIn('randi')];
    await staysDead(elsewhere, () => here.post(paths.account.password(), { current: PASSWORD, password: fresh }));
  });

  it('stays ended when the password is set anew by the link of a mail', async () => {
    const clara = await town.signedIn('clara');
    let token = '';
    await requestPasswordReset({ email: emailOf('clara'), from: '', language: 'nb' }, (made) => {
      token = made;
      return `http://127.0.0.1/${made}`;
    });
    await staysDead(clara, () => resetPassword(token, fresh, 'nb'));
  });
});
