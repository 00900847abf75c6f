import { expect } from 'chai';

import { writeMail } from '../../src/domain/mail/mail.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { useCast } from '../support/cast.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { asSuperuser } from '../support/superuser.ts';
import {
  eventually,
  letOutboxTimePass,
  queueStores,
  startWorkerProcess,
  type WorkerProcess,
} from '../support/workers.ts';

const KILLS = 10;

for (const store of queueStores(1)) {
  describe(`a worker killed in the middle of a job, queues on ${store.name}`, function () {
    // Eleven starts of the worker: long where many tests share few cores.
    this.timeout(240_000);

    const cast = useCast();
    let server: MailServer;
    let worker: WorkerProcess | undefined;

    before(async () => {
      await store.forget(cast.database);
      server = await startMailServer();
    });
    after(async () => {
      await worker?.killHard();
      await server.stop();
    });

    const start = (): WorkerProcess =>
      startWorkerProcess({ DATABASE_URL: cast.database.appUrl, REDIS_URL: store.redisUrl, SMTP_URL: server.url });

    it(`loses nothing and doubles nothing after kill -9, ${KILLS} times on the same job`, async () => {
      let reached: () => void = () => undefined;
      // The server has the whole mail and says nothing: the worker waits in the middle of its job.
      server.behave(() => {
        reached();
        return new Promise(() => undefined);
      });
      await inTenant(cast.astrid.tenantId, () =>
        writeMail('password-changed', { to: 'bjorn@nordlys.example', language: 'nb', params: {}, key: 'killed' }),
      );
      for (let kill = 0; kill < KILLS; kill++) {
        const inTheMiddle = new Promise<void>((resolve) => {
          reached = resolve;
        });
        worker = start();
        await inTheMiddle;
        await worker.killHard();
        await letOutboxTimePass(cast.database);
      }
      server.behave(() => undefined);
      worker = start();
      await eventually(async () => (await obligation()).done);

      expect(await obligation()).to.deep.equal({ done: true, dead: false, attempts: KILLS + 1, mails: 1, sent: 1 });
      expect(server.received.map((mail) => mail.to)).to.deep.equal([['bjorn@nordlys.example']]);
      expect(await worker.stop(), 'exit code when asked to stop').to.equal(0);
    });

    const obligation = () =>
      asSuperuser(cast.database, async (client) => {
        const { rows } = await client.query<{
          done: boolean;
          dead: boolean;
          attempts: number;
          mails: number;
          sent: number;
        }>(
          `select o.done_at is not null as done, o.dead_at is not null as dead, o.attempts,
                  (select count(*)::int from mails) as mails, (select count(sent_at)::int from mails) as sent
             from outbox o where o.key = 'killed'`,
        );
        const [row] = rows;
        if (rows.length !== 1 || !row) throw new Error(`${rows.length} obligations instead of one`);
        return row;
      });
  });
}
