import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { findInvitation } from '../../../src/domain/tenants/accept-invitation.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { lawNumbers } from '../../../src/domain/privacy/law-numbers.ts';
import { paths } from '../../../src/web/paths.ts';
import { emailOf, signInAs, useTown } from '../../support/cast.ts';
import { payForSeats } from '../../support/seats.ts';
import { linkTo, mailTo } from '../../support/mail-written.ts';

const people = paths.people.index({ tenant: 'nordlys' });
const invitations = paths.people.invitations({ tenant: 'nordlys' });
const password = 'tre hvite skilpadder';

describe('The people pages', () => {
  const town = useTown();
  before(() => payForSeats(town.astrid, 50));
  beforeEach(() => inPlatform(() => sql('delete from rate_limits')));
  const invitedLink = (address: string): Promise<string> => linkTo(address, town.astrid.tenantId);

  it('show colleagues to everybody and the invitations to who may invite', async () => {
    const reader = await (await town.signedIn('randi')).get(people);
    expect(reader.text).to.include('Bjørn Berg');
    expect(reader.text).to.not.include(invitations);
    const owner = await (await town.signedIn('astrid')).get(people);
    expect(owner.text).to.include(invitations);
  });

  it('are a 404 for another tenant, like a tenant that does not exist', async () => {
    const clara = await town.signedIn('clara');
    const nobody = await clara.get(paths.people.index({ tenant: 'does-not-exist' }));
    expect(nobody.status).to.equal(404);
    for (const reply of [
      await clara.get(people),
      await clara.get(paths.people.removal({ tenant: 'nordlys', id: town.bjorn.id })),
      await clara.post(invitations, { email: 'x@y.example', role: 'admin' }),
      await clara.post(paths.people.role({ tenant: 'nordlys', id: town.bjorn.id }), { role: 'reader' }),
      await clara.post(paths.people.removal({ tenant: 'nordlys', id: town.bjorn.id })),
      await clara.post(paths.people.removal({ tenant: 'fjord', id: town.bjorn.id })),
      await clara.post(paths.people.role({ tenant: 'fjord', id: town.bjorn.id }), { role: 'reader' }),
    ]) {
      expect(reply.status).to.equal(404);
      expect(reply.text).to.not.include('Bjørn');
    }
  });

  it('lead somebody new from the mail straight in, with the role they were given', async () => {
    const astrid = await town.signedIn('astrid');
    await astrid.post(invitations, { email: 'Ny@Nordlys.example', role: 'reader' });
    const link = await invitedLink('ny@nordlys.example');
    const visitor = town.visitor();
    expect((await visitor.get(link)).text)
      .to.include('Nordlys AS')
      .and.to.include('ny@nordlys.example');
    expect((await visitor.post(link, { name: '', password: 'kort' })).status).to.equal(422);
    const joined = await visitor.post(link, { name: 'Nina Ny', password });
    expect(joined.location).to.equal(paths.tenant.home({ tenant: 'nordlys' }));
    expect((await visitor.get(people)).text).to.include('Nina Ny');
    expect((await visitor.post(invitations, { email: 'a@b.example', role: 'reader' })).status).to.equal(403);
    expect((await town.visitor().get(link)).status, 'the link works once').to.equal(410);
  });

  it('let a user of another tenant join as themselves, and choose between the two from then on', async () => {
    await (await town.signedIn('astrid')).post(invitations, { email: emailOf('clara'), role: 'member' });
    const link = await invitedLink(emailOf('clara'));
    const signedOut = await town.visitor().get(link);
    expect(signedOut.text).to.include('Du har en konto').and.to.not.include('name="password"');
    expect(
      (await town.visitor().post(link, { name: 'Falsk Clara', password })).status,
      'no password is replaced',
    ).to.equal(422);
    const bjorn = await town.signedIn('bjorn');
    expect((await bjorn.post(link)).status, 'not for somebody else’s address').to.equal(422);

    const clara = await town.signedIn('clara');
    expect((await clara.get(paths.account.tenants())).location).to.equal(paths.tenant.home({ tenant: 'fjord' }));
    await clara.post(link);
    const chooser = await clara.get(paths.account.tenants());
    expect(chooser.text).to.include('Fjord AS').and.to.include('Nordlys AS');
    expect((await clara.get(people)).status).to.equal(200);
  });

  it('send an invitation again with a new link, and take it back', async () => {
    const astrid = await town.signedIn('astrid');
    const address = 'igjen@nordlys.example';
    await astrid.post(invitations, { email: address, role: 'member' });
    const first = await invitedLink(address);
    expect((await astrid.post(invitations, { email: address, role: 'member' })).text).to.include('invitert allerede');
    expect(await mailTo(address, town.astrid.tenantId)).to.have.length(1);

    const id = /invitations\/([0-9a-f-]{36})\/resending/.exec((await astrid.get(people)).text)?.[1] ?? '';
    await astrid.post(paths.people.resending({ tenant: 'nordlys', id }));
    const second = await invitedLink(address);
    expect((await town.visitor().get(first)).status, 'the old link').to.equal(410);
    expect((await town.visitor().get(second)).status).to.equal(200);
    await astrid.post(paths.people.revocation({ tenant: 'nordlys', id }));
    expect((await town.visitor().get(second)).status, 'taken back').to.equal(410);
  });

  it('say to the second who takes an invitation back, or sends it again, that somebody was first', async () => {
    const astrid = await town.signedIn('astrid');
    await astrid.post(invitations, { email: 'forst@nordlys.example', role: 'member' });
    const id = /invitations\/([0-9a-f-]{36})\/resending/.exec((await astrid.get(people)).text)?.[1] ?? '';
    const acts = { tenant: 'nordlys', id };
    const first = await astrid.post(paths.people.revocation(acts), {}, { follow: true });
    expect(first.text).to.include('Invitasjonen er trukket tilbake.');
    for (const act of [paths.people.revocation(acts), paths.people.resending(acts)])
      expect((await astrid.post(act, {}, { follow: true })).text, act).to.include('er trukket tilbake allerede');
    const unknown = paths.people.revocation({ ...acts, id: town.clara.id });
    expect((await astrid.post(unknown)).status).to.equal(404);
  });

  it('say that the mail could not be delivered, until it is sent again or the address is corrected', async () => {
    const astrid = await town.signedIn('astrid');
    const { tenantId } = town.astrid;
    const dies = () =>
      inTenant(tenantId, () =>
        change(
          `update outbox set dead_at = now(), attempts = 8, failure = 'smtp-550'
            where tenant_id = $1 and kind = 'mail' and key like 'invitation:%' and done_at is null`,
          [tenantId],
        ),
      );
    const wrong = 'nokon@nordlys.exampel';
    const undelivered = 'E-posten kunne ikke leveres';
    await astrid.post(invitations, { email: wrong, role: 'admin' });
    expect((await astrid.get(people)).text).to.not.include(undelivered);
    await dies();
    const { text } = await astrid.get(people);
    expect(text).to.include(undelivered);
    const id = /\?instead=([0-9a-f-]{36})#invite/.exec(text)?.[1] ?? '';

    await astrid.post(paths.people.resending({ tenant: 'nordlys', id }));
    expect((await astrid.get(people)).text, 'sent again').to.not.include(undelivered);
    const link = await invitedLink(wrong);
    await dies();
    const form = (await astrid.get(`${people}?instead=${id}`)).text;
    expect(form).to.include(`value="${wrong}"`).and.include('<option value="admin" selected>');
    const refused = await astrid.post(invitations, { email: emailOf('bjorn'), role: 'admin', instead: id });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('er medlem allerede').and.include(`name="instead" value="${id}"`);
    expect((await town.visitor().get(link)).status, 'still open').to.equal(200);

    const right = 'noen@nordlys.example';
    const corrected = { email: right, role: 'admin', instead: id };
    expect((await astrid.post(invitations, corrected, { follow: true })).text)
      .to.include(right)
      .and.not.include(undelivered);
    expect((await town.visitor().get(link)).status, 'taken back').to.equal(410);
    expect((await town.visitor().get(await invitedLink(right))).status).to.equal(200);
    expect((await astrid.post(invitations, { ...corrected, email: 'x@nordlys.example' })).text, 'twice').to.include(
      'er trukket tilbake allerede',
    );
  });

  it('let an invitation run out after a week', async () => {
    const address = 'sen@nordlys.example';
    await (await town.signedIn('astrid')).post(invitations, { email: address, role: 'member' });
    const token = (await invitedLink(address)).split('/').at(-1) ?? '';
    const { tenantId } = town.astrid;
    expect(await findInvitation(tenantId, token)).to.include({ email: address });
    expect(await findInvitation(town.clara.tenantId, token), 'in another tenant').to.equal(undefined);
    const later = new Date(Date.now() + 7 * 86_400_000 + 1000);
    expect(await atTime(later, () => findInvitation(tenantId, token))).to.equal(undefined);
  });

  it('shut a removed colleague out with the next request', async () => {
    const astrid = await town.signedIn('astrid');
    const address = 'ute@nordlys.example';
    await astrid.post(invitations, { email: address, role: 'member' });
    const visitor = town.visitor();
    await visitor.post(await invitedLink(address), { name: 'Ute Snart', password });
    const id =
      new RegExp(`people/([0-9a-f-]{36})/removal[^>]*>[^<]*<span[^>]*> Ute Snart`).exec(
        (await astrid.get(people)).text,
      )?.[1] ?? '';
    const months = lawNumbers.formerAuthor.value;
    await inTenant(town.astrid.tenantId, () =>
      insertContacts(['En', 'To'].map((familyName) => ({ givenName: 'Ansvar', familyName, ownerId: id }))),
    );
    const asked = (await astrid.get(paths.people.removal({ tenant: 'nordlys', id }))).text;
    expect(asked)
      .to.include('Ute Snart blir stående som ansvarlig for dette')
      .and.match(/contacts\?owner=[0-9a-f-]{36}">2 kontakter</)
      .and.not.include('åpne salg');
    expect((await astrid.get(paths.people.removal({ tenant: 'nordlys', id }))).text)
      .to.include('Fjerne Ute Snart?')
      .and.include(
        `Det Ute Snart har skrevet, blir værende: med navnet på i ${months} måneder, og deretter på «Tidligere bruker».`,
      );
    expect((await visitor.get(paths.people.removal({ tenant: 'nordlys', id }))).text).to.include(
      `med navnet ditt på i ${months} måneder, og deretter på «Tidligere bruker».`,
    );
    await astrid.post(paths.people.removal({ tenant: 'nordlys', id }));
    expect((await visitor.get(people)).status).to.equal(404);
    const again = await signInAs(town.visitor(), address, password);
    expect((await again.get(paths.account.tenants())).text).to.include('ikke med i noen virksomhet');
  });

  it('invite with the roles there are, whatever is sent', async () => {
    await (await town.signedIn('astrid')).post(invitations, { email: 'rolle@nordlys.example', role: 'owner' });
    const [mail] = await mailTo('rolle@nordlys.example', town.astrid.tenantId);
    expect(mail?.params['role']).to.equal('member');
  });
});
