import { expect } from 'chai';

import { closeDatabase, openDatabase } from '../../../src/domain/database.ts';
import { Stripe } from 'stripe';
import { signedEvent, webhookSecrets } from '../../domain/billing/stripe-account.ts';
import { storedEvents } from '../../domain/billing/owed-events.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useBilledTown } from '../billing/billed-town.ts';

const fiveMinutes = 300;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The event of a subscription that changed, with a person in it whom nobody may keep. */
const changed = (own: object = {}) => ({
  id: 'evt_changed',
  object: 'event',
  api_version: Stripe.API_VERSION,
  created: nowSeconds(),
  livemode: false,
  type: 'customer.subscription.updated',
  data: {
    object: {
      id: 'sub_1',
      object: 'subscription',
      customer: { id: 'cus_1', object: 'customer', name: 'Kari Nordmann', email: 'kari@nordlys.example' },
      description: 'Kari Nordmann',
    },
  },
  ...own,
});

describe('The webhook for Stripe', () => {
  const town = useBilledTown();

  beforeEach(() =>
    asSuperuser(town.database, async (client) => {
      await client.query(`delete from stripe_events`);
      await client.query(`delete from outbox where kind = 'stripe-event'`);
    }),
  );

  async function post(
    body: Buffer | string,
    headers: Readonly<Record<string, string>>,
    type = 'application/json; charset=utf-8',
  ): Promise<number> {
    const response = await fetch(town.webhookUrl, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: new Uint8Array(Buffer.from(body)),
    });
    await response.text();
    return response.status;
  }

  const postEvent = (event: object, options?: Parameters<typeof signedEvent>[1]): Promise<number> => {
    const { body, signature } = signedEvent(event, options);
    return post(body, { 'stripe-signature': signature });
  };

  const nothingStored = async () => expect(await storedEvents()).to.deep.equal([]);

  it('stores an event and owes what it asks for before it says so', async () => {
    expect(await postEvent(changed())).to.equal(200);
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, owed: 1 }]);
  });

  it('accepts every secret that is accepted just now', async () => {
    for (const [at, secret] of webhookSecrets.entries())
      expect(await postEvent(changed({ id: `evt_${at}` }), { secret })).to.equal(200);
    expect(await storedEvents()).to.have.length(2);
  });

  it('takes an event that comes many times at once as one', async () => {
    const statuses = await Promise.all(Array.from({ length: 10 }, () => postEvent(changed())));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, owed: 1 }]);
  });

  it('keeps ids and words of an event, and nothing about a person', async () => {
    await postEvent(changed());
    const stored = await asSuperuser(town.database, async (client) => {
      const { rows } = await client.query<object>(
        `select e.*, o.* from stripe_events e, outbox o where o.kind = 'stripe-event'`,
      );
      return JSON.stringify(rows);
    });
    expect(stored).to.include('cus_1').and.include('sub_1');
    expect(stored).not.to.match(/kari|nordmann/i);
  });

  it('refuses forgeries: an altered byte, a wrong secret, no signature, an old or cut one', async () => {
    const { body, signature } = signedEvent(changed());
    const altered = Buffer.from(body.toString('utf8').replace('sub_1', 'sub_2'));
    expect(await post(altered, { 'stripe-signature': signature })).to.equal(400);
    expect(await postEvent(changed(), { secret: 'whsec_ofSomebodyElse' })).to.equal(400);
    expect(await post(body, {})).to.equal(400);
    expect(await post(body, { 'stripe-signature': 't=1,v1=' })).to.equal(400);
    expect(await postEvent(changed(), { timestamp: nowSeconds() - fiveMinutes - 5 })).to.equal(400);
    expect(await postEvent(changed(), { timestamp: nowSeconds() + fiveMinutes + 60 }), 'the future').to.equal(400);
    await nothingStored();
    expect(await postEvent(changed(), { timestamp: nowSeconds() - fiveMinutes + 30 })).to.equal(200);
    expect(await postEvent(changed(), { timestamp: nowSeconds() + fiveMinutes - 30 })).to.equal(200);
  });

  it('refuses what is no event, though it is signed: other text, other JSON, another type, a thin event', async () => {
    const signed = (payload: string) => ({
      'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecrets[0] }),
    });
    expect(await post('hello', signed('hello'))).to.equal(400);
    expect(await post('{"id":"evt_1"}', signed('{"id":"evt_1"}'))).to.equal(400);
    expect(await postEvent({ id: 'evt_thin', object: 'v2.core.event', type: 'v1.customer.created' })).to.equal(400);
    const { body, signature } = signedEvent(changed());
    expect(await post(body, { 'stripe-signature': signature }, 'text/plain')).to.equal(400);
    await nothingStored();
  });

  it('refuses values that no event can have and no row can hold, though they are signed', async () => {
    const nul = 'a\0b';
    const impossible = [
      { created: 1e15 },
      { created: -1e15 },
      { id: nul },
      { type: nul },
      { api_version: nul },
      { data: { object: { object: 'subscription', id: nul } } },
      { data: { object: { object: 'subscription', customer: nul } } },
      { data: { object: { object: 'subscription', customer: { id: nul } } } },
    ];
    for (const own of impossible) expect(await postEvent(changed(own)), JSON.stringify(own)).to.equal(400);
    await nothingStored();
  });

  it('refuses what is larger than a megabyte', async () => {
    expect(await postEvent(changed({ padding: 'x'.repeat(1_100_000) }))).to.equal(413);
    await nothingStored();
  });

  it('stores what it does not follow with the reason, says 200, and owes nothing', async () => {
    expect(await postEvent(changed({ id: 'evt_a', type: 'payout.paid' }))).to.equal(200);
    expect(await postEvent(changed({ id: 'evt_b', type: 'made.up_tomorrow' }))).to.equal(200);
    expect(await postEvent(changed({ id: 'evt_c', livemode: true }))).to.equal(200);
    expect(await postEvent(changed({ id: 'evt_d', api_version: '2020-08-27' }))).to.equal(200);
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_a', outcome: 'ignored', owed: 0 },
      { id: 'evt_b', outcome: 'ignored', owed: 0 },
      { id: 'evt_c', outcome: 'other-mode', owed: 0 },
      { id: 'evt_d', outcome: 'other-version', owed: 0 },
    ]);
  });

  it('asks Stripe to send again while the database is away, and takes it then', async () => {
    await closeDatabase();
    try {
      expect(await postEvent(changed())).to.equal(503);
    } finally {
      openDatabase({
        url: town.database.appUrl,
        poolSize: 4,
        statementTimeout: 15_000,
        applicationName: 'onnet-test',
        onError: (error) => {
          throw error;
        },
      });
    }
    await nothingStored();
    expect(await postEvent(changed())).to.equal(200);
    expect(await storedEvents()).to.have.length(1);
  });

  it('takes what the real account sends, doubled and shuffled, and refuses what it forges', async () => {
    const { control } = town.stripe;
    control.hold();
    await fetch(`${town.stripe.url}/v1/customers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${town.stripe.secretKey}` },
    });
    control.release({ copies: 3, order: 'shuffled', seed: 4 });
    await control.settled();
    const [event] = control.events('customer.created').slice(-1);
    expect(await storedEvents()).to.deep.equal([{ id: event?.id, outcome: 'ignored', owed: 0 }]);
    control.forge(event?.id ?? '');
    await control.settled();
    expect(control.deliveries().at(-1)).to.deep.include({ forged: true, state: 'failed' });
    expect(await storedEvents()).to.have.length(1);
  });
});
