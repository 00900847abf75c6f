import { expect } from 'chai';

import { ownerChoices } from '../../../src/domain/contacts/owner-choices.ts';
import { Invalid } from '../../../src/domain/errors.ts';
import { ownersToTell } from '../../../src/domain/tenants/owners-to-tell.ts';
import {
  consentsOfUsers,
  interestsInUsers,
  stopSignInLog,
} from '../../../src/domain/privacy/fulfilment/account-objection.ts';
import { rectifyUserFor } from '../../../src/domain/privacy/fulfilment/account-rectification.ts';
import {
  restrictedAccounts,
  restrictUserFor,
  tellBeforeUnlocking,
  unlockUserFor,
} from '../../../src/domain/privacy/fulfilment/account-restriction.ts';
import { answerRequest } from '../../../src/domain/privacy/requests/answer-request.ts';
import type { RequestDesk } from '../../../src/domain/privacy/requests/desk.ts';
import type { RequestKind } from '../../../src/domain/privacy/requests/kinds.ts';
import { askOnNet, ownRequests } from '../../../src/domain/privacy/requests/own-requests.ts';
import { change, inPlatform, inTenant, platformRead, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { invite } from '../../../src/domain/tenants/invitations.ts';
import { peopleOf } from '../../../src/domain/tenants/people.ts';
import { changeRole } from '../../../src/domain/tenants/roles.ts';
import { forgetUsersAlone } from '../../../src/domain/users/forget-users.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { confirmNewAddress, newAddressBehind } from '../../../src/domain/users/new-address.ts';
import { requestPasswordReset } from '../../../src/domain/users/password-resets.ts';
import { forgetSignIns, noteSignIn, signInsOf } from '../../../src/domain/users/sign-in-events.ts';
import { signIn } from '../../../src/domain/users/sign-in.ts';
import { beginStoredSession, findSession } from '../../../src/domain/users/sessions.ts';
import { colleague, PASSWORD, PASSWORD_HASH, useCast } from '../../support/cast.ts';
import { arrived, at, mailsOf, onNetDesk, read, useRequests } from '../privacy/requests/with-requests.ts';
import { signedIn } from './signed-in.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';

const FROM = { address: '192.0.2.9', device: 'Firefox, Linux' };
const problemsOf = (work: Promise<unknown>): Promise<object> =>
  work.then(
    () => ({}),
    (error: unknown) => {
      if (!(error instanceof Invalid)) throw error;
      return error.fields;
    },
  );

describe('What OnNet’s desk does for a user who asks', () => {
  const cast = useCast();
  useRequests();
  let desk: RequestDesk;
  before(() => (desk = onNetDesk(cast.randi)));

  const newUser = (name: string, email: string): Promise<Member> =>
    colleague(cast.astrid, name, email, PASSWORD_HASH, 'member');
  const asked = async (by: Member, email: string, kind: RequestKind): Promise<string> => {
    await inPlatform(() => change(`delete from rate_limits`));
    await askOnNet(await signedIn(by, email), { kind, message: '' }, FROM.address);
    const [newest] = await ownRequests(by.userId);
    return newest?.id ?? '';
  };
  const grant = (id: string): Promise<void> =>
    at(desk, () => answerRequest(desk, id, { decision: 'granted', ground: '', text: '' }));

  describe('restriction', () => {
    const EMAIL = 'legges.bort@nordlys.example';
    let user: Member;
    let id: string;
    before(async () => {
      user = await newUser('Legges Bort', EMAIL);
      id = await asked(user, EMAIL, 'restriction');
    });

    it('is not done on a stranger’s word, nor for an operator or the sole owner of an organisation', async () => {
      const stranger = await arrived(desk, { kind: 'restriction', userId: user.userId });
      expect(await problemsOf(restrictUserFor(desk, stranger, 'claims'))).to.have.keys('identity');
      expect(await problemsOf(restrictUserFor(desk, id, ''))).to.have.keys('ground');
      const owner = await asked(cast.astrid, 'astrid@nordlys.example', 'restriction');
      expect(await problemsOf(restrictUserFor(desk, owner, 'claims'))).to.eql({
        ground: 'requests.account.lock.soleOwner',
      });
      await inPlatform(() => change(`update users set operator = true where id = $1`, [user.userId]));
      expect(await problemsOf(restrictUserFor(desk, id, 'claims'))).to.eql({ ground: 'requests.account.operator' });
      await inPlatform(() => change(`update users set operator = false where id = $1`, [user.userId]));
      expect((await read(desk, id)).fulfilment.state).to.equal('not-begun');
      expect(await problemsOf(grant(id)), 'nothing is done yet').to.have.keys('fulfilment');
    });

    it('locks the account: every way in is closed, and the person is in no list but the desk’s', async () => {
      await beginStoredSession('en-brikke', { data: {}, userId: user.userId, device: FROM.device });
      expect(await findSession('en-brikke')).to.not.equal(undefined);
      expect(await signIn(EMAIL, PASSWORD, FROM)).to.equal(user.userId);
      await restrictUserFor(desk, id, 'claims');
      expect(await findSession('en-brikke'), 'signed out').to.equal(undefined);
      await beginStoredSession('en-annen', { data: {}, userId: user.userId, device: FROM.device });
      expect(await findSession('en-annen'), 'one that is begun at the same moment opens nothing').to.equal(undefined);
      expect(await signIn(EMAIL, PASSWORD, FROM), 'the right password').to.equal(undefined);
      await requestPasswordReset({ email: EMAIL, from: FROM.address, language: 'nb' }, () => 'http://127.0.0.1/');
      expect(await mailsOf(PLATFORM_TENANT_ID, 'password-reset'), 'no link for a new password').to.eql([]);
      await inTenant(cast.astrid.tenantId, async () => {
        const people = await peopleOf(cast.astrid);
        expect(people.colleagues.map(({ name }) => name)).to.not.include('Legges Bort');
        expect(people.restricted).to.equal(1);
        expect((await ownerChoices(cast.astrid)).map(({ name }) => name)).to.not.include('Legges Bort');
      });
      const listed = await at(desk, restrictedAccounts);
      expect(listed.map(({ userId, requestId }) => ({ userId, requestId }))).to.eql([
        { userId: user.userId, requestId: id },
      ]);
    });

    it('counts for no owner, is written to as none, and is let alone by colleagues', async () => {
      await inTenant(cast.astrid.tenantId, () =>
        change(`update members set role = 'owner' where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, user.id]),
      );
      const told = await readingTenant(cast.astrid.tenantId, ownersToTell);
      expect(told.map(({ name }) => name)).to.eql(['Astrid Nordlys']);
      const stepsBack = inTenant(cast.astrid.tenantId, () => changeRole(cast.astrid, cast.astrid.id, 'admin'));
      expect(await problemsOf(stepsBack), 'nobody would be left to own it').to.have.keys('role');
      const error: unknown = await inTenant(cast.astrid.tenantId, () =>
        changeRole(cast.astrid, user.id, 'reader'),
      ).catch((thrown: unknown) => thrown);
      expect(error).to.have.property('name', 'NotFound');
      await inTenant(cast.astrid.tenantId, () =>
        change(`update members set role = 'member' where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, user.id]),
      );
    });

    it('keeps what there is, however old', async () => {
      await noteSignIn(user.userId, 'refused', FROM);
      await inPlatform(async () => {
        await change(`update users set alone_since = '2020-01-01' where id = $1`, [user.userId]);
        await change(`update sign_in_events set at = '2020-01-01' where user_id = $1`, [user.userId]);
        await change(
          `insert into sign_in_events (id, user_id, at, outcome, device) values (gen_random_uuid(), null, '2020-01-01', 'refused', '')`,
        );
      });
      await forgetSignIns();
      await forgetUsersAlone();
      const [kept] = await platformRead(`select name from users where id = $1`, [user.userId]);
      expect(kept).to.eql({ name: 'Legges Bort' });
      const events = await platformRead<{ mine: boolean }>(
        `select user_id = $1 as mine from sign_in_events where at < '2021-01-01'`,
        [user.userId],
      );
      expect(events.length).to.be.greaterThan(0);
      expect(
        events.every(({ mine }) => mine),
        'what is nobody’s goes',
      ).to.equal(true);
    });

    it('is answered by a letter that says what it means, and cannot be refused while it stands', async () => {
      const refused = at(desk, () =>
        answerRequest(desk, id, { decision: 'refused', ground: 'no-condition-for-restriction', text: 'Nei' }),
      );
      expect(await problemsOf(refused)).to.have.keys('fulfilment');
      await grant(id);
      const { letters, request } = await read(desk, id);
      expect(request).to.deep.include({ state: 'answered', decision: 'granted' });
      expect(letters[0]?.toAddress).to.equal(EMAIL);
      expect(letters[0]?.body)
        .to.include('er brukeren låst')
        .and.include('du får beskjed før låsen oppheves (art. 18)');
    });

    it('is lifted when the person has been told, and not before', async () => {
      expect(await problemsOf(at(desk, () => unlockUserFor(desk, id)))).to.have.keys('told');
      expect(await problemsOf(at(desk, () => tellBeforeUnlocking(desk, id, ' ')))).to.have.keys('text');
      await at(desk, () => tellBeforeUnlocking(desk, id, 'Kravet ditt er avgjort.'));
      const { letters } = await read(desk, id);
      expect(letters[0]?.body)
        .to.include('Vi opphever begrensningen')
        .and.include('Kravet ditt er avgjort.')
        .and.include('Datatilsynet');
      expect(await signIn(EMAIL, PASSWORD, FROM), 'told, and not lifted').to.equal(undefined);
      await at(desk, () => unlockUserFor(desk, id));
      expect(await signIn(EMAIL, PASSWORD, FROM)).to.equal(user.userId);
      expect(await at(desk, restrictedAccounts)).to.eql([]);
      const { fulfilment, events } = await read(desk, id);
      expect(fulfilment).to.have.property('liftedAt').that.is.instanceOf(Date);
      expect(events.map(({ details }) => details['step'])).to.include.members([
        'account-locked',
        'account-told',
        'account-unlocked',
      ]);
    });
  });

  describe('rectification', () => {
    const EMAIL = 'feil.navn@nordlys.example';
    const RIGHT = 'rett.navn@nordlys.example';
    let user: Member;
    let id: string;
    let token = '';
    const link = (made: string): string => `http://127.0.0.1/${(token = made)}`;
    before(async () => {
      user = await newUser('Feil Navn', EMAIL);
      id = await asked(user, EMAIL, 'rectification');
      await invite(
        cast.clara,
        { email: EMAIL, role: 'reader' },
        { from: FROM.address, language: 'nb', linkTo: () => 'http://127.0.0.1/' },
      );
    });

    it('refuses what is no name or address, what stands already, and what another user has', async () => {
      const typed = (name: string, email: string) => problemsOf(rectifyUserFor(desk, id, { name, email }, link));
      expect(await typed('', EMAIL)).to.have.keys('name');
      expect(await typed('Rett Navn', 'ikke en adresse')).to.have.keys('email');
      expect(await typed('Feil Navn', EMAIL)).to.have.keys('name');
      expect(await typed('Rett Navn', 'clara@fjord.example')).to.eql({ email: 'requests.account.rectify.taken' });
    });

    it('corrects the name at once, everywhere, and asks the new address whether it is theirs', async () => {
      await requestPasswordReset({ email: EMAIL, from: FROM.address, language: 'nb' }, () => 'http://127.0.0.1/');
      await rectifyUserFor(desk, id, { name: 'Rett  Navn', email: RIGHT }, link);
      const [stored] = await platformRead(`select name, email from users where id = $1`, [user.userId]);
      expect(stored).to.eql({ name: 'Rett  Navn', email: EMAIL });
      const [member] = await readingTenant(user.tenantId, () =>
        sql(`select name from members where tenant_id = $1 and id = $2`, [user.tenantId, user.id]),
      );
      expect(member).to.eql({ name: 'Rett  Navn' });
      expect((await mailsOf(PLATFORM_TENANT_ID, 'new-address')).map(({ to }) => to)).to.eql([RIGHT]);
      expect((await read(desk, id)).fulfilment.state).to.equal('waits');
      expect(await problemsOf(grant(id)), 'the address is not confirmed').to.have.keys('fulfilment');
    });

    it('changes the address when its owner says so, once, and tells the old one', async () => {
      const first = token;
      await rectifyUserFor(desk, id, { name: 'Rett  Navn', email: RIGHT }, link);
      expect(await newAddressBehind(first), 'a newer link closes the older').to.equal(undefined);
      expect(await newAddressBehind(token)).to.equal(RIGHT);
      expect(await confirmNewAddress(token)).to.equal(true);
      expect(await confirmNewAddress(token), 'once').to.equal(false);
      expect(await signIn(RIGHT, PASSWORD, FROM)).to.equal(user.userId);
      expect(await signIn(EMAIL, PASSWORD, FROM)).to.equal(undefined);
      expect((await mailsOf(PLATFORM_TENANT_ID, 'address-changed')).map(({ to }) => to)).to.eql([EMAIL]);
      const resets = await platformRead(`select from password_resets where user_id = $1 and used_at is null`, [
        user.userId,
      ]);
      expect(resets, 'links that went to the old address').to.eql([]);
      const invited = await readingTenant(cast.clara.tenantId, () =>
        sql(`select email from invitations where tenant_id = $1`, [cast.clara.tenantId]),
      );
      expect(invited, 'an invitation that waits is for the same person').to.eql([{ email: RIGHT }]);
      await grant(id);
      const { letters } = await read(desk, id);
      expect(letters[0]).to.deep.include({ toAddress: RIGHT });
      expect(letters[0]?.body).to.include('Dette ble rettet').and.include('navn og e-postadresse');
    });

    it('gives nobody an address that somebody has taken meanwhile', async () => {
      const again = await asked(user, RIGHT, 'rectification');
      await rectifyUserFor(
        desk,
        again,
        { name: 'Rett Navn', email: 'kappløp@nordlys.example'.replace('ø', 'o') },
        link,
      );
      await newUser('Rask', 'kapplop@nordlys.example');
      expect(await confirmNewAddress(token)).to.equal(false);
      const [stored] = await platformRead(`select email from users where id = $1`, [user.userId]);
      expect(stored).to.eql({ email: RIGHT });
    });
  });

  describe('the right to object', () => {
    const EMAIL = 'protesterer@nordlys.example';
    let user: Member;
    before(async () => (user = await newUser('Protesterer', EMAIL)));

    it('is about the one thing that rests on an interest', () => {
      // A second interest needs a way to stop it, and its words, before it can be declared.
      expect(interestsInUsers).to.eql(['security']);
    });

    it('stops the log of sign-ins and deletes it, when it is granted', async () => {
      const id = await asked(user, EMAIL, 'right-to-object');
      await noteSignIn(user.userId, 'signed-in', FROM);
      expect(await signInsOf(user.userId)).to.have.length(1);
      expect(await problemsOf(grant(id))).to.have.keys('fulfilment');
      await at(desk, () => stopSignInLog(desk, id));
      expect(await signInsOf(user.userId)).to.eql([]);
      await noteSignIn(user.userId, 'signed-in', FROM);
      await noteSignIn(user.userId, 'refused', FROM);
      expect(await signInsOf(user.userId), 'nothing new is written').to.eql([]);
      await noteSignIn(cast.bjorn.userId, 'signed-in', FROM);
      expect(await signInsOf(cast.bjorn.userId), 'others are').to.have.length(1);
      await grant(id);
      const { letters } = await read(desk, id);
      expect(letters[0]?.body).to.include('markedsfører ingenting til brukere').and.include('fører vi ikke logg');
    });

    it('is refused with compelling grounds, in a letter that tells of the complaint', async () => {
      const other = await newUser('Også', 'ogsa@nordlys.example');
      const id = await asked(other, 'ogsa@nordlys.example', 'right-to-object');
      const refuse = (ground: string, text: string) =>
        at(desk, () => answerRequest(desk, id, { decision: 'refused', ground, text }));
      expect(await problemsOf(refuse('', ''))).to.have.keys('ground', 'text');
      await refuse('compelling-grounds', 'Loggen viser deg selv hvem som har prøvd å logge inn.');
      const { letters } = await read(desk, id);
      expect(letters[0]?.body).to.include('tvingende berettigede grunner').and.include('Datatilsynet');
    });

    it('is not carried out on a stranger’s word', async () => {
      const stranger = await arrived(desk, { kind: 'right-to-object', userId: cast.bjorn.userId });
      expect(await problemsOf(at(desk, () => stopSignInLog(desk, stranger)))).to.have.keys('identity');
    });
  });

  it('says of a withdrawal that nothing rests on consent, which is so', async () => {
    const user = await newUser('Trekker', 'trekker@nordlys.example');
    const id = await asked(user, 'trekker@nordlys.example', 'withdrawal');
    await grant(id);
    const { letters } = await read(desk, id);
    expect(letters[0]?.body).to.include('hviler på et samtykke').and.include('«Informasjonskapsler»');
    expect(consentsOfUsers, 'a consent of users needs a way to take it back').to.eql([]);
  });
});
