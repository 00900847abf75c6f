import { expect } from 'chai';
import { pino } from 'pino';

import { deliverMail } from '../../../src/domain/mail/deliver-mail.ts';
import { forgetExpired } from '../../../src/domain/privacy/expiry/forget-expired.ts';
import { keptMail, newestKeptMails } from '../../../src/domain/mail/kept-mail.ts';
import { writeMail } from '../../../src/domain/mail/mail.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../../src/domain/mail/outgoing-mail.ts';
import { PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { inPlatform, inTenant } from '../../../src/domain/tenancy.ts';
import { carryOutObligation } from '../../../src/workers/carry-out.ts';
import { mailWriter } from '../../../src/workers/mail/write-mail-text.ts';
import { useCast } from '../../support/cast.ts';
import { headerOf, startMailServer, type MailServer } from '../../support/mail-server.ts';
import { asSuperuser } from '../../support/superuser.ts';

const log = pino({ level: 'silent' });
const link = 'https://onnet.example/no/nb/new-password/a-secret-token';

interface MailRow {
  tenant_id: string;
  id: string;
  to_address: string;
  params: object;
  subject: string | null;
  body_text: string | null;
  message_id: string | null;
  sent_at: Date | null;
}

interface OwedRow {
  tenant_id: string;
  id: string;
  subject_id: string;
  failure: string | null;
  done_at: Date | null;
}

describe('mail', () => {
  const cast = useCast();
  const { database } = cast;
  let server: MailServer;

  before(async () => {
    server = await startMailServer();
  });
  after(() => server.stop());

  const open = (smtpUrl: string | undefined): void =>
    openOutgoingMail({ smtpUrl, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });

  beforeEach(() => open(server.url));
  afterEach(async () => {
    closeOutgoingMail();
    server.behave(() => undefined);
    server.received.splice(0);
    await asSuperuser(database, (client) => client.query('delete from mails; delete from outbox'));
  });

  const mails = (): Promise<MailRow[]> =>
    asSuperuser(database, async (client) => (await client.query<MailRow>('select * from mails')).rows);
  const owed = (): Promise<OwedRow[]> =>
    asSuperuser(database, async (client) => (await client.query<OwedRow>('select * from outbox')).rows);
  const carryOutAll = async (): Promise<void> => {
    for (const { tenant_id: tenantId, id } of await owed())
      await carryOutObligation({ mail: deliverMail }, log, { tenantId, id });
  };
  const writeReset = (to: string, key = 'reset:1'): Promise<void> =>
    inPlatform(() => writeMail('password-reset', { to, language: 'nb', params: { link }, key }));

  describe('when it is written', () => {
    it('is one row and one duty, in whichever tenant is open', async () => {
      await inTenant(cast.astrid.tenantId, () =>
        writeMail('export-ready', { to: 'astrid@nordlys.example', language: 'nb', params: { link }, key: 'export:1' }),
      );
      await writeReset('kari@firma.example');
      const written = await mails();
      expect(written.map((mail) => mail.tenant_id)).to.have.members([cast.astrid.tenantId, PLATFORM_TENANT_ID]);
      expect((await owed()).map((duty) => duty.subject_id)).to.have.members(written.map((mail) => mail.id));
    });

    it('is written once for a key, also when two ask at the same time', async () => {
      await Promise.all([writeReset('kari@firma.example'), writeReset('kari@firma.example')]);
      await writeReset('kari@firma.example');
      expect(await mails()).to.have.length(1);
      expect(await owed()).to.have.length(1);
    });

    it('is never written when the transaction does not commit', async () => {
      const failure = await inPlatform(async () => {
        await writeMail('password-changed', { to: 'kari@firma.example', language: 'nb', params: {}, key: 'undone' });
        throw new Error('something else went wrong');
      }).catch((error: unknown) => error);
      expect(failure).to.be.an('error');
      expect(await mails()).to.deep.equal([]);
      expect(await owed()).to.deep.equal([]);
    });
  });

  describe('when it is sent', () => {
    it('arrives as plain text and HTML, from the legal entity, under the stored Message-ID', async () => {
      await writeReset('kari@firma.example');
      await carryOutAll();
      const [arrived] = server.received;
      const [row] = await mails();
      if (!arrived || !row) throw new Error('nothing arrived');
      expect(arrived.to).to.deep.equal(['kari@firma.example']);
      expect(arrived.from).to.equal(defaultLegalEntity.email);
      expect(headerOf(arrived, 'Message-ID')).to.equal(row.message_id).and.to.equal(`<${row.id}@onnet.tech>`);
      expect(headerOf(arrived, 'Content-Type')).to.match(/^multipart\/alternative/);
      expect(headerOf(arrived, 'Auto-Submitted')).to.equal('auto-generated');
      expect(headerOf(arrived, 'Content-Language')).to.equal('nb');
      expect(arrived.source).to.include('a-secret-token');
    });

    it('leaves no text and no link behind: they open accounts', async () => {
      await writeReset('kari@firma.example');
      await carryOutAll();
      const [row] = await mails();
      expect(row).to.include({ body_text: null });
      expect(row?.sent_at).to.be.a('date');
      expect(JSON.stringify(row)).to.not.include('a-secret-token');
    });

    it('goes to one address, even when somebody typed a comma', async () => {
      await writeReset('kari@firma.example, alle@firma.example');
      await carryOutAll();
      const others = server.received.flatMap((mail) => mail.to).filter((address) => address === 'alle@firma.example');
      expect(others).to.deep.equal([]);
    });

    it('is postponed with a word when the server refuses, and the same mail goes out later', async () => {
      server.behave(() => 451);
      await writeReset('kari@firma.example');
      await carryOutAll();
      expect(await owed()).to.have.length(1);
      expect((await owed())[0]).to.include({ failure: 'smtp-451', done_at: null });
      const [refused] = await mails();

      server.behave(() => undefined);
      await carryOutAll();
      expect(server.received.map((mail) => headerOf(mail, 'Message-ID'))).to.deep.equal([refused?.message_id]);
      expect((await owed())[0]?.done_at).to.be.a('date');
    });

    it('is postponed when no server answers', async () => {
      closeOutgoingMail();
      // The discard port: nobody listens there.
      open('smtp://127.0.0.1:9');
      await writeReset('kari@firma.example');
      await carryOutAll();
      expect((await owed())[0]?.failure).to.match(/^smtp-e(connection|socket|connrefused)$/);
    });

    it('is settled without sending when it has been forgotten meanwhile', async () => {
      await writeReset('kari@firma.example');
      await asSuperuser(database, (client) => client.query('delete from mails'));
      await carryOutAll();
      expect(server.received).to.deep.equal([]);
      expect((await owed())[0]?.done_at).to.be.a('date');
    });
  });

  describe('where no server is set up', () => {
    beforeEach(() => {
      closeOutgoingMail();
      open(undefined);
    });

    it('is kept, rendered, and found on the list and by itself', async () => {
      await writeReset('kari@firma.example');
      await carryOutAll();
      const [kept] = await newestKeptMails();
      expect(kept).to.include({ to: 'kari@firma.example', subject: 'Lag nytt passord hos OnNet CRM' });
      expect(kept?.text).to.include(link);
      expect(await keptMail(PLATFORM_TENANT_ID, kept?.id ?? '')).to.deep.equal(kept);
    });

    it('is on the list of a tenant that has ended too, whose owners are told of it', async () => {
      const { tenantId } = cast.clara;
      await inTenant(tenantId, () =>
        writeMail('password-changed', { to: 'clara@fjord.example', language: 'nb', params: {}, key: 'ended' }),
      );
      await carryOutAll();
      const end = (ended: string) =>
        asSuperuser(database, (client) =>
          client.query(`update tenants set ended_at = ${ended} where id = $1`, [tenantId]),
        );
      await end('now()');
      expect((await newestKeptMails()).map((kept) => kept.to)).to.include('clara@fjord.example');
      await end('null');
    });

    it('is not found through another tenant, nor under what is no id', async () => {
      await writeReset('kari@firma.example');
      await carryOutAll();
      const [kept] = await newestKeptMails();
      expect(await keptMail(cast.clara.tenantId, kept?.id ?? '')).to.equal(undefined);
      expect(await keptMail('nordlys', kept?.id ?? '')).to.equal(undefined);
      expect(await keptMail(PLATFORM_TENANT_ID, '1')).to.equal(undefined);
    });
  });

  it('is forgotten after 30 days, of the platform and of every tenant, and not before', async () => {
    await writeReset('kari@firma.example', 'old');
    await inTenant(cast.clara.tenantId, () =>
      writeMail('password-changed', { to: 'clara@fjord.example', language: 'nb', params: {}, key: 'old' }),
    );
    await asSuperuser(database, (client) =>
      client.query(`update mails set created_at = now() - interval '30 days 1 minute'`),
    );
    await writeReset('ola@firma.example', 'young');
    await asSuperuser(database, (client) =>
      client.query(
        `update mails set created_at = now() - interval '29 days 23 hours' where to_address = 'ola@firma.example'`,
      ),
    );
    await forgetExpired();
    expect((await mails()).map((mail) => mail.to_address)).to.deep.equal(['ola@firma.example']);
  });
});
