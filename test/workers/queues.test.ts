import { expect } from 'chai';
import { pino } from 'pino';

import { loadConfig } from '../../src/config.ts';
import { writeMail } from '../../src/domain/mail/mail.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { createLog } from '../../src/log.ts';
import { withoutDetails } from '../../src/workers/failure-word.ts';
import { relayDueObligations } from '../../src/workers/outbox-relay.ts';
import { queueNames } from '../../src/workers/queues.ts';
import { restoreSchedule, schedule } from '../../src/workers/schedule.ts';
import { startWorkers } from '../../src/workers/worker.ts';
import { useCast } from '../support/cast.ts';
import { startOutgoingMail, type MailServer } from '../support/mail-server.ts';
import { asSuperuser } from '../support/superuser.ts';
import { eventually, letOutboxTimePass, openStore, queueStores } from '../support/workers.ts';

const silent = pino({ level: 'silent' });
const CANARY = 'kanarifugl';

for (const store of queueStores(2)) {
  describe(`the queues on ${store.name}`, function () {
    this.timeout(60_000);

    const cast = useCast({ poolSize: 8 });
    const { database } = cast;
    let server: MailServer;

    before(async () => {
      server = await startOutgoingMail();
      await store.forget(database);
    });
    after(() => server.stop());
    afterEach(async () => {
      server.behave(() => undefined);
      await asSuperuser(database, (client) => client.query('delete from outbox; delete from mails'));
      await store.forget(database);
    });

    const config = () =>
      loadConfig({
        NODE_ENV: 'test',
        ...(store.redisUrl === undefined ? {} : { REDIS_URL: store.redisUrl }),
      });

    const oweMails = (count: number, domain = 'fjord.example'): Promise<void> =>
      inTenant(cast.clara.tenantId, async () => {
        for (let i = 0; i < count; i++)
          await writeMail('password-changed', { to: `${i}@${domain}`, language: 'nb', params: {}, key: `mail-${i}` });
      });

    const undone = (): Promise<number> =>
      asSuperuser(database, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::int as n from outbox where done_at is null`,
        );
        return rows[0]?.n ?? 0;
      });

    it('carry out what is owed', async () => {
      await oweMails(12);
      const workers = await startWorkers(config(), database.appUrl, silent);
      await eventually(async () => (await undone()) === 0);
      await workers.stop();
      expect(server.received.splice(0)).to.have.length(12);
    });

    it('may forget everything in mid-run: nothing is lost and nothing done twice', async () => {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      let inHand = 0;
      server.behave(() => {
        inHand++;
        return released;
      });
      await oweMails(30);
      const workers = await startWorkers(config(), database.appUrl, silent);
      await eventually(() => inHand === 5);
      await store.forget(database);
      release();
      await eventually(async () => (await undone()) <= 25);
      expect(await undone(), 'the queue knew nothing of the others any more').to.equal(25);
      await letOutboxTimePass(database);
      await eventually(async () => (await undone()) === 0);
      await workers.stop();
      expect(new Set(server.received.map((mail) => mail.to[0]))).to.have.property('size', 30);
      expect(server.received.splice(0)).to.have.length(30);
    });

    it('hold one job for an obligation, however often it is shipped while it waits', async () => {
      await oweMails(3);
      const queues = await openStore(store, database);
      for (let round = 0; round < 4; round++) {
        expect(await relayDueObligations(queues)).to.equal(3);
        await letOutboxTimePass(database);
      }
      expect(await queues.queue('mail').getJobCounts('waiting')).to.deep.equal({ waiting: 3 });
      await queues.close();
    });

    it('are shipped each obligation once when two relays run at the same time', async () => {
      await oweMails(20);
      const queues = await openStore(store, database);
      const shipped = await Promise.all([relayDueObligations(queues), relayDueObligations(queues)]);
      expect(shipped[0] + shipped[1]).to.equal(20);
      await queues.close();
    });

    it('have their schedule put back at every boot, and lose what is no longer on the page', async () => {
      const queues = await openStore(store, database);
      await queues
        .queue('exports')
        .upsertJobScheduler('of-last-year', { pattern: '0 4 * * *' }, { name: 'of-last-year' });
      for (let boot = 0; boot < 2; boot++) {
        await restoreSchedule(queues, silent);
        const found = await Promise.all(queueNames.map((name) => queues.queue(name).getJobSchedulers()));
        expect(found.flat().map((job) => job.key)).to.have.members(schedule.map((job) => job.name));
        await store.forget(database);
      }
      await queues.close();
    });

    it('leave a recurring job alone that is on the schedule, and take over a time that was changed', async () => {
      const queues = await openStore(store, database);
      const [job] = schedule;
      if (!job) throw new Error('nothing recurs');
      const queue = queues.queue(job.queue);
      const asBefore = { name: job.name, data: { marked: true } };
      const found = async () => (await queue.getJobSchedulers()).find(({ key }) => key === job.name);

      await queue.upsertJobScheduler(job.name, { pattern: job.pattern, tz: 'Europe/Oslo' }, asBefore);
      await restoreSchedule(queues, silent);
      expect(await found()).to.have.nested.property('template.data.marked', true);

      await queue.upsertJobScheduler(job.name, { pattern: '1 1 1 1 *', tz: 'Europe/Oslo' }, asBefore);
      await restoreSchedule(queues, silent);
      expect(await found()).to.have.property('pattern', job.pattern);
      await queues.close();
    });

    it('keep no text of an error, only its class', async () => {
      const queues = await openStore(store, database);
      queues.worker('retention', () =>
        withoutDetails(() => Promise.reject(new RangeError(`${CANARY}@nordlys.example is out of range`))),
      );
      await queues.queue('retention').add('fails', {}, { jobId: 'kept', removeOnFail: false });
      await eventually(async () => (await queues.queue('retention').getJobCounts('failed'))['failed'] === 1);
      const contents = await store.contents(database);
      expect(contents).to.include('RangeError');
      expect(contents).to.not.include(CANARY);
      await queues.close();
    });

    it('hold no personal data while jobs wait, run, fail and finish; nor does the log', async () => {
      const lines: string[] = [];
      const log = createLog('canary', 'trace', { write: (line: string) => void lines.push(line) });
      const seen: string[] = [];
      let refused = 0;
      server.behave(async (mail) => {
        seen.push(await store.contents(database));
        if (!mail.to[0]?.startsWith('0@')) return undefined;
        refused++;
        return 550;
      });
      await oweMails(6, `${CANARY}.example`);
      await inTenant(cast.astrid.tenantId, () =>
        writeMail('invitation', {
          to: `inviter@${CANARY}.example`,
          language: 'nb',
          key: 'canary',
          params: { tenantName: CANARY, inviter: CANARY, role: 'reader', link: `https://onnet.example/${CANARY}` },
        }),
      );
      const workers = await startWorkers(config(), database.appUrl, log);
      await eventually(async () => refused === 1 && (await undone()) === 1);
      await workers.stop();
      seen.push(await store.contents(database));
      expect(server.received.splice(0)).to.have.length(6);
      expect(seen.join('\n')).to.include(cast.astrid.tenantId);
      expect(seen.filter((contents) => contents.includes(CANARY))).to.deep.equal([]);
      expect(lines.join('')).to.include('smtp-550');
      expect(lines.filter((line) => line.includes(CANARY))).to.deep.equal([]);
      const { rows } = await asSuperuser(database, (client) =>
        client.query(`select failure from outbox where done_at is null`),
      );
      expect(rows).to.deep.equal([{ failure: 'smtp-550' }]);
    });
  });
}
