import { expect } from 'chai';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { Invalid, NotAllowed } from '../../../src/domain/errors.ts';
import { newId } from '../../../src/domain/identifiers.ts';
import { change, inPlatform, inTenant, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { forgetFormerMembers } from '../../../src/domain/users/forget-users.ts';
import { eraseEndedTenants } from '../../../src/domain/tenants/ending/close-ended.ts';
import { emptiedTables, keptTables } from '../../../src/domain/tenants/ending/tables-in-order.ts';
import { endTenant, resumeTenant, tenantLifecycle, tenantStates } from '../../../src/domain/tenants/lifecycle.ts';
import { acceptInvitation, findInvitation } from '../../../src/domain/tenants/accept-invitation.ts';
import { invite } from '../../../src/domain/tenants/invitations.ts';
import { tokenHash } from '../../../src/domain/users/tokens.ts';
import { may, type Member } from '../../../src/domain/users/member.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { useCast } from '../../support/cast.ts';
import { placesWith } from '../../support/residue.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { openTestOutside } from '../../support/outside.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const end = new Date('2026-11-22T12:00:00+01:00');
const lastNightOfGrace = new Date('2026-12-22T23:30:00+01:00');
const afterGrace = new Date('2026-12-23T00:30:00+01:00');

describe('The life of a tenant', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  const at = <T>(moment: Date, by: Member, work: () => Promise<T>): Promise<T> =>
    atTime(moment, () => inTenant(by.tenantId, work));
  const life = (by: Member) => readingTenant(by.tenantId, tenantLifecycle);

  before(() => openTestOutside(folder.path));

  it('lets every state but the last be left, and only into states there are', () => {
    for (const [state, { next }] of Object.entries(tenantStates)) {
      expect(next.length > 0, state).to.equal(state !== 'erased');
      for (const one of next) expect(tenantStates, state).to.have.property(one);
    }
  });

  it('is ended by an owner alone, and says until when it can be taken back and when all is gone', async () => {
    expect((await life(cast.astrid)).state).to.equal('active');
    for (const by of [cast.bjorn, cast.randi]) {
      const refused = await at(end, by, () => endTenant(by)).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(NotAllowed);
    }
    expect(await at(end, cast.astrid, () => endTenant(cast.astrid))).to.deep.include({
      state: 'ended',
      graceUntil: '2026-12-22',
      erasedBy: '2027-02-20',
    });
    const again = await at(end, cast.astrid, () => endTenant(cast.astrid)).catch((error: unknown) => error);
    expect(again).to.be.instanceOf(Invalid);
  });

  it('leaves members reading and exporting while the grace runs, and writing nothing', async () => {
    const [member] = await membershipsOf(cast.astrid.userId);
    if (!member) throw new Error('an owner in grace gets in');
    expect(member.access).to.equal('readOnly');
    expect([may(member, 'read'), may(member, 'export'), may(member, 'write')]).to.deep.equal([true, true, false]);
  });

  it('invites nobody while the grace runs, also who had the page open, and lets nobody in by an invitation of before', async () => {
    const { tenantId } = cast.astrid;
    const sending = { language: 'nb', from: '10.0.0.1', linkTo: (token: string) => token } as const;
    const mails = () =>
      readingTenant(tenantId, () =>
        sql(`select from mails where tenant_id = $1 and template = 'invitation'`, [tenantId]),
      );
    const before = (await mails()).length;
    // As the member was before the end.
    const refused = await atTime(end, () =>
      invite(cast.astrid, { email: 'sent@grace.example', role: 'member' }, sending),
    ).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotAllowed);
    expect((await mails()).length, 'nobody is written to').to.equal(before);
    // One that was open when it ended.
    await at(end, cast.astrid, () =>
      change(
        `insert into invitations (tenant_id, id, email, role, token_hash, invited_by, created_at, expires_at)
         values ($1, $2, 'foer@grace.example', 'member', $3, $4, $5, $6)`,
        [tenantId, newId(), tokenHash('aapen'), cast.astrid.id, end, new Date(end.getTime() + 86_400_000)],
      ),
    );
    expect(await atTime(end, () => findInvitation(tenantId, 'aapen'))).to.equal(undefined);
    expect(
      await atTime(end, () =>
        acceptInvitation(tenantId, 'aapen', {
          newcomer: { name: 'Ny', passwordHash: 'x', language: 'nb' },
        }),
      ),
    ).to.equal(undefined);
  });

  it('goes on as it was when the end is taken back on the last night', async () => {
    await atTime(lastNightOfGrace, eraseEndedTenants);
    expect(await at(lastNightOfGrace, cast.astrid, () => resumeTenant(cast.astrid))).to.deep.include({
      state: 'active',
      endedAt: null,
    });
    expect((await membershipsOf(cast.astrid.userId))[0]?.access).to.equal('full');
    await atTime(afterGrace, eraseEndedTenants);
    expect((await life(cast.astrid)).state).to.equal('active');
  });

  it('keeps what only grows: while it lives, no row of those tables can be deleted', async () => {
    const [kept] = await at(end, cast.astrid, async () => {
      await change(
        `insert into reservation_washes (tenant_id, id, washed_on, recorded_at, recorded_by) values ($1, $2, '2026-11-20', $3, $4)`,
        [cast.astrid.tenantId, newId(), end, cast.astrid.id],
      );
      await change(`delete from reservation_washes where tenant_id = $1`, [cast.astrid.tenantId]);
      return sql<{ count: number }>(`select count(*)::int as count from reservation_washes where tenant_id = $1`, [
        cast.astrid.tenantId,
      ]);
    });
    expect(kept?.count).to.equal(1);
  });

  describe('whose grace is over', () => {
    before(async () => {
      await at(end, cast.astrid, async () => {
        const [contact = ''] = await insertContacts([
          {
            givenName: 'Kvitebjørn',
            familyName: 'Kanarifugl',
            emails: ['kvitebjorn@kanari.example'],
            phones: ['+4799988777'],
            ownerId: cast.bjorn.id,
          },
        ]);
        await recordActivity(cast.bjorn, {
          kind: 'note',
          subject: { kind: 'contact', id: contact },
          title: '',
          body: 'Kvitebjørn Kanarifugl ringte.',
        });
        await endTenant(cast.astrid);
      });
      await inPlatform(() =>
        change(
          `update users set restricted_at = now(), restriction_ground = 'claims', restriction_request = id where id = $1`,
          [cast.bjorn.userId],
        ),
      );
      await atTime(afterGrace, eraseEndedTenants);
    });

    it('is closed to everybody, erased, and cannot be taken back', async () => {
      expect((await life(cast.astrid)).state).to.equal('erased');
      expect(await membershipsOf(cast.astrid.userId)).to.deep.equal([]);
      const late = await at(afterGrace, cast.astrid, () => resumeTenant(cast.astrid)).catch((error: unknown) => error);
      expect(late).to.be.instanceOf(Invalid);
    });

    it('invariant I4: has left nothing of its contacts anywhere', async () => {
      expect(await placesWith(cast.database, ['kanarifugl', 'kvitebjorn', 'kvitebjørn', '99988777'])).to.deep.equal([]);
    });

    it('has rows in no table but those that the law keeps, its own, the one who accepted the agreement, and the mail that says so', async () => {
      const found = await asSuperuser(cast.database, async (client) => {
        const { rows } = await client.query<{ table: string }>(
          `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
        );
        const left: string[] = [];
        for (const { table } of rows) {
          const { rowCount } = await client.query(`select from ${table} where tenant_id = $1 limit 1`, [
            cast.astrid.tenantId,
          ]);
          if (rowCount) left.push(table);
        }
        return left;
      });
      const mail = ['mails', 'outbox'];
      expect(
        found.filter((table) => ![...keptTables, 'members', 'tenant_keys', ...mail].includes(table)),
      ).to.deep.equal([]);
      const mails = await inTenant(cast.astrid.tenantId, () =>
        sql(
          `select m.template, o.kind from mails m full join outbox o on o.tenant_id = m.tenant_id and o.subject_id = m.id`,
        ),
      );
      expect(mails).to.deep.equal([{ template: 'deletion-certificate', kind: 'mail' }]);
      const members = await inTenant(cast.astrid.tenantId, () =>
        sql(`select id, user_id from members where tenant_id = $1 and id <> $2`, [cast.astrid.tenantId, cast.bjorn.id]),
      );
      expect(members).to.deep.equal([{ id: cast.astrid.id, user_id: null }]);
    });

    it('hard case 30: keeps its audit trail, the subscription and the agreement', async () => {
      expect(keptTables).to.include.members(['audit_entries', 'subscriptions', 'agreement_acceptances']);
      const actions = await inTenant(cast.astrid.tenantId, () =>
        sql<{ action: string }>(
          `select action from audit_entries where tenant_id = $1 and subject = 'tenant' order by id`,
          [cast.astrid.tenantId],
        ),
      );
      expect(actions.map(({ action }) => action)).to.include.members([
        'tenant.ended',
        'tenant.closed',
        'tenant.erased',
      ]);
    });

    it('only stores the membership of whoever is restricted until that is lifted, and not a night longer (Art. 18)', async () => {
      const membership = () =>
        inTenant(cast.astrid.tenantId, () =>
          sql(
            `select user_id as "userId", ended_at is not null as ended, role from members where tenant_id = $1 and id = $2`,
            [cast.astrid.tenantId, cast.bjorn.id],
          ),
        );
      const night = () => atTime(afterGrace, forgetFormerMembers);
      await night();
      expect(await membership()).to.deep.equal([{ userId: cast.bjorn.userId, ended: true, role: 'reader' }]);
      await inPlatform(() =>
        change(
          `update users set restricted_at = null, restriction_ground = null, restriction_request = null where id = $1`,
          [cast.bjorn.userId],
        ),
      );
      await night();
      expect(await membership()).to.deep.equal([]);
    });

    it('takes nothing from another tenant, and a second night does nothing', async () => {
      expect((await membershipsOf(cast.clara.userId))[0]?.tenantId).to.equal(cast.clara.tenantId);
      const before = await life(cast.astrid);
      await atTime(new Date('2026-12-24T03:40:00+01:00'), eraseEndedTenants);
      expect(await life(cast.astrid)).to.deep.equal(before);
    });

    it('could be emptied table by table: the application may delete from each', async () => {
      const forbidden = await inTenant(cast.astrid.tenantId, () =>
        sql<{ table: string }>(
          `select t as table from unnest($1::text[]) t where not has_table_privilege(current_user, t, 'delete')`,
          [emptiedTables],
        ),
      );
      expect(forbidden).to.deep.equal([]);
    });
  });
});
