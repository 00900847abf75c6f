import { expect } from 'chai';
import { Redis } from 'ioredis';
import { pino } from 'pino';

import type { TestRedis } from '../../bin/testing/redis.ts';
import { loadConfig } from '../../src/config.ts';
import { inTenant } from '../../src/domain/tenancy.ts';
import { writeMail } from '../../src/domain/mail/mail.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../src/domain/mail/outgoing-mail.ts';
import { defaultLegalEntity } from '../../src/domain/privacy/legal-entity.ts';
import { mailWriter } from '../../src/workers/mail/write-mail-text.ts';
import { openQueueBackend, RedisMayForget } from '../../src/workers/queue-backend.ts';
import { startWorkers } from '../../src/workers/worker.ts';
import { useCast } from '../support/cast.ts';
import { sharedRedisUrl, startOwnRedis } from '../support/own-redis.ts';
import { asSuperuser } from '../support/superuser.ts';
import { eventually, letOutboxTimePass } from '../support/workers.ts';

(sharedRedisUrl === undefined ? describe.skip : describe)('a Redis that misbehaves', function () {
  this.timeout(60_000);

  const cast = useCast();
  let server: TestRedis;
  let redis: Redis;

  before(async () => {
    server = await startOwnRedis();
    redis = new Redis(server.url);
    redis.on('error', () => undefined);
    openOutgoingMail({ smtpUrl: undefined, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });
  });
  after(async () => {
    closeOutgoingMail();
    redis.disconnect();
    await server.stop();
  });

  it('is refused at start when it may evict what it holds', async () => {
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const open = () =>
      openQueueBackend({ redisUrl: server.url, databaseUrl: cast.database.appUrl, onError: () => undefined });
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(RedisMayForget).and.have.property('message').that.includes('noeviction');
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await (await open()).close();
  });

  it('may drop every connection in mid-run: all that is owed is done', async () => {
    const workers = await startWorkers(
      loadConfig({ NODE_ENV: 'test', REDIS_URL: server.url }),
      cast.database.appUrl,
      pino({ level: 'silent' }),
    );
    for (let i = 0; i < 20; i++) {
      await inTenant(cast.astrid.tenantId, () =>
        writeMail('password-changed', { to: `${i}@x.example`, language: 'nb', params: {}, key: `dropped-${i}` }),
      );
      if (i % 5 === 0) await redis.call('CLIENT', 'KILL', 'TYPE', 'NORMAL', 'SKIPME', 'YES');
    }
    await eventually(async () => {
      await letOutboxTimePass(cast.database);
      return (await undone()) === 0;
    });
    await workers.stop();
    const kept = await asSuperuser(cast.database, (client) =>
      client.query('select from mails where body_text is not null'),
    );
    expect(kept.rowCount).to.equal(20);
  });

  it('may be away when the worker is told to stop, which ends all the same', async () => {
    const workers = await startWorkers(
      loadConfig({ NODE_ENV: 'test', REDIS_URL: server.url }),
      cast.database.appUrl,
      pino({ level: 'silent' }),
    );
    await server.stop();
    try {
      await workers.stop();
    } finally {
      server = await startOwnRedis(Number(new URL(server.url).port));
    }
  });

  const undone = () =>
    asSuperuser(
      cast.database,
      async (client) => (await client.query('select from outbox where done_at is null')).rowCount,
    );
});
