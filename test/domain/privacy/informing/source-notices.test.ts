import { expect } from 'chai';

import { atTime, osloDay } from '../../../../src/domain/clock.ts';
import { insertContacts, type ContactRow } from '../../../../src/domain/contacts/bulk.ts';
import { newId } from '../../../../src/domain/identifiers.ts';
import { Invalid, NotFound } from '../../../../src/domain/errors.ts';
import { sendPersonPage } from '../../../../src/domain/privacy/access/person-link.ts';
import {
  givenNotices,
  recordNotices,
  sendNotices,
  takeNoticeBack,
} from '../../../../src/domain/privacy/informing/give-notices.ts';
import { countOwed, owedNotices, type OwedNotice } from '../../../../src/domain/privacy/informing/owed-notices.ts';
import { writeNoticeLines } from '../../../../src/domain/privacy/informing/notice-lines.ts';
import { exemptions } from '../../../../src/domain/privacy/informing/ways.ts';
import { removeContactPurpose, setContactPurpose } from '../../../../src/domain/privacy/purposes/contact-purposes.ts';
import { giveToMany, takeBackGift } from '../../../../src/domain/privacy/purposes/give-to-many.ts';
import { anonymiseContacts } from '../../../../src/domain/privacy/retention/anonymise-contacts.ts';
import { change, inTenant, sql } from '../../../../src/domain/tenancy.ts';
import { asActor } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsSent } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { useFiles } from '../access/packages.ts';
import { allPurposesOn } from '../consent/people.ts';
import { refusal, restrict } from '../restriction/restricted-person.ts';

/** GDPR Art. 14(3) and (5): who was not asked themselves is told within a month, or at the first contact, with exceptions. */
describe('Whoever is to be told that they are here', () => {
  const cast = useCast();
  useFiles();
  const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);
  const person = async (familyName: string, more: Partial<ContactRow> = {}): Promise<string> =>
    (
      await here(() =>
        insertContacts([
          {
            givenName: 'Siv',
            familyName,
            emails: [`siv@${familyName.toLowerCase()}.example`],
            createdBy: cast.astrid.id,
            ...more,
          },
        ]),
      )
    )[0] ?? '';
  const waiting = async (id: string): Promise<OwedNotice | undefined> =>
    (await here(() => owedNotices(cast.astrid, ''))).rows.find(({ contactId }) => contactId === id);
  const mailsOf = (id: string) =>
    here(() =>
      sql<{ to: string; recorded: string; key: string }>(
        `select m.to_address as "to", m.params->>'recorded' as recorded, o.key
           from source_notices n
           join outbox o on o.tenant_id = $1 and o.kind = 'mail' and o.key = 'source-notice:' || n.id
           join mails m on m.tenant_id = $1 and m.id = o.subject_id
          where n.tenant_id = $1 and n.contact_id = $2`,
        [cast.astrid.tenantId, id],
      ),
    );
  const chosen = (...ids: string[]) => ({ of: 'chosen', ids }) as const;

  it('stands in the queue within a month of the record, clamped to a shorter month, with where the data is from', async () => {
    const id = await person('Januar', { createdAt: new Date('2026-01-31T12:00:00Z'), source: 'import' });
    expect(await waiting(id)).to.include({ dueOn: '2026-02-28', source: 'import', inTouch: false, name: 'Siv Januar' });
    const typed = await person('Oslodag', { createdAt: new Date('2026-03-14T23:30:00Z') });
    expect(await waiting(typed), 'by the day in Norway').to.include({
      recordedOn: '2026-03-15',
      dueOn: '2026-04-15',
      recordedBy: cast.astrid.name,
    });
  });

  it('is due by the first contact when that comes sooner, and no sooner than the record', async () => {
    const at = new Date('2026-05-04T10:00:00Z');
    const id = await person('Kontakt', { createdAt: at });
    const early = await person('Tidlig', { createdAt: at });
    const noted = await person('Notert', { createdAt: at });
    await atTime(new Date('2026-05-06T10:00:00Z'), () =>
      here(async () => {
        for (const [contactId, kind, happenedAt] of [
          [id, 'call', '2026-05-06T09:00:00Z'],
          [early, 'meeting', '2026-04-01T09:00:00Z'],
          [noted, 'note', '2026-05-05T09:00:00Z'],
        ] as const)
          await change(
            `insert into activities (tenant_id, id, kind, subject, contact_id, happened_at, created_at)
             values ($1, $2, $3, 'x', $2, $4, $4)`,
            [cast.astrid.tenantId, contactId, kind, new Date(happenedAt)],
          );
        const { rows } = await owedNotices(cast.astrid, '');
        const due = (contactId: string) => rows.find((row) => row.contactId === contactId)?.dueOn;
        expect(due(id)).to.equal('2026-05-06');
        expect(due(early)).to.equal('2026-05-04');
        expect(due(noted), 'a note is no contact').to.equal('2026-06-04');
      }),
    );
  });

  it('is not who gave the data themselves, sample data, the trash, or somebody restricted', async () => {
    const form = await person('Skjema', { source: 'form' });
    const demo = await person('Eksempel', { source: 'demo' });
    const trash = await person('Kastet');
    const told = await person('Selv');
    const restricted = await person('Begrenset');
    await here(async () => {
      await change(`update contacts set deleted_at = $3 where tenant_id = $1 and id = $2`, [
        cast.astrid.tenantId,
        trash,
        new Date(),
      ]);
      await change(`update contact_purposes set source = 'person' where tenant_id = $1 and contact_id = $2`, [
        cast.astrid.tenantId,
        told,
      ]);
      await change(
        `insert into contact_purposes (tenant_id, id, contact_id, purpose_id, basis, source, since)
         select $1, $2, $2, p.id, 'legitimate-interest', 'person', $3 from purposes p where p.tenant_id = $1 limit 1
         on conflict (tenant_id, contact_id, purpose_id) do nothing`,
        [cast.astrid.tenantId, told, new Date()],
      );
    });
    await restrict(cast.astrid, restricted);
    for (const id of [form, demo, trash, told, restricted]) expect(await waiting(id)).to.equal(undefined);
    expect(
      await refusal(here(() => sendNotices(cast.astrid, chosen(trash, restricted), 'nb'))),
      'nor can a form name them',
    ).to.be.instanceOf(Invalid);
  });

  it('is sent one mail with their own page, and is told once', async () => {
    const [first, second, mute] = [await person('Post'), await person('Brev'), await person('Stum', { emails: [] })];
    expect(await here(() => sendNotices(cast.astrid, chosen(first, second, mute), 'nb'))).to.equal(2);
    const [mail] = await mailsOf(first);
    expect(mail).to.include({ to: 'siv@post.example' });
    expect(mail?.recorded, 'says who the controller is').to.be.a('string').and.not.equal('');
    expect(await waiting(first)).to.equal(undefined);
    expect(await waiting(mute), 'without an address stays').to.include({ email: null });
    expect(await refusal(here(() => sendNotices(cast.astrid, chosen(first), 'nb')))).to.be.instanceOf(Invalid);
    expect(await mailsOf(first)).to.have.length(1);
  });

  it('is owed it again when the mail is given up, and gets another', async () => {
    const id = await person('Oppgitt');
    await here(() => sendNotices(cast.astrid, chosen(id), 'nb'));
    const [mail] = await mailsOf(id);
    await here(() =>
      change(`update outbox set dead_at = $3 where tenant_id = $1 and kind = 'mail' and key = $2`, [
        cast.astrid.tenantId,
        mail?.key,
        new Date(),
      ]),
    );
    expect(await waiting(id)).to.include({ contactId: id });
    expect(await here(() => sendNotices(cast.astrid, chosen(id), 'en'))).to.equal(1);
    expect((await mailsOf(id))[0]?.key)
      .to.be.a('string')
      .and.not.equal(mail?.key);
    expect(await waiting(id)).to.equal(undefined);
  });

  it('has been told by the link to their own page, sent for another reason', async () => {
    const id = await person('Lenke');
    await here(() => sendPersonPage(cast.astrid, id, 'nb', (_tenant, token) => `https://onnet.example/${token}`));
    expect(await waiting(id)).to.equal(undefined);
  });

  it('can be told by a member, or exempted with a reason, and that can be taken back', async () => {
    const id = await person('Ringt');
    const today = osloDay();
    const note = (how: string, day: string, reason: string) =>
      here(() => recordNotices(cast.astrid, chosen(id), { how, day, reason }));
    const fields = async (how: string, day: string, reason: string) => {
      const refused = await refusal(note(how, day, reason));
      return refused instanceof Invalid ? Object.keys(refused.fields) : refused;
    };
    expect(await fields('', today, '')).to.deep.equal(['how']);
    expect(await fields('mailed', today, ''), 'only the mail itself says so').to.deep.equal(['how']);
    expect(await fields('first-contact', '', '')).to.deep.equal(['day']);
    expect(await fields('first-contact', '2999-01-01', '')).to.deep.equal(['day']);
    for (const exemption of exemptions) expect(await fields(exemption, today, ' ')).to.deep.equal(['reason']);

    expect(await note('first-contact', today, '')).to.equal(1);
    expect(await waiting(id)).to.equal(undefined);
    const line = (await here(() => givenNotices(cast.astrid))).find(({ contactId }) => contactId === id);
    expect(line).to.include({ how: 'first-contact', toldOn: today, notedBy: cast.astrid.name });
    await here(() => takeNoticeBack(cast.astrid, line?.id ?? ''));
    expect(await waiting(id)).to.include({ contactId: id });
    expect(await note('effort', '', 'Ingen adresse finnes.')).to.equal(1);
    const trail = await here(() =>
      sql<{ action: string; how: string }>(
        `select action, details->>'how' as how from audit_entries
          where tenant_id = $1 and subject_id = $2 and action like 'notice.%' order by at, id`,
        [cast.astrid.tenantId, id],
      ),
    );
    expect(trail).to.deep.equal([
      { action: 'notice.recorded', how: 'first-contact' },
      { action: 'notice.taken-back', how: 'first-contact' },
      { action: 'notice.recorded', how: 'effort' },
    ]);
  });

  it('keeps a mail that went: it cannot be taken back', async () => {
    const id = await person('Sendt');
    await here(() => sendNotices(cast.astrid, chosen(id), 'nb'));
    const line = (await here(() => givenNotices(cast.astrid))).find(({ contactId }) => contactId === id);
    expect(await refusal(here(() => takeNoticeBack(cast.astrid, line?.id ?? '')))).to.be.instanceOf(NotFound);
  });

  it('is counted by an index that holds who has not been told, however many have', async () => {
    await person('Uten Beskjed', { createdAt: new Date('2026-02-01T12:00:00Z') });
    await here(async () => {
      const told = await insertContacts(
        Array.from({ length: 6_000 }, (_, at) => ({
          givenName: 'Fortalt',
          familyName: `Nr${at}`,
          source: 'import' as const,
        })),
      );
      await writeNoticeLines(
        cast.astrid,
        told.map((contactId) => ({ id: newId(), contactId })),
        { how: 'elsewhere', toldOn: osloDay(), reason: '' },
      );
    });
    await asSuperuser(cast.database, (client) =>
      client.query('analyze contacts; analyze source_notices; analyze outbox'),
    );
    const [sent] = (await statementsSent(() => here(() => countOwed(cast.astrid)))).filter(({ text }) =>
      text.includes('count('),
    );
    const plan = await here(() => sql(`explain ${sent?.text ?? ''}`, sent?.values ?? []));
    const lines = plan.map((row) => Object.values(row).join(''));
    expect(lines.join('\n')).to.include('contacts_notice_open').and.not.include('Seq Scan on contacts');
  });

  it('asks again about whoever is no longer known to have given the data themselves', async () => {
    const id = await person('Angret');
    const purposes = await allPurposesOn(cast.astrid);
    const purpose = purposes['sales-and-service'] ?? '';
    const set = (source: string) =>
      here(() => setContactPurpose(cast.astrid, id, { purposeId: purpose, source, since: '' }));
    await set('person');
    expect(await waiting(id)).to.equal(undefined);
    await set('other');
    expect(await waiting(id), 'written down otherwise').to.not.equal(undefined);
    await set('form');
    expect(await waiting(id)).to.equal(undefined);
    await here(() => removeContactPurpose(cast.astrid, id, purpose));
    expect(await waiting(id), 'taken away').to.not.equal(undefined);
    const gift = await here(() =>
      giveToMany(cast.astrid, { of: 'chosen', ids: [id] }, { purposeId: purpose, source: 'person', since: '' }),
    );
    expect(await waiting(id), 'given to many').to.equal(undefined);
    await here(() => takeBackGift(cast.astrid, gift.id));
    expect(await waiting(id), 'and taken back').to.not.equal(undefined);
  });

  it('is counted by when it is due, and a page begins after the one before', async () => {
    const by = cast.astrid;
    const day = new Date('2020-02-10T12:00:00Z');
    await person('Eldst', { createdAt: new Date('2020-01-01T12:00:00Z') });
    const before = await atTime(day, () => here(() => countOwed(by)));
    await person('Nest', { createdAt: new Date('2020-01-12T12:00:00Z') });
    await atTime(day, () =>
      here(async () => {
        const counts = await countOwed(by);
        expect(counts).to.deep.equal({ ...before, soon: before.soon + 1 });
        expect(before).to.include({ late: 1, atLeast: false });
        const { rows } = await owedNotices(by, '');
        const [oldest, next] = rows;
        expect([oldest?.name, next?.name]).to.deep.equal(['Siv Eldst', 'Siv Nest']);
        const after = await owedNotices(by, `${oldest?.dueOn}_${oldest?.contactId}`);
        expect(after.rows[0]?.name).to.equal('Siv Nest');
      }),
    );
  });

  it('goes with the person, reason and all, and is another tenant’s nowhere', async () => {
    const id = await person('Borte');
    await here(() => recordNotices(cast.astrid, chosen(id), { how: 'has-it', day: '', reason: 'Fikk brevet i fjor.' }));
    const other = cast.clara.tenantId;
    expect(await inTenant(other, () => sql(`select 1 from source_notices where contact_id = $1`, [id]))).to.deep.equal(
      [],
    );
    await here(() => anonymiseContacts(asActor(cast.astrid), [id]));
    expect(
      await here(() =>
        sql(`select 1 from source_notices where tenant_id = $1 and contact_id = $2`, [cast.astrid.tenantId, id]),
      ),
    ).to.deep.equal([]);
  });
});
