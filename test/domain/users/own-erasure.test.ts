import { setTimeout } from 'node:timers/promises';

import { expect } from 'chai';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { requestOwnPackage } from '../../../src/domain/privacy/access/request-package.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import { eraseUserFor, userErasurePreview } from '../../../src/domain/privacy/fulfilment/account-erasure.ts';
import type { RequestDesk } from '../../../src/domain/privacy/requests/desk.ts';
import { askOnNet, ownRequests } from '../../../src/domain/privacy/requests/own-requests.ts';
import { keepRequest } from '../../../src/domain/privacy/requests/receive-request.ts';
import { openRequests } from '../../../src/domain/privacy/requests/request-list.ts';
import { change, inPlatform, inTenant, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { invite } from '../../../src/domain/tenants/invitations.ts';
import { changeRole } from '../../../src/domain/tenants/roles.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { eraseOwnAccount } from '../../../src/domain/users/own-erasure/ask.ts';
import { accountCertificateFromLink } from '../../../src/domain/users/own-erasure/certificate.ts';
import { ownErasurePreview } from '../../../src/domain/users/own-erasure/preview.ts';
import { colleague, emailOf, PASSWORD, PASSWORD_HASH, useCast } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { placesWith } from '../../support/residue.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { arrived, at, onNetDesk, read } from '../privacy/requests/with-requests.ts';
import { signedIn } from './signed-in.ts';
import { carryOut } from '../../web/route-records.ts';

describe('A user who erases their own account', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const bjorn = () => signedIn(cast.bjorn, emailOf('bjorn'));
  const astrid = () => signedIn(cast.astrid, emailOf('astrid'));
  const typed = (email: string) => ({ email, password: PASSWORD, from: '192.0.2.7' });
  const problemsOf = (work: Promise<unknown>): Promise<object> =>
    work.then(
      () => ({}),
      (error: unknown) => {
        if (!(error instanceof Invalid)) throw error;
        return error.fields;
      },
    );
  let contact: string;

  before(async () => {
    openTestOutside(folder.path);
    contact = await inTenant(cast.astrid.tenantId, async () => {
      const [id = ''] = await insertContacts([{ givenName: 'Kari', familyName: 'Hansen', ownerId: cast.bjorn.id }]);
      for (const body of ['Første', 'Andre'])
        await recordActivity(cast.bjorn, { kind: 'note', subject: { kind: 'contact', id }, title: '', body });
      return id;
    });
    // Where they never came, and never will.
    await invite(
      cast.clara,
      { email: emailOf('bjorn'), role: 'reader' },
      { from: '192.0.2.7', language: 'nb', linkTo: () => 'http://127.0.0.1/' },
    );
    await requestOwnPackage(cast.bjorn.userId, 'access', 'nb');
    const [row] = await inPlatform(() =>
      sql<{ id: string }>(`select id from access_packages where user_id = $1`, [cast.bjorn.userId]),
    );
    await carryOut(PLATFORM_TENANT_ID, 'access-package', row?.id ?? '');
  });

  it('asks OnNet for something as themselves, with a clock, and sees it', async () => {
    expect(await problemsOf(askOnNet(await bjorn(), { kind: 'noe', message: '' }, '192.0.2.7'))).to.have.keys('kind');
    await askOnNet(await bjorn(), { kind: 'rectification', message: 'Navnet mitt er feil' }, '192.0.2.7');
    const [request] = await ownRequests(cast.bjorn.userId);
    expect(request).to.deep.include({ kind: 'rectification', state: 'open', decision: null });
    const [kept] = await inPlatform(() =>
      sql(`select layer, channel, verified_how, user_id from data_subject_requests where tenant_id = $1`, [
        PLATFORM_TENANT_ID,
      ]),
    );
    expect(kept).to.eql({ layer: 'controller', channel: 'app', verified_how: 'signed-in', user_id: cast.bjorn.userId });
    expect(await ownRequests(cast.randi.userId)).to.eql([]);
    // OnNet's operators hear of it.
    const told = await inPlatform(() =>
      sql(
        `select from outbox where tenant_id = $1 and kind = 'request-reminder' and subject_id = $2 and key like '%:arrived'`,
        [PLATFORM_TENANT_ID, request?.id],
      ),
    );
    expect(told).to.have.length(1);
  });

  it('sees before what is deleted, what becomes the former user’s, and what is kept under which law', async () => {
    const preview = await ownErasurePreview(await bjorn());
    const rowsOf = (counted: readonly { table: string; rows: number }[]) =>
      Object.fromEntries(counted.map(({ table, rows }) => [table, rows]));
    expect(rowsOf(preview.deleted)).to.deep.include({ users: 1, members: 1 });
    expect(rowsOf(preview.former)).to.deep.include({ activities: 2, contacts: 1 });
    expect(preview.kept.map(({ table }) => table)).to.include('audit_entries');
    expect(preview.soleOwnerOf).to.eql([]);
    const owner = await ownErasurePreview(await astrid());
    expect(owner.kept.find(({ table }) => table === 'agreement_acceptances')?.law).to.equal('foreldelsesloven § 2');
    expect(owner.soleOwnerOf).to.eql([{ slug: 'nordlys', name: 'Nordlys AS' }]);
  });

  it('must type the address and the password, and changes nothing otherwise', async () => {
    const wrong = eraseOwnAccount(await bjorn(), { ...typed('annen@nordlys.example'), password: 'feil' });
    expect(await problemsOf(wrong)).to.have.keys('email', 'password');
    expect((await membershipsOf(cast.bjorn.userId)).length).to.equal(1);
  });

  it('cannot leave a tenant without an owner, nor OnNet without an operator’s knowing', async () => {
    expect(await problemsOf(eraseOwnAccount(await astrid(), typed(emailOf('astrid'))))).to.have.keys('owner');
    const operator = { ...(await bjorn()), operator: true };
    expect(await problemsOf(eraseOwnAccount(operator, typed(emailOf('bjorn'))))).to.have.keys('operator');
  });

  describe('for good', () => {
    let link: string;

    before(async () => {
      await eraseOwnAccount(await bjorn(), typed(emailOf('bjorn')));
      await carryOut(PLATFORM_TENANT_ID, 'account-erasure', cast.bjorn.userId);
      const mails = await inPlatform(() =>
        sql<{ template: string; link: string }>(
          `select template, params ->> 'link' as link from mails where tenant_id = $1 and to_address = $2`,
          [PLATFORM_TENANT_ID, emailOf('bjorn')],
        ),
      );
      expect(mails.map(({ template }) => template)).to.eql(['account-erased']);
      link = mails[0]?.link.split('/').at(-1) ?? '';
    });

    it('hard case 15: leaves what they wrote, under the name that all who left share', async () => {
      const rows = await inTenant(cast.astrid.tenantId, () =>
        sql<{ body: string; author: string }>(
          `select a.body, m.name as author from activities a join members m on m.tenant_id = a.tenant_id and m.id = a.by_member
            where a.tenant_id = $1 and a.contact_id = $2 order by a.body`,
          [cast.astrid.tenantId, contact],
        ),
      );
      expect(rows).to.eql([
        { body: 'Andre', author: 'Tidligere bruker' },
        { body: 'Første', author: 'Tidligere bruker' },
      ]);
      const [user] = await platformRead(`select id from users where id = $1`, [cast.bjorn.userId]);
      expect(user).to.equal(undefined);
    });

    it('hard case 6: takes back the copies they were given', async () => {
      const [copy] = await inPlatform(() =>
        sql<{ state: string; file_key: string | null }>(
          `select state, file_key from access_packages where user_id = $1`,
          [cast.bjorn.userId],
        ),
      );
      expect(copy).to.eql({ state: 'revoked', file_key: null });
    });

    it('is nowhere, but in the request they made and the mail that says so', async () => {
      const places = await placesWith(cast.database, ['bjorn@nordlys.example', 'Bjørn Berg']);
      const tables = places.map((place) => place.split('.')[0] ?? '');
      expect(tables.filter((table) => !['data_subject_requests', 'mails'].includes(table))).to.eql([]);
      const elsewhere = await inTenant(cast.clara.tenantId, () =>
        sql(`select from mails where tenant_id = $1 and to_address = $2`, [cast.clara.tenantId, emailOf('bjorn')]),
      );
      expect(elsewhere, 'the invitation to where they never came').to.eql([]);
    });

    it('gets a certificate of it that nobody can change', () => {
      const certificate = accountCertificateFromLink(link);
      expect(certificate?.account).to.equal(cast.bjorn.userId);
      expect(certificate?.erased).to.deep.include({ table: 'users', rows: 1 });
      expect(certificate?.former).to.deep.include({ table: 'activities', rows: 2 });
      expect(accountCertificateFromLink(`${link.slice(0, 50)}B${link.slice(51)}`)).to.equal(undefined);
    });
  });

  describe('by asking OnNet’s own desk', () => {
    const EMAIL = 'vil.bort@nordlys.example';
    let desk: RequestDesk;
    let leaver: Member;
    let id: string;
    const asked = async (
      of: Member,
      email: string,
      kind: 'erasure' | 'access' | 'right-to-object' = 'erasure',
    ): Promise<string> => {
      await askOnNet(await signedIn(of, email), { kind, message: '' }, '192.0.2.8');
      const [newest] = await ownRequests(of.userId);
      return newest?.id ?? '';
    };

    const theirs = () => ({
      state: 'open' as const,
      channel: 'app' as const,
      language: 'nb' as const,
      requesterName: 'Vil Bort',
      requesterEmail: EMAIL,
      message: '',
      receivedAt: new Date(),
      userId: leaver.userId,
      verified: 'signed-in' as const,
    });

    before(async () => {
      desk = onNetDesk(cast.randi);
      leaver = await colleague(cast.astrid, 'Vil Bort', EMAIL, PASSWORD_HASH, 'member');
      id = await asked(leaver, EMAIL);
    });

    it('is refused for the sole owner, for an operator, and while it is not shown who asks', async () => {
      const owner = await asked(cast.clara, emailOf('clara'));
      expect(await problemsOf(eraseUserFor(desk, owner))).to.have.keys('owner');
      await inPlatform(() => change(`update users set operator = true where id = $1`, [leaver.userId]));
      expect(await problemsOf(eraseUserFor(desk, id))).to.have.keys('operator');
      await inPlatform(() => change(`update users set operator = false where id = $1`, [leaver.userId]));
      const stranger = await arrived(desk, { kind: 'erasure', userId: leaver.userId });
      expect(await problemsOf(eraseUserFor(desk, stranger))).to.have.keys('identity');
      const other = await asked(leaver, EMAIL, 'access');
      expect(await problemsOf(eraseUserFor(desk, other))).to.have.keys('request');
      expect((await userErasurePreview(desk, id)).waitsFor).to.deep.equal([{ id: other, kind: 'access' }]);
      expect(await problemsOf(eraseUserFor(desk, id)), 'the copy first').to.have.keys('copies');
      await inPlatform(() =>
        answerRequest(desk, other, { decision: 'withdrawn', ground: '', text: 'Sa det på telefonen.' }),
      );
      await asked(leaver, EMAIL, 'right-to-object');
      expect((await membershipsOf(leaver.userId)).length, 'nothing was done').to.equal(1);
      expect((await read(desk, id)).fulfilment).to.deep.include({ way: 'account-erasure', state: 'not-begun' });
    });

    it('waits for a request that is being registered at the same moment, and sees it', async () => {
      let [registered, goOn, waits] = [() => {}, () => {}, () => {}];
      const there = new Promise<void>((resolve) => (registered = resolve));
      const released = new Promise<void>((resolve) => (goOn = resolve));
      const done = new Promise<void>((resolve) => (waits = resolve));
      let copy = '';
      const registering = inPlatform(async () => {
        copy = (await keepRequest({ ...theirs(), kind: 'portability' }, { kind: 'user', id: leaver.userId })) ?? '';
        registered();
        await released;
      });
      await there;
      const erasing = problemsOf(eraseUserFor(desk, id)).finally(waits);
      // It stands at the lock: until the other ends, nothing is decided.
      const first = await Promise.race([done.then(() => 'erased'), setTimeout(300, 'waiting')]);
      goOn();
      await registering;
      expect(first).to.equal('waiting');
      expect(await erasing).to.have.keys('copies');
      const [user] = await platformRead<{ at: Date | null }>(`select disabled_at as at from users where id = $1`, [
        leaver.userId,
      ]);
      expect(user, 'they can still sign in').to.eql({ at: null });
      await inPlatform(() =>
        answerRequest(desk, copy, { decision: 'withdrawn', ground: '', text: 'Sa det på telefonen.' }),
      );
    });

    it('is erased by the desk’s act, and the request is answered when that is done', async () => {
      expect((await userErasurePreview(desk, id)).deleted).to.deep.include({ table: 'users', rows: 1 });
      await eraseUserFor(desk, id);
      expect((await read(desk, id)).fulfilment.state).to.equal('under-way');
      expect((await read(desk, id)).request.state).to.equal('open');
      await carryOut(PLATFORM_TENANT_ID, 'account-erasure', leaver.userId);
      const { request, fulfilment, letters, events } = await read(desk, id);
      expect(request).to.deep.include({ state: 'answered', decision: 'granted', answerAddress: null });
      expect(fulfilment.state).to.equal('done');
      expect(letters).to.have.length(1);
      expect(letters[0]).to.deep.include({ toAddress: EMAIL });
      expect(letters[0]?.body).to.include('Brukeren ble slettet').and.not.include('fant ingen');
      expect(events.map(({ kind, actor }) => [kind, actor])).to.deep.include.members([
        ['carried-out', 'operator'],
        ['answered', 'system'],
      ]);
      const [user] = await platformRead(`select from users where id = $1`, [leaver.userId]);
      expect(user).to.equal(undefined);
    });

    it('leaves the desk what else they wait for, with where to answer it, and what nobody has shown to be theirs', async () => {
      const waiting = await at(desk, () => openRequests(desk));
      const theirs = waiting.filter(({ kind }) => kind === 'right-to-object' || kind === 'erasure');
      const records = await Promise.all(theirs.map((one) => read(desk, one.id)));
      const left = records.filter(({ request }) => request.userId === leaver.userId);
      expect(left.map(({ request }) => request.kind).toSorted()).to.eql(['erasure', 'right-to-object']);
      for (const { answerTo } of left) expect(answerTo).to.equal(EMAIL);
    });
  });

  it('may be an owner who has handed over', async () => {
    await inTenant(cast.astrid.tenantId, () => changeRole(cast.astrid, cast.randi.id, 'owner'));
    await inPlatform(() => change(`delete from rate_limits`));
    await eraseOwnAccount(await astrid(), typed(emailOf('astrid')));
    await carryOut(PLATFORM_TENANT_ID, 'account-erasure', cast.astrid.userId);
    const [kept] = await inTenant(cast.astrid.tenantId, () =>
      sql(
        `select m.name, m.user_id from agreement_acceptances a join members m on m.tenant_id = a.tenant_id and m.id = a.accepted_by
          where a.tenant_id = $1`,
        [cast.astrid.tenantId],
      ),
    );
    expect(kept, 'who accepted the agreement stays named in it').to.eql({ name: 'Astrid Nordlys', user_id: null });
  });
});
