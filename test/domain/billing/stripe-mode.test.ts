import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'chai';

import { OtherStripeMode, refuseOtherStripeMode } from '../../../src/domain/billing/stripe-mode.ts';
import { useCast } from '../../support/cast.ts';
import { refusalToStart } from '../../support/entrance.ts';
import { asSuperuser } from '../../support/superuser.ts';

const LIVE = 'sk_live_aKeyOfTheTests';
const TEST = 'sk_test_aKeyOfTheTests';

describe('A database and Stripe’s two modes', function () {
  this.timeout(60_000);
  const cast = useCast();
  const folder = mkdtempSync(path.join(tmpdir(), 'onnet-stripe-mode-'));
  const fails = (key: string | undefined) => refuseOtherStripeMode(key).catch((error: unknown) => error);
  const query = (statement: string) => asSuperuser(cast.database, (client) => client.query(statement));

  beforeEach(async () => {
    await query(
      `delete from stripe_mode; delete from stripe_events; update subscriptions set stripe_customer_id = null`,
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('go by the first key, and may be told again while nothing of Stripe’s is there', async () => {
    for (const key of [undefined, TEST, TEST, LIVE, TEST, undefined]) expect(await fails(key), key).to.equal(undefined);
  });

  for (const [what, statement] of [
    [
      'a customer',
      `update subscriptions set stripe_customer_id = 'cus_1' where tenant_id = (select tenant_id from subscriptions limit 1)`,
    ],
    [
      'an event',
      `insert into stripe_events (id, type, livemode, created_at, concerns) values ('evt_1', 'invoice.paid', true, now(), 'cus_1')`,
    ],
  ] as const)
    it(`are one when there is ${what}: a key of the other mode is refused, in words that say what to do`, async () => {
      expect(await fails(LIVE)).to.equal(undefined);
      await query(statement);
      const error = await fails(TEST);
      expect(error).to.be.instanceOf(OtherStripeMode);
      expect(String(error))
        .to.include('live mode, and STRIPE_SECRET_KEY is a key of its test mode')
        .and.include('DATABASE_URL');
      expect(await fails(LIVE)).to.equal(undefined);
      expect(await fails(undefined)).to.equal(undefined);
    });

  for (const program of ['web/server.ts', 'workers/worker.ts'] as const)
    it(`keep ${program} from starting, with one line`, async () => {
      await fails(TEST);
      await query(
        `update subscriptions set stripe_customer_id = 'cus_1' where tenant_id = (select tenant_id from subscriptions limit 1)`,
      );
      const { code, said } = await refusalToStart(program, {
        DATABASE_URL: cast.database.appUrl,
        DATA_DIR: folder,
        STRIPE_SECRET_KEY: LIVE,
        STRIPE_WEBHOOK_SECRET: 'whsec_aSecretOfTheTests',
      });
      expect(code).to.equal(1);
      expect(said.trim().split('\n')).to.have.length(1);
      expect(said).to.include('test mode, and STRIPE_SECRET_KEY is a key of its live mode');
    });
});
