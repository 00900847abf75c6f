import { expect } from 'chai';

import { atTime } from '../../../src/domain/clock.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { acceptInvitation } from '../../../src/domain/tenants/accept-invitation.ts';
import { invite } from '../../../src/domain/tenants/invitations.ts';
import { change, inPlatform, inTenant, sql } from '../../../src/domain/tenancy.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { linkTo, mailTo } from '../../support/mail-written.ts';
import { payForSeats } from '../../support/seats.ts';

const people = paths.people.index({ tenant: 'nordlys' });
const invitations = paths.people.invitations({ tenant: 'nordlys' });
const password = 'tre hvite skilpadder';
const aWeek = 7 * 86_400_000 + 1000;

describe('The seats of a tenant', () => {
  const town = useTown();
  let made = 0;
  const somebody = (): string => `person${++made}@nordlys.example`;
  const linkFor = (address: string): Promise<string> => linkTo(address, town.astrid.tenantId);
  const members = (): Promise<number> =>
    inTenant(town.astrid.tenantId, async () => {
      const rows = await sql(`select from members where tenant_id = $1 and ended_at is null`, [town.astrid.tenantId]);
      return rows.length;
    });
  const inviteAs = (address: string, before = new Date()): Promise<unknown> =>
    atTime(before, () =>
      invite(
        town.astrid,
        { email: address, role: 'member' },
        { language: 'nb', from: '192.0.2.1', linkTo: (token) => `http://127.0.0.1/${token}` },
      ),
    ).then(
      () => 'sent',
      (error: unknown) => error,
    );

  // Three of the cast are members. Who joined since then leaves, and nobody waits.
  beforeEach(async () => {
    const { tenantId } = town.astrid;
    await inPlatform(() => sql('delete from rate_limits'));
    await inTenant(tenantId, async () => {
      await change(`update members set ended_at = now() where tenant_id = $1 and id <> all ($2) and ended_at is null`, [
        tenantId,
        [town.astrid.id, town.bjorn.id, town.randi.id],
      ]);
      await change(
        `update invitations set revoked_at = now() where tenant_id = $1 and accepted_at is null and revoked_at is null`,
        [tenantId],
      );
    });
    await payForSeats(town.astrid, 4);
  });

  it('are kept for who is invited, and the page says so before it stops anyone', async () => {
    const astrid = await town.signedIn('astrid');
    expect((await astrid.get(people)).text)
      .to.include('3 av 4 plasser er i bruk')
      .and.include('Én plass er ledig');
    const first = somebody();
    expect((await astrid.post(invitations, { email: first, role: 'member' })).status).to.equal(303);
    const page = (await astrid.get(people)).text;
    expect(page)
      .to.include('3 av 4 plasser er i bruk, 1 invitasjon venter')
      .and.include('For å invitere flere må dere')
      .and.include(paths.billing.show({ tenant: 'nordlys' }));
    expect((await astrid.get(paths.billing.show({ tenant: 'nordlys' }))).text, 'where more are bought')
      .to.include('3 av 4 plasser er i bruk, 1 invitasjon venter')
      .and.include('Alle plassene er tatt. Neste som inviteres')
      .and.include('Dere er 3 brukere nå. 1 invitasjon venter.');
    const second = somebody();
    const refused = await astrid.post(invitations, { email: second, role: 'member' });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('Alle plassene er tatt').and.include(second);
    expect(await mailTo(second, town.astrid.tenantId)).to.eql([]);
    expect((await (await town.signedIn('randi')).get(people)).text, 'a reader').to.not.include('plasser er i bruk');
  });

  it('take an invitation back into use when it is withdrawn or runs out', async () => {
    expect(await inviteAs(somebody(), new Date(Date.now() - aWeek))).to.equal('sent');
    expect(await inviteAs(somebody()), 'the other has run out').to.equal('sent');
    expect(await inviteAs(somebody())).to.be.instanceOf(Invalid);
    const astrid = await town.signedIn('astrid');
    const ids = [...(await astrid.get(people)).text.matchAll(/invitations\/([0-9a-f-]{36})\/resending/g)].map(
      ([, id = '']) => id,
    );
    expect(ids).to.have.length(2);
    const [waiting = '', over = ''] = ids;
    await astrid.post(paths.people.resending({ tenant: 'nordlys', id: over }));
    expect((await astrid.get(people)).text, 'sent again without a seat').to.include('Alle plassene er tatt');
    await astrid.post(paths.people.revocation({ tenant: 'nordlys', id: waiting }));
    await astrid.post(paths.people.resending({ tenant: 'nordlys', id: over }));
    expect((await astrid.get(people)).text)
      .to.include('sendt på nytt')
      .and.include('1 invitasjon venter');
  });

  it('are given to one of those who invite at the same moment', async () => {
    const outcomes = await Promise.all([somebody(), somebody(), somebody()].map((address) => inviteAs(address)));
    expect(outcomes.filter((outcome) => outcome === 'sent')).to.have.length(1);
    for (const outcome of outcomes.filter((one) => one !== 'sent')) expect(outcome).to.be.instanceOf(Invalid);
  });

  it('are not enough for an invitation that comes when all are taken, which stays open until there is room', async () => {
    await payForSeats(town.astrid, 5);
    const [first, second] = [somebody(), somebody()];
    for (const address of [first, second]) expect(await inviteAs(address)).to.equal('sent');
    await payForSeats(town.astrid, 4);
    const astrid = await town.signedIn('astrid');
    expect((await astrid.get(people)).text)
      .to.include('3 av 4 plasser er i bruk, 2 invitasjoner venter')
      .and.include('Det er ikke plass til alle som er invitert');
    const [, token = ''] = /([^/]+)$/.exec(await linkFor(first)) ?? [];
    const accepted = await acceptInvitation(town.astrid.tenantId, token, {
      newcomer: { name: 'Første Mann', passwordHash: 'none', language: 'nb' },
    });
    expect(accepted?.slug).to.equal('nordlys');

    const late = town.visitor();
    const [, lateToken = ''] = /([^/]+)$/.exec(await linkFor(second)) ?? [];
    const link = paths.public.invitation({ language: 'nb', tenant: town.astrid.tenantId, token: lateToken });
    const shown = await late.get(link);
    expect(shown.status).to.equal(200);
    expect(shown.text).to.include('ikke plass til flere').and.not.include('name="password"');
    const refused = await late.post(link, { name: 'Andre Mann', password });
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('ikke plass til flere');
    expect(await members()).to.equal(4);
    expect((await late.get(link.replace('/nb/', '/en/'))).text).to.include('There is no room for more right now');

    await payForSeats(town.astrid, 5);
    expect((await late.post(link, { name: 'Andre Mann', password })).location).to.equal(
      paths.tenant.home({ tenant: 'nordlys' }),
    );
    expect(await members()).to.equal(5);
  });

  it('let no more in than there are when many accept at the same moment', async () => {
    await payForSeats(town.astrid, 6);
    const invited = [somebody(), somebody(), somebody()];
    for (const address of invited) expect(await inviteAs(address)).to.equal('sent');
    await payForSeats(town.astrid, 4);
    const tokens = await Promise.all(invited.map(async (one) => /([^/]+)$/.exec(await linkFor(one))?.[1] ?? ''));
    const outcomes = await Promise.allSettled(
      tokens.map((token, at) =>
        acceptInvitation(town.astrid.tenantId, token, {
          newcomer: { name: `Samtidig ${at}`, passwordHash: 'none', language: 'nb' },
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    expect(await members()).to.equal(4);
  });

  it('are as many in a trial as the page about the subscription says', async () => {
    await inTenant(town.astrid.tenantId, () =>
      change(`update subscriptions set plan = 'trial', seats = null where tenant_id = $1`, [town.astrid.tenantId]),
    );
    for (let seat = 4; seat <= 5; seat++) expect(await inviteAs(somebody())).to.equal('sent');
    expect(await inviteAs(somebody())).to.be.instanceOf(Invalid);
    const astrid = await town.signedIn('astrid');
    expect((await astrid.get(paths.billing.show({ tenant: 'nordlys' }))).text).to.include('3 av 5 plasser er i bruk');
  });

  it('have no limit while Stripe has not said how many there are', async () => {
    await inTenant(town.astrid.tenantId, () =>
      change(`update subscriptions set seats = null where tenant_id = $1`, [town.astrid.tenantId]),
    );
    for (let more = 0; more < 8; more++) expect(await inviteAs(somebody())).to.equal('sent');
    expect((await (await town.signedIn('astrid')).get(people)).text).to.not.include('plasser er i bruk');
  });
});
