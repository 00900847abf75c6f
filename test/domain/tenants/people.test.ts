import { expect } from 'chai';

import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import { findInvitation } from '../../../src/domain/tenants/accept-invitation.ts';
import { invite } from '../../../src/domain/tenants/invitations.ts';
import { colleagueOf, peopleOf } from '../../../src/domain/tenants/people.ts';
import { changeRole, removeMember } from '../../../src/domain/tenants/roles.ts';
import type { Member, Role } from '../../../src/domain/users/member.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { colleague, useCast } from '../../support/cast.ts';
import { payForSeats } from '../../support/seats.ts';

const as = <T>(member: Member, work: () => Promise<T>): Promise<T> => inTenant(member.tenantId, work);
const refused = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  );

describe('The people of a tenant', () => {
  const cast = useCast();
  let made = 0;
  const newcomer = (role: Role): Promise<Member> =>
    colleague(cast.astrid, `Person ${++made}`, `person${made}@nordlys.example`, 'no password', role);
  const withRole = (id: string): Promise<{ role: Role }[]> =>
    as(cast.astrid, () =>
      sql<{ role: Role }>(`select role from members where tenant_id = $1 and id = $2 and ended_at is null`, [
        cast.astrid.tenantId,
        id,
      ]),
    );

  describe('may change a role', () => {
    // Who asks, whose role, what it becomes.
    const matrix: [by: Role, from: Role, to: Role, allowed: boolean][] = [
      ['owner', 'reader', 'owner', true],
      ['owner', 'owner', 'admin', true],
      ['owner', 'admin', 'member', true],
      ['admin', 'member', 'admin', true],
      ['admin', 'reader', 'member', true],
      ['admin', 'member', 'owner', false],
      ['admin', 'owner', 'member', false],
      ['member', 'reader', 'member', false],
      ['reader', 'reader', 'admin', false],
    ];
    for (const [by, from, to, allowed] of matrix)
      it(`${allowed ? 'as' : 'not as'} ${by}: ${from} to ${to}`, async () => {
        const [actor, person] = [await newcomer(by), await newcomer(from)];
        const outcome = await refused(as(actor, () => changeRole(actor, person.id, to)));
        if (allowed) expect(outcome).to.equal('done');
        else expect(outcome).to.be.instanceOf(NotAllowed);
        expect(await withRole(person.id)).to.deep.equal([{ role: allowed ? to : from }]);
      });
  });

  it('always keep an owner: the last one neither steps back nor leaves', async () => {
    const { clara } = cast;
    expect(await refused(as(clara, () => changeRole(clara, clara.id, 'admin')))).to.be.instanceOf(Invalid);
    expect(await refused(as(clara, () => removeMember(clara, clara.id)))).to.be.instanceOf(Invalid);
    const [alone] = (await as(clara, () => peopleOf(clara))).colleagues;
    expect(alone).to.include({ removable: false }).and.to.have.deep.property('assignable', []);
  });

  it('keep one owner when two step back at the same moment', async () => {
    const { clara } = cast;
    const second = await colleague(clara, 'Dag Fjord', 'dag@fjord.example', 'no password', 'owner');
    const outcomes = await Promise.all([
      refused(as(clara, () => removeMember(clara, clara.id))),
      refused(as(second, () => removeMember(second, second.id))),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'done')).to.have.length(1);
    const owners = await as(clara, () =>
      sql(`select 1 from members where tenant_id = $1 and role = 'owner' and ended_at is null`, [clara.tenantId]),
    );
    expect(owners).to.have.length(1);
  });

  it('may hand the tenant over: make another an owner, then leave', async () => {
    const [owner, heir] = [await newcomer('owner'), await newcomer('member')];
    await as(owner, () => changeRole(owner, heir.id, 'owner'));
    await as(owner, () => removeMember(owner, owner.id));
    expect(await membershipsOf(owner.userId)).to.deep.equal([]);
    expect(await withRole(heir.id)).to.deep.equal([{ role: 'owner' }]);
  });

  it('may leave by themselves, whatever their role, but not remove each other', async () => {
    const [reader, member] = [await newcomer('reader'), await newcomer('member')];
    expect(await refused(as(member, () => removeMember(member, reader.id)))).to.be.instanceOf(NotAllowed);
    await as(reader, () => removeMember(reader, reader.id));
    expect(await membershipsOf(reader.userId)).to.deep.equal([]);
  });

  it('leave no way back in: what they invited is closed when they go or may invite no more', async () => {
    await payForSeats(cast.astrid, 100);
    const sending = { language: 'nb', from: '192.0.2.1' } as const;
    const invites = async (by: Member, email: string): Promise<string> => {
      let token = '';
      const linkTo = (made: string): string => (token = made);
      await invite(by, { email, role: 'admin' }, { ...sending, linkTo });
      return token;
    };
    const opens = async (token: string): Promise<boolean> =>
      (await findInvitation(cast.astrid.tenantId, token)) !== undefined;
    const [goes, demoted, stays] = [await newcomer('admin'), await newcomer('admin'), await newcomer('admin')];
    const tokens = [
      await invites(goes, 'bakvei@annet.example'),
      await invites(demoted, 'bakvei2@annet.example'),
      await invites(stays, 'ny@annet.example'),
    ];
    expect(await Promise.all(tokens.map(opens))).to.eql([true, true, true]);
    await as(cast.astrid, () => removeMember(cast.astrid, goes.id));
    await as(cast.astrid, () => changeRole(cast.astrid, demoted.id, 'reader'));
    expect(await Promise.all(tokens.map(opens))).to.eql([false, false, true]);
    // A request that was let in just before.
    expect(await refused(invites(goes, 'bakvei3@annet.example'))).to.be.instanceOf(NotAllowed);
    expect(await refused(invites(demoted, 'bakvei4@annet.example'))).to.be.instanceOf(NotAllowed);
  });

  it('do not exist for other tenants', async () => {
    const { clara, bjorn } = cast;
    const another = await as(clara, () => colleagueOf(clara, bjorn.id));
    expect(another).to.equal(undefined);
    const owner = await colleague(clara, 'Eva Fjord', 'eva@fjord.example', 'no password', 'owner');
    expect(await refused(as(owner, () => removeMember(owner, bjorn.id)))).to.be.instanceOf(NotFound);
    expect(await refused(as(owner, () => changeRole(owner, bjorn.id, 'reader')))).to.be.instanceOf(NotFound);
    expect(await refused(as(owner, () => changeRole(owner, newId(), 'reader')))).to.be.instanceOf(NotFound);
    expect(await withRole(bjorn.id)).to.deep.equal([{ role: 'member' }]);
  });

  it('leave a trace of ids and roles, and no names, in the audit trail', async () => {
    const person = await newcomer('member');
    await as(cast.astrid, () => changeRole(cast.astrid, person.id, 'reader'));
    const [entry] = await as(cast.astrid, () =>
      sql(
        `select action, actor_id, details from audit_entries where tenant_id = $1 and subject_id = $2 order by at desc limit 1`,
        [cast.astrid.tenantId, person.id],
      ),
    );
    expect(entry).to.deep.equal({
      action: 'member.role-changed',
      actor_id: cast.astrid.id,
      details: { from: 'member', to: 'reader' },
    });
  });
});
