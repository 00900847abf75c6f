import { expect } from 'chai';

import { isSubmissionId } from '../../../src/domain/submissions.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';

describe('What the form of a new contact sends', () => {
  const town = useTown();
  const idIn = (html: string): string => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const howMany = (familyName: string): Promise<number> =>
    inTenant(town.bjorn.tenantId, async () => {
      const rows = await sql(`select from contacts where tenant_id = $1 and family_name = $2`, [
        town.bjorn.tenantId,
        familyName,
      ]);
      return rows.length;
    });

  it('makes one contact when it comes several times at once, and leads to it every time', async () => {
    const bjorn = await town.signedIn('bjorn');
    const tenant = town.bjorn.tenantSlug;
    const id = idIn((await bjorn.get(paths.contacts.new({ tenant }))).text);
    const sent = { id, givenName: 'Dobbel', familyName: 'Klikk', email: 'dobbel@klikk.example' };
    const refused = await bjorn.post(paths.contacts.index({ tenant }), { ...sent, email: 'ikke en adresse' });
    expect(idIn(refused.text), 'kept while the form is put right').to.equal(id);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => bjorn.post(paths.contacts.index({ tenant }), sent)),
    );
    expect(new Set(replies.map(({ location }) => location)).size).to.equal(1);
    expect((await bjorn.get(replies[0]?.location ?? '')).text).to.contain('Dobbel Klikk');
    expect(await howMany('Klikk')).to.equal(1);
  });

  it('says what must be put right together with who looks like it, and lets nobody answer before', async () => {
    const bjorn = await town.signedIn('bjorn');
    const index = paths.contacts.index({ tenant: town.bjorn.tenantSlug });
    const sent = { givenName: 'Lik', familyName: 'Navnebror', email: 'lik@navnebror.example' };
    await bjorn.post(index, sent);
    const refused = await bjorn.post(index, { ...sent, email: 'ikke en adresse' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Ligner på').and.to.include('<a href="#email">E-post</a>: Skriv en e-postadresse');
    expect(refused.text).to.not.include('name="confirmed"');
    const asked = await bjorn.post(index, { ...sent, email: 'lik2@navnebror.example' });
    expect(asked.text).to.include('Ligner på').and.to.include('name="confirmed"');
  });

  it('keeps nothing in a name that cannot be seen, and no line end', async () => {
    const bjorn = await town.signedIn('bjorn');
    const reply = await bjorn.post(paths.contacts.index({ tenant: town.bjorn.tenantSlug }), {
      givenName: '\uFEFFKa\u202Eri\u0007\u200B',
      familyName: 'Lang\r\nLinje\u2066\u007F',
    });
    expect(reply.status).to.equal(303);
    expect(await howMany('Lang Linje')).to.equal(1);
    expect((await bjorn.get(reply.location ?? '')).text)
      .to.include('Kari Lang Linje')
      .and.not.match(/[\u007F\u200B\u202E\u2066\uFEFF]/);
  });

  it('shows whole letters for somebody whose name begins with a sign', async () => {
    const bjorn = await town.signedIn('bjorn');
    const { location } = await bjorn.post(paths.contacts.index({ tenant: town.bjorn.tenantSlug }), {
      givenName: '😀 Émilie',
      familyName: 'Øyen',
    });
    expect((await bjorn.get(location ?? '')).text).to.match(/class="avatar [^>]+>ÉØ</);
  });

  it('makes nothing of a form without an id of ours, however often it comes, and keeps what was typed', async () => {
    const bjorn = await town.signedIn('bjorn');
    const tenant = town.bjorn.tenantSlug;
    for (const id of [[], '', 'x', '00000000-0000-0000-0000-000000000000', "0'; drop table contacts"]) {
      const replies = await Promise.all(
        Array.from({ length: 5 }, () =>
          bjorn.post(paths.contacts.index({ tenant }), { id, givenName: 'Egen', familyName: 'Nøkkel' }),
        ),
      );
      for (const reply of replies) {
        expect(reply.status, String(id)).to.equal(422);
        expect(reply.text).to.include('Ingenting er lagret').and.include('value="Nøkkel"');
        expect(idIn(reply.text), 'one to be sent with').to.satisfy(isSubmissionId);
      }
    }
    expect(await howMany('Nøkkel')).to.equal(0);
    const { text } = await bjorn.post(paths.contacts.index({ tenant }), {
      id: '',
      givenName: 'Egen',
      familyName: 'Nøkkel',
    });
    const again = { id: idIn(text), givenName: 'Egen', familyName: 'Nøkkel' };
    await Promise.all(Array.from({ length: 5 }, () => bjorn.post(paths.contacts.index({ tenant }), again)));
    expect(await howMany('Nøkkel')).to.equal(1);
  });
});
