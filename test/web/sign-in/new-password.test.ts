import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { resetPassword } from '../../../src/domain/users/password-resets.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, PASSWORD, signInAs, useTown } from '../../support/cast.ts';
import { linkTo, mailTo } from '../../support/mail-written.ts';
import { workDone } from '../../support/work-done.ts';

const forgotten = paths.public.forgotten({ language: 'nb' });
const fresh = 'en helt ny vei til jobben';

describe('A forgotten password', () => {
  const town = useTown();
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));

  it('is replaced through a link that works once, and every session ends', async () => {
    const elsewhere = await town.signedIn('bjorn');
    const visitor = town.visitor();
    await visitor.post(forgotten, { email: emailOf('bjorn') });
    const link = await linkTo(emailOf('bjorn'));
    expect((await visitor.get(link)).status).to.equal(200);
    expect((await visitor.get(link)).status, 'looking uses nothing up').to.equal(200);

    const reply = await visitor.post(link, { password: fresh });
    expect(reply.location).to.equal(paths.public.signIn({ language: 'nb' }));
    expect((await visitor.get(paths.account.show())).status, 'nobody is signed in by a link').to.equal(303);
    expect((await elsewhere.get(paths.account.show())).status, 'the session elsewhere has ended').to.equal(303);

    expect((await visitor.post(link, { password: 'enda en annen vei til jobben' })).status).to.equal(410);
    expect((await visitor.get(link)).status).to.equal(410);
    await signInAs(town.visitor(), emailOf('bjorn'), fresh);
    expect((await mailTo(emailOf('bjorn'))).map(({ template }) => template)).to.include('password-changed');
  });

  it('opens for one of two who use the link at once', async () => {
    await town.visitor().post(forgotten, { email: emailOf('randi') });
    const link = await linkTo(emailOf('randi'));
    const both = await Promise.all([
      town.visitor().post(link, { password: 'den første veien til jobben' }),
      town.visitor().post(link, { password: 'den andre veien til jobben' }),
    ]);
    expect(both.map(({ status }) => status)).to.have.members([303, 410]);
  });

  it('keeps the link open when the new password is refused', async () => {
    await town.visitor().post(forgotten, { email: emailOf('randi') });
    const link = await linkTo(emailOf('randi'));
    const visitor = town.visitor();
    const refused = await visitor.post(link, { password: 'kort' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('minst 10 tegn');
    expect((await visitor.get(link)).status).to.equal(200);
  });

  it('has an hour', async () => {
    await town.visitor().post(forgotten, { email: emailOf('clara') });
    const token = (await linkTo(emailOf('clara'))).split('/').at(-1) ?? '';
    const later = new Date(Date.now() + 61 * 60_000);
    expect(await atTime(later, () => resetPassword(token, fresh, 'nb'))).to.equal(false);
    expect(await resetPassword(token, fresh, 'nb')).to.equal(true);
  });

  it('stores no token that opens anything', async () => {
    await town.visitor().post(forgotten, { email: emailOf('astrid') });
    const token = (await linkTo(emailOf('astrid'))).split('/').at(-1) ?? '';
    const rows = await inPlatform(() => sql<{ hash: Buffer }>(`select token_hash as hash from password_resets`));
    expect(rows.some(({ hash }) => hash.toString().includes(token) || hash.toString('base64url') === token)).to.equal(
      false,
    );
  });

  it('is answered the same, after the same work, for an address without an account', async () => {
    await town.visitor().post(forgotten, { email: 'warm@up.example' });
    const known = await workDone(() => town.visitor().post(forgotten, { email: emailOf('astrid') }));
    const unknown = await workDone(() => town.visitor().post(forgotten, { email: 'nobody@nordlys.example' }));
    expect(unknown.result.status).to.equal(200);
    expect(unknown.result.text.replaceAll('nobody@nordlys.example', emailOf('astrid'))).to.equal(known.result.text);
    expect(unknown.statements).to.have.length(known.statements.length);
    expect(known.statements.filter((text) => text === 'commit')).to.have.length(1);
    expect(unknown.statements.filter((text) => text === 'commit')).to.have.length(1);
    expect(await mailTo('nobody@nordlys.example')).to.have.length(0);
  });

  it('is linked to from the configured address, never from the one in the request', async () => {
    await town
      .visitor()
      .post(forgotten, { email: emailOf('astrid') }, { headers: { 'x-forwarded-host': 'evil.example' } });
    const [mail] = (await mailTo(emailOf('astrid'))).slice(-1);
    expect(mail?.params['link']).to.match(new RegExp(`^${town.app.address}/no/nb/new-password/`));
  });

  it('cannot be asked for again and again', async () => {
    const ask = () => town.visitor().post(forgotten, { email: 'somebody@else.example' });
    for (let n = 0; n < 3; n++) expect((await ask()).status).to.equal(200);
    const refused = await ask();
    expect(refused.status).to.equal(429);
    expect(refused.headers.get('retry-after')).to.match(/^\d+$/);
  });

  it('leaves the old password working until then', () => signInAs(town.visitor(), emailOf('astrid'), PASSWORD));
});
