import { expect } from 'chai';
import { pino } from 'pino';

import { loadConfig } from '../../src/config.ts';
import { askForConsent } from '../../src/domain/privacy/consent/ask-consent.ts';
import { recordWithdrawal } from '../../src/domain/privacy/consent/record-consent.ts';
import { inTenant, sql } from '../../src/domain/tenancy.ts';
import { relayDueObligations } from '../../src/workers/outbox-relay.ts';
import { startWorkers } from '../../src/workers/worker.ts';
import { allPurposesOn, somebody } from '../domain/privacy/consent/people.ts';
import { useCast } from '../support/cast.ts';
import { startOutgoingMail, type MailServer } from '../support/mail-server.ts';
import {
  eventually,
  letOutboxTimePass,
  openStore,
  queueStores,
  startWorkerProcess,
  type WorkerProcess,
} from '../support/workers.ts';

const silent = pino({ level: 'silent' });
const links = {
  confirm: (token: string): string => `https://onnet.example/yes/${token}`,
  unsubscribe: (token: string): string => `https://onnet.example/no/${token}`,
};

for (const store of queueStores(5)) {
  describe(`Consent that is withdrawn after a mail was written, queues on ${store.name}`, function () {
    this.timeout(60_000);

    const cast = useCast({ poolSize: 8 });
    let server: MailServer;
    let worker: WorkerProcess | undefined;
    let purposeId = '';
    const here = <T>(work: () => Promise<T>): Promise<T> => inTenant(cast.astrid.tenantId, work);

    before(async () => {
      server = await startOutgoingMail();
      purposeId = (await allPurposesOn(cast.astrid))['marketing-email'] ?? '';
    });
    beforeEach(() => store.forget(cast.database));
    afterEach(async () => {
      await worker?.killHard();
      server.behave(() => undefined);
      server.received.splice(0);
    });
    after(() => server.stop());

    /** Somebody whom a mail for a purpose is owed. */
    const owed = async (email: string): Promise<string> => {
      const id = await somebody(cast.astrid, { email });
      await here(() => askForConsent(cast.astrid, id, { purposeId, language: 'nb', via: 'phone' }, links));
      return id;
    };
    const withdraw = (id: string): Promise<void> =>
      here(() => recordWithdrawal(cast.astrid, id, { purposeId, via: 'phone' }));
    const mailTo = async (email: string) => {
      const [mail] = await here(() =>
        sql<{ done: boolean; sent: boolean; blocked: string | null; text: string | null; params: object }>(
          `select o.done_at is not null as done, m.sent_at is not null as sent, m.blocked, m.body_text as text, m.params
             from mails m join outbox o on o.tenant_id = $1 and o.kind = 'mail' and o.subject_id = m.id
            where m.tenant_id = $1 and m.to_address = $2`,
          [cast.astrid.tenantId, email],
        ),
      );
      return mail;
    };
    const stopped = { done: true, sent: false, blocked: 'said-no', text: null, params: {} };
    const config = () =>
      loadConfig({ NODE_ENV: 'test', ...(store.redisUrl === undefined ? {} : { REDIS_URL: store.redisUrl }) });

    it('hard case 7: stops the mail while its job waits in the queue, and no other', async () => {
      const id = await owed('kari@ventet.example');
      await owed('ola@ventet.example');
      const queues = await openStore(store, cast.database);
      expect(await relayDueObligations(queues)).to.equal(2);
      await queues.close();
      await withdraw(id);
      const workers = await startWorkers(config(), cast.database.appUrl, silent);
      await eventually(async () => Boolean((await mailTo('kari@ventet.example'))?.done));
      await eventually(async () => Boolean((await mailTo('ola@ventet.example'))?.done));
      await workers.stop();
      expect(await mailTo('kari@ventet.example')).to.deep.equal(stopped);
      expect(server.received.map(({ to }) => to)).to.deep.equal([['ola@ventet.example']]);
    });

    it('hard case 7: stops the mail that the server refused the first time', async () => {
      let refused = 0;
      server.behave(() => {
        refused++;
        return 451;
      });
      const id = await owed('kari@avvist.example');
      const workers = await startWorkers(config(), cast.database.appUrl, silent);
      await eventually(() => refused === 1);
      await withdraw(id);
      server.behave(() => undefined);
      await letOutboxTimePass(cast.database);
      await eventually(async () => {
        await letOutboxTimePass(cast.database);
        return Boolean((await mailTo('kari@avvist.example'))?.done);
      });
      await workers.stop();
      expect(await mailTo('kari@avvist.example')).to.deep.equal(stopped);
      expect(server.received).to.deep.equal([]);
    });

    it('hard case 7: stops the mail whose worker was killed while it handed it over', async () => {
      let reached: () => void = () => undefined;
      const inTheMiddle = new Promise<void>((resolve) => {
        reached = resolve;
      });
      // The server has the whole mail and never says yes.
      server.behave(() => {
        reached();
        return new Promise(() => undefined);
      });
      const id = await owed('kari@drept.example');
      const start = (): WorkerProcess =>
        startWorkerProcess({ DATABASE_URL: cast.database.appUrl, REDIS_URL: store.redisUrl, SMTP_URL: server.url });
      worker = start();
      await inTheMiddle;
      await worker.killHard();
      server.behave(() => undefined);
      await withdraw(id);
      await letOutboxTimePass(cast.database);
      worker = start();
      await eventually(async () => Boolean((await mailTo('kari@drept.example'))?.done));
      expect(await mailTo('kari@drept.example')).to.deep.equal(stopped);
      expect(server.received).to.deep.equal([]);
      expect(await worker.stop()).to.equal(0);
    });
  });
}
