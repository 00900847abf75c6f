import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import { expect } from 'chai';

import {
  addSecret,
  closeEndpoint,
  openNewEndpoint,
  retireSecret,
} from '../../../src/domain/billing/events/change-endpoints.ts';
import { stripeEndpoints } from '../../../src/domain/billing/events/endpoints.ts';
import { NotFound } from '../../../src/domain/errors.ts';
import { openOutside } from '../../../src/domain/outside.ts';
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
    url = town.webhookUrl,
  ): Promise<number> {
    const response = await fetch(url, {
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

  it('P-8: stores an event and owes what it asks for before it says so', async () => {
    expect(await postEvent(changed())).to.equal(200);
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, parked: null, owed: true }]);
  });

  it('accepts every secret that is accepted just now', async () => {
    for (const [at, secret] of webhookSecrets.entries())
      expect(await postEvent(changed({ id: `evt_${at}` }), { secret })).to.equal(200);
    expect(await storedEvents()).to.have.length(2);
  });

  it('P-1: takes an event that comes many times at once as one', async () => {
    const statuses = await Promise.all(Array.from({ length: 10 }, () => postEvent(changed())));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, parked: null, owed: true }]);
  });

  it('keeps those apart that cannot be stored from those that come at the same moment', async () => {
    // Longer than an index takes.
    const long = changed({
      id: 'evt_long',
      data: { object: { object: 'subscription', id: 'sub_1', customer: randomBytes(9_000).toString('base64') } },
    });
    const posts = [changed({ id: 'evt_a' }), long, changed({ id: 'evt_b' }), changed({ id: 'evt_c' })];
    expect(await Promise.all(posts.map((event) => postEvent(event)))).to.deep.equal([200, 503, 200, 200]);
    expect((await storedEvents()).map(({ id }) => id)).to.deep.equal(['evt_a', 'evt_b', 'evt_c']);
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

  it('P-9: refuses forgeries: an altered byte, a wrong secret, no signature, an old or cut one', async () => {
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
      { type: 'half a pair \ud800' },
      { api_version: nul },
      { data: { object: { object: 'subscription', id: nul } } },
      { data: { object: { object: 'subscription', customer: nul } } },
      { data: { object: { object: 'subscription', customer: { id: nul } } } },
    ];
    for (const own of impossible) expect(await postEvent(changed(own)), JSON.stringify(own)).to.equal(400);
    await nothingStored();
  });

  it('P-7: answers while Stripe itself is away, and asks nobody', async () => {
    openOutside({ ...town.app.config, stripe: { ...town.app.config.stripe, apiUrl: 'http://127.0.0.1:9' } });
    try {
      expect(await postEvent(changed())).to.equal(200);
      expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, parked: null, owed: true }]);
    } finally {
      openOutside(town.app.config);
    }
  });

  it('P-7: asks a Stripe that takes calls and never answers nothing, and so waits for nobody', async () => {
    let asked = 0;
    const silent = createServer(() => void (asked += 1)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    openOutside({ ...town.app.config, stripe: { ...town.app.config.stripe, apiUrl: `http://127.0.0.1:${port}` } });
    try {
      expect(await postEvent(changed())).to.equal(200);
      expect(asked).to.equal(0);
    } finally {
      openOutside(town.app.config);
      silent.close();
    }
  });

  it('P-15: says 200 to what is meant for another mode, and P-17: to another version, which waits for an operator', async () => {
    expect(await postEvent(changed({ id: 'evt_c', livemode: true }))).to.equal(200);
    expect(await postEvent(changed({ id: 'evt_d', api_version: '2020-08-27' }))).to.equal(200);
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_c', outcome: 'other-mode', parked: null, owed: false },
      { id: 'evt_d', outcome: null, parked: 'other-version', owed: false },
    ]);
  });

  describe('at an endpoint of its own', () => {
    const operator = () => ({ id: town.astrid.userId, operator: true });
    const first = 'whsec_theFirstOfTheSecondEndpoint';
    const second = 'whsec_theSecondOfTheSecondEndpoint';

    const postTo = (endpoint: string, event: object, secret: string): Promise<number> => {
      const { body, signature } = signedEvent(event, { secret });
      return post(body, { 'stripe-signature': signature }, undefined, `${town.webhookUrl}/${endpoint}`);
    };

    before(() =>
      openNewEndpoint(operator(), { key: 'shop', payload: 'snapshot', apiVersion: '2027-01-01.fern', secret: first }),
    );

    it('takes what is signed with its own secrets, of its own version, and nobody else’s', async () => {
      expect(await postTo('shop', changed({ id: 'evt_1', api_version: '2027-01-01.fern' }), first)).to.equal(200);
      expect(await postTo('shop', changed({ id: 'evt_2' }), first)).to.equal(200);
      expect(await postTo('shop', changed({ id: 'evt_3' }), webhookSecrets[0]), 'the other endpoint’s').to.equal(400);
      expect(await postEvent(changed({ id: 'evt_4' }), { secret: first }), 'at the other endpoint').to.equal(400);
      for (const nowhere of ['nowhere', '%00', 'x'.repeat(200), '..%2fshop'])
        expect(await postTo(nowhere, changed({ id: 'evt_5' }), first), nowhere).to.equal(404);
      expect((await storedEvents()).map(({ id, parked }) => ({ id, parked }))).to.deep.equal([
        { id: 'evt_1', parked: null },
        { id: 'evt_2', parked: 'other-version' },
      ]);
    });

    it('changes secrets without losing an event: both hold until the old one is taken back', async () => {
      await addSecret(operator(), 'shop', second);
      expect(await postTo('shop', changed({ id: 'evt_old' }), first)).to.equal(200);
      expect(await postTo('shop', changed({ id: 'evt_new' }), second)).to.equal(200);
      const [old] = (await stripeEndpoints()).find(({ key }) => key === 'shop')?.secrets ?? [];
      await retireSecret(operator(), 'shop', old?.id ?? '');
      expect(await postTo('shop', changed({ id: 'evt_late' }), first)).to.equal(400);
      expect(await postTo('shop', changed({ id: 'evt_last' }), second)).to.equal(200);
      expect(await storedEvents()).to.have.length(3);
    });

    it('takes thin events where they are sent, as the same event where both kinds come', async () => {
      await openNewEndpoint(operator(), { key: 'thin', payload: 'thin', apiVersion: '', secret: first });
      const thin = {
        id: 'evt_thin',
        object: 'v2.core.event',
        type: 'v1.customer.subscription.updated',
        created: '2026-11-23T12:00:00.000Z',
        livemode: false,
        snapshot_event: 'evt_changed',
        related_object: { id: 'sub_1', type: 'subscription', url: '/v1/subscriptions/sub_1' },
      };
      expect(await postTo('thin', thin, first)).to.equal(200);
      expect(await postEvent(changed())).to.equal(200);
      expect(await storedEvents()).to.deep.equal([{ id: 'evt_changed', outcome: null, parked: null, owed: true }]);
      expect(await postTo('thin', changed(), first), 'a snapshot').to.equal(400);
      expect(await postTo('shop', thin, second), 'thin at the other').to.equal(400);
    });

    it('P-9: counts what was refused, for the operators, and closes when told to', async () => {
      await postTo('shop', changed(), 'whsec_ofSomebodyElse');
      const refusedAtShop = async (): Promise<number> =>
        (await stripeEndpoints()).find(({ key }) => key === 'shop')?.refused ?? 0;
      const known = await refusedAtShop();
      for (let turn = 0; turn < 40 && (await refusedAtShop()) === known; turn++) await setTimeout(100);
      expect(await refusedAtShop()).to.be.above(known);
      await closeEndpoint(operator(), 'shop');
      expect(await postTo('shop', changed(), second)).to.equal(404);
      expect(await closeEndpoint(operator(), 'default').catch((error: unknown) => error)).to.be.instanceOf(NotFound);
    });
  });

  it('refuses what is larger than a megabyte', async () => {
    expect(await postEvent(changed({ padding: 'x'.repeat(1_100_000) }))).to.equal(413);
    await nothingStored();
  });

  it('stores what it does not follow with the reason, says 200, and owes nothing', async () => {
    expect(await postEvent(changed({ id: 'evt_a', type: 'invoice.upcoming' }))).to.equal(200);
    expect(await postEvent(changed({ id: 'evt_b', type: 'made.up_tomorrow' }))).to.equal(200);
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_a', outcome: 'ignored', parked: null, owed: false },
      { id: 'evt_b', outcome: 'ignored', parked: null, owed: false },
    ]);
  });

  it('P-8: asks Stripe to send again while the database is away, and takes it then', async () => {
    const open = (url: string): void =>
      openDatabase({
        url,
        poolSize: 4,
        statementTimeout: 15_000,
        applicationName: 'onnet-test',
        onError: (error) => {
          throw error;
        },
      });
    const nobodyThere = new URL(town.database.appUrl);
    nobodyThere.port = '9';
    // Its endpoint is known from just before, so that it is the storing that fails, or is not: then reading that fails.
    expect(await postEvent(changed({ id: 'evt_before' }))).to.equal(200);
    await closeDatabase();
    open(nobodyThere.href);
    try {
      expect(await postEvent(changed())).to.equal(503);
      await setTimeout(1_000);
      expect(await postEvent(changed())).to.equal(503);
    } finally {
      await closeDatabase();
      open(town.database.appUrl);
    }
    expect((await storedEvents()).map(({ id }) => id)).to.deep.equal(['evt_before']);
    expect(await postEvent(changed())).to.equal(200);
    expect((await storedEvents()).map(({ id }) => id)).to.deep.equal(['evt_before', 'evt_changed']);
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
    expect(await storedEvents()).to.deep.equal([{ id: event?.id, outcome: 'ignored', parked: null, owed: false }]);
    control.forge(event?.id ?? '');
    await control.settled();
    expect(control.deliveries().at(-1)).to.deep.include({ forged: true, state: 'failed' });
    expect(await storedEvents()).to.have.length(1);
  });
});
