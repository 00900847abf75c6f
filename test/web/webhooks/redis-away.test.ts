import { expect } from 'chai';
import { pino } from 'pino';

import type { TestRedis } from '../../../bin/testing/redis.ts';
import { loadConfig } from '../../../src/config.ts';
import { startCheckout } from '../../../src/domain/billing/start-checkout.ts';
import { closeOutgoingMail, openOutgoingMail } from '../../../src/domain/mail/outgoing-mail.ts';
import { defaultLegalEntity } from '../../../src/domain/privacy/legal-entity.ts';
import { mailWriter } from '../../../src/workers/mail/write-mail-text.ts';
import { startWorkers } from '../../../src/workers/worker.ts';
import { storedEvents } from '../../domain/billing/owed-events.ts';
import { postForm, subscriptionOf } from '../../domain/billing/stripe-account.ts';
import { sharedRedisUrl, startOwnRedis } from '../../support/own-redis.ts';
import { eventually, letOutboxTimePass } from '../../support/workers.ts';
import { useBilledTown } from '../billing/billed-town.ts';

const back = { success: 'http://127.0.0.1:9/?session={CHECKOUT_SESSION_ID}', cancel: 'http://127.0.0.1:9/' };

(sharedRedisUrl === undefined ? describe.skip : describe)('Stripe’s events while Redis is away', function () {
  this.timeout(60_000);

  const town = useBilledTown();
  let redis: TestRedis;
  before(async () => {
    redis = await startOwnRedis();
    openOutgoingMail({ smtpUrl: undefined, from: defaultLegalEntity.email, write: mailWriter(defaultLegalEntity) });
  });
  after(async () => {
    closeOutgoingMail();
    await redis.stop();
  });

  it('P-8: are stored and answered, and carried out when it is back with nothing in it', async () => {
    let relayFailed = 0;
    const log = pino(
      { level: 'warn' },
      { write: (line: string) => void (line.includes('the relay will try again') && relayFailed++) },
    );
    const workers = await startWorkers(
      loadConfig({ NODE_ENV: 'test', REDIS_URL: redis.url }),
      town.database.appUrl,
      log,
    );
    try {
      const { control } = town.stripe;
      control.hold();
      const checkout = await startCheckout(town.astrid, { price: 'team_month', seats: '3' }, back, 'nb');
      if (checkout.kind !== 'pay') throw new Error('there is a subscription already');
      await postForm(`${checkout.url}/pay`, { card: '4242' });

      await redis.stop();
      control.release();
      await control.settled();
      const deliveries = control.deliveries();
      expect(new Set(deliveries.map(({ state }) => state))).to.deep.equal(new Set(['delivered']));
      // A word for a connection that a busy machine let go of is no answer.
      const answers = deliveries.flatMap(({ attempts }) => attempts).filter((answer) => typeof answer === 'number');
      expect(new Set(answers)).to.deep.equal(new Set([200]));
      const waiting = await storedEvents();
      expect(waiting.filter(({ outcome, owed }) => outcome === null && owed)).to.not.have.length(0);
      await eventually(() => relayFailed > 0);
      expect(await storedEvents(), 'nothing is lost by trying').to.deep.equal(waiting);
      expect(await subscriptionOf(town.astrid)).to.include({ plan: 'trial' });

      redis = await startOwnRedis(Number(new URL(redis.url).port));
      await eventually(async () => {
        await letOutboxTimePass(town.database);
        return (await storedEvents()).every(({ outcome, owed }) => outcome !== null && !owed);
      });
      expect((await storedEvents()).map(({ id }) => id)).to.deep.equal(waiting.map(({ id }) => id));
      expect(await subscriptionOf(town.astrid)).to.include({ plan: 'team', status: 'active', seats: 3 });
    } finally {
      await workers.stop();
    }
  });
});
