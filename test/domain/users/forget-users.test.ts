import { expect } from 'chai';

import { recordActivity } from '../../../src/domain/activities/record-activity.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { insertContacts } from '../../../src/domain/contacts/bulk.ts';
import { inPlatform, inTenant, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { removeMember } from '../../../src/domain/tenants/roles.ts';
import { authorships, forgetMember, formerUser } from '../../../src/domain/users/former-user.ts';
import { forgetFormerMembers, forgetUsersAlone } from '../../../src/domain/users/forget-users.ts';
import { joinTenant } from '../../../src/domain/users/join-tenant.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { createUser } from '../../../src/domain/users/users.ts';
import { useCast } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { placesWith } from '../../support/residue.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const left = new Date('2026-03-31T10:00:00Z');
const name = 'Sivert Kanarifugl';
let number = 0;

describe('A user who has left', () => {
  const cast = useCast();
  const folder = useTemporaryFolder();
  before(() => openTestOutside(folder.path));
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

  /** Somebody who joined Nordlys and wrote a note on a contact of theirs. */
  async function author(): Promise<{ member: Member; contactId: string }> {
    const email = `sivert${++number}@kanari.example`;
    const id = await inPlatform(() => createUser({ email, name, passwordHash: 'none', language: 'nb' }));
    if (id === undefined) throw new Error('the address is taken');
    await here(() => joinTenant({ id, name }, 'member'));
    const [member] = await membershipsOf(id);
    if (!member) throw new Error('not a member');
    const contactId = await here(async () => {
      const [contact = ''] = await insertContacts([
        { givenName: 'Kari', familyName: 'Nordmann', ownerId: member.id, createdBy: member.id },
      ]);
      await recordActivity(member, {
        kind: 'note',
        subject: { kind: 'contact', id: contact },
        title: '',
        body: 'Vil ha tilbud før jul.',
      });
      return contact;
    });
    return { member, contactId };
  }
  const leave = (member: Member) => atTime(left, () => here(() => removeMember(cast.astrid, member.id)));
  const note = async (contactId: string) => {
    const [row] = await here(() =>
      sql<{ body: string; author: string; former: boolean }>(
        `select a.body, m.name as author, m.former_user as former from activities a
           join members m on m.tenant_id = $1 and m.id = a.by_member where a.tenant_id = $1 and a.contact_id = $2`,
        [cast.astrid.tenantId, contactId],
      ),
    );
    return row;
  };
  const userIsThere = async (id: string): Promise<boolean> =>
    (await platformRead(`select from users where id = $1`, [id])).length === 1;

  it('hard case 15: stays the author for twelve months and is then the former user; the content stays', async () => {
    const { member, contactId } = await author();
    await leave(member);
    await atTime(new Date('2027-03-30T10:00:00Z'), forgetFormerMembers);
    expect((await note(contactId))?.author).to.equal(name);
    await atTime(new Date('2027-03-31T10:00:00Z'), forgetFormerMembers);
    expect(await note(contactId)).to.deep.equal({
      body: 'Vil ha tilbud før jul.',
      author: 'Tidligere bruker',
      former: true,
    });
    const [contact] = await here(() =>
      sql(
        `select c.owner_id, m.former_user from contacts c join members m on m.tenant_id = $1 and m.id = c.created_by
          where c.tenant_id = $1 and c.id = $2`,
        [cast.astrid.tenantId, contactId],
      ),
    );
    expect(contact, 'a contact is nobody’s responsibility, and was made by the former user').to.deep.equal({
      owner_id: null,
      former_user: true,
    });
  });

  it('hard case 15: is one former user with all the others who left', async () => {
    const [first, second] = [await author(), await author()];
    for (const { member } of [first, second]) {
      await leave(member);
      await forgetMember(cast.astrid.tenantId, member.id);
    }
    const formers = await here(() =>
      sql(`select from members where tenant_id = $1 and former_user`, [cast.astrid.tenantId]),
    );
    expect(formers).to.have.length(1);
    expect(await here(formerUser)).to.equal(await here(formerUser));
    for (const { contactId } of [first, second]) expect((await note(contactId))?.former).to.equal(true);
  });

  it('is left alone while still a member', async () => {
    const { member, contactId } = await author();
    await forgetMember(cast.astrid.tenantId, member.id);
    expect((await note(contactId))?.author).to.equal(name);
  });

  it('is removed after thirty days as nobody’s member, and what they wrote is not', async () => {
    const { member, contactId } = await author();
    await leave(member);
    const at = (moment: string) => atTime(new Date(moment), forgetUsersAlone);
    await at('2026-04-01T03:00:00Z');
    await at('2026-05-01T02:59:59Z');
    expect(await userIsThere(member.userId)).to.equal(true);
    await at('2026-05-01T03:00:00Z');
    expect(await userIsThere(member.userId)).to.equal(false);
    expect((await note(contactId))?.body).to.equal('Vil ha tilbud før jul.');
    await at('2026-05-01T03:00:00Z');
  });

  it('who is invited again in time starts over', async () => {
    const { member } = await author();
    await leave(member);
    await atTime(new Date('2026-04-01T03:00:00Z'), forgetUsersAlone);
    await here(() => joinTenant({ id: member.userId, name }, 'member'));
    await atTime(new Date('2026-05-01T03:00:00Z'), forgetUsersAlone);
    expect(await userIsThere(member.userId)).to.equal(true);
  });

  it('leaves neither name nor address anywhere, once both have had their turn', async () => {
    const { member } = await author();
    await leave(member);
    await atTime(new Date('2026-04-01T03:00:00Z'), forgetUsersAlone);
    await atTime(new Date('2026-05-01T03:00:00Z'), forgetUsersAlone);
    await forgetMember(cast.astrid.tenantId, member.id);
    const address = `sivert${number}@kanari.example`;
    expect(await placesWith(cast.database, [address])).to.deep.equal([]);
    const members = await here(() =>
      sql(`select from members where tenant_id = $1 and id = $2`, [cast.astrid.tenantId, member.id]),
    );
    expect(members).to.deep.equal([]);
  });

  it('is handed over from every column that the database lets point to a member', async () => {
    const keys = await asSuperuser(cast.database, async (client) => {
      const { rows } = await client.query<{ place: string }>(
        `select conrelid::regclass::text || '.' || a.attname as place
           from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
          where k.contype = 'f' and k.confrelid = 'members'::regclass order by 1`,
      );
      return rows.map(({ place }) => place);
    });
    const known = authorships.map(({ table, column }) => `${table}.${column}`);
    expect(keys.filter((key) => !known.includes(key))).to.deep.equal(['agreement_acceptances.accepted_by']);
  });
});
