import { expect } from 'chai';

import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, PASSWORD, signInAs, useTown } from '../../support/cast.ts';
import { mailTo } from '../../support/mail-written.ts';

const account = paths.account.show();

describe('A person’s account', () => {
  const town = useTown();
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));

  it('saves each setting by itself', async () => {
    const randi = await town.signedIn('randi');
    const set = (field: string, value: string) => randi.post(paths.account.preferences(), { field, value });
    for (const [field, value] of [
      ['theme', 'dark'],
      ['density', 'compact'],
      ['shortcuts', 'off'],
      ['language', 'en'],
      ['name', 'Randi Liv Lie'],
    ] as const)
      expect((await set(field, value)).status, field).to.equal(303);
    const page = (await randi.get(account)).text;
    expect(page).to.include('lang="en" data-theme="dark" data-density="compact" data-shortcuts="off"');
    expect(page).to.include('Randi Liv Lie');
    const colleague = await town.signedIn('astrid');
    expect((await colleague.get(paths.people.index({ tenant: 'nordlys' }))).text).to.include('Randi Liv Lie');
  });

  it('refuses what is not a choice and keeps a refused name in the form', async () => {
    const astrid = await town.signedIn('astrid');
    const set = (field: string, value: string) => astrid.post(paths.account.preferences(), { field, value });
    expect((await set('theme', 'pink')).status).to.equal(422);
    expect((await set('operator', 'true')).status).to.equal(404);
    const long = 'x'.repeat(121);
    const reply = await set('name', long);
    expect(reply.status).to.equal(422);
    expect(reply.text).to.include(long);
  });

  it('asks for the password once more before it is changed, ends the other sessions and tells by mail', async () => {
    const fresh = 'en helt ny vei til jobben';
    const elsewhere = await town.signedIn('bjorn');
    const bjorn = await town.signedIn('bjorn');
    const wrong = await bjorn.post(paths.account.password(), { current: 'not the password', password: fresh });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('ikke passordet du har nå');
    const changed = await bjorn.post(paths.account.password(), { current: PASSWORD, password: fresh });
    expect(changed.status).to.equal(303);
    expect((await bjorn.get(account)).status, 'goes on here').to.equal(200);
    expect((await elsewhere.get(account)).status, 'ended elsewhere').to.equal(303);
    expect((await mailTo(emailOf('bjorn'))).map(({ template }) => template)).to.deep.equal(['password-changed']);
    await signInAs(town.visitor(), emailOf('bjorn'), fresh);
  });

  it('shows a person their own sign-ins, those that were refused too, and nobody else’s', async () => {
    const signIn = paths.public.signIn({ language: 'nb' });
    await town.visitor().post(signIn, { email: emailOf('astrid'), password: 'ikke passordet' });
    const astrid = await town.signedIn('astrid');
    const own = (await astrid.get(account)).text;
    for (const words of ['Innlogginger', 'Feil passord', 'Logget inn', '127.0.0.1', 'etter 180 dager'])
      expect(own).to.include(words);
    expect((await (await town.signedIn('randi')).get(account)).text, 'in English').to.not.include('Wrong password');
  });

  it('shows where a person is signed in and ends one, or all the others', async () => {
    const [here, phone, third] = [await town.signedIn('clara'), town.visitor(), await town.signedIn('clara')];
    await phone.post(
      paths.public.signIn({ language: 'nb' }),
      { email: emailOf('clara'), password: PASSWORD },
      { headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 16) Chrome/156.0 Mobile Safari/537.36' } },
    );
    const page = (await here.get(account)).text;
    expect(page).to.include('Chrome · Android');
    const key = /Chrome · Android[\s\S]*?sessions\/([0-9a-f]{64})\/end/.exec(page)?.[1] ?? '';
    const bjorn = await town.signedIn('astrid');
    expect((await bjorn.post(paths.account.endSession({ session: key }))).status, 'somebody else’s').to.equal(404);
    await here.post(paths.account.endSession({ session: key }));
    expect((await phone.get(account)).status).to.equal(303);
    await here.post(paths.account.endOtherSessions());
    expect((await third.get(account)).status).to.equal(303);
    expect((await here.get(account)).status).to.equal(200);
  });
});
