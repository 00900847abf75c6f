import { expect } from 'chai';

import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inTenant } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('A form whose sender is signed out meanwhile', () => {
  const town = useTown();
  const note = 'Ringte <b>"Kari"</b> om avtalen';
  let activities = '';
  let show = '';
  before(async () => {
    const [id = ''] = await inTenant(town.astrid.tenantId, () =>
      insertContacts([{ givenName: 'Kari', familyName: 'Utlogget' }]),
    );
    activities = paths.contacts.activities({ tenant: town.astrid.tenantSlug, id });
    show = paths.contacts.show({ tenant: town.astrid.tenantSlug, id });
  });
  const signIn = paths.public.signIn({ language: 'nb' });
  const headers = { 'accept-language': 'nb' };

  it('is shown again with what was typed and a way to sign in beside it, and can be sent once that is done', async () => {
    const reply = await town.visitor().post(activities, { kind: 'note', body: note }, { headers });
    expect(reply.status).to.equal(401);
    expect(reply.text)
      .to.contain('Du er logget ut')
      .and.contain(`href="${signIn}" target="_blank"`)
      .and.contain(`action="${activities}"`)
      .and.contain('Ringte &lt;b&gt;')
      .and.not.contain('<b>"Kari"');
    const fields = Object.fromEntries(
      [...reply.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
        ([, name = '', value = '']) => [
          name,
          value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#34;', '"'),
        ],
      ),
    );
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.post(activities, fields)).location).to.equal(show);
    expect((await bjorn.get(show)).text).to.contain('Ringte &lt;b&gt;');
  });

  it('stays where it was typed when only a part of the page was asked for', async () => {
    const reply = await town.visitor().post(activities, { kind: 'note', body: note }, { htmx: true, headers });
    expect(reply.status).to.equal(401);
    expect([reply.location, reply.headers.get('hx-retarget')]).to.eql([undefined, '#toasts']);
    expect(reply.text)
      .to.contain('Du er logget ut')
      .and.contain(`href="${signIn}" target="_blank"`)
      .and.not.contain('Ringte');
  });

  it('is not given back with a password or a national identity number, nor when nothing was typed', async () => {
    const [password, number, nothing] = [
      await town
        .visitor()
        .post(paths.account.password(), { current: 'hemmelig kode', password: 'en ny kode', name: 'x' }),
      await town.visitor().post(activities, { kind: 'note', body: 'Født 13097248022' }),
      await town.visitor().post(activities, { kind: 'note', body: '' }),
    ];
    for (const { status, text } of [password, number, nothing]) {
      expect(status).to.equal(303);
      expect(text).to.not.match(/hemmelig|13097248022/);
    }
  });

  it('leads to a page of signing in that says why it is there', async () => {
    const asked = await town.visitor().get(show);
    expect((await town.visitor().get(asked.location ?? '', { headers })).text).to.match(
      /Du er ikke logget inn|not signed in/,
    );
    expect((await town.visitor().get(signIn)).text).to.not.contain('Du er ikke logget inn');
  });
});
