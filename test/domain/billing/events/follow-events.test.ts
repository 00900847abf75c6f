import { randomUUID } from 'node:crypto';

import { expect } from 'chai';

import { followSubscription } from '../../../../src/domain/billing/follow-subscription.ts';
import { OUR_APP } from '../../../../src/domain/billing/our-metadata.ts';
import {
  replayParkedEvents,
  replayStripeEvent,
  setStripeEventAside,
} from '../../../../src/domain/billing/events/replay-event.ts';
import { storeEvent } from '../../../../src/domain/billing/events/store-events.ts';
import { NotAllowed, NotFound } from '../../../../src/domain/errors.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { operationsOverview } from '../../../../src/domain/operations/overview.ts';
import { MAX_ATTEMPTS } from '../../../../src/domain/outbox.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { platformRead } from '../../../../src/domain/tenancy.ts';
import type { Member } from '../../../../src/domain/users/member.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { letOutboxTimePass } from '../../../support/workers.ts';
import { carryOutOwedEvents, storedEvents } from '../owed-events.ts';
import { deliver, postForm, subscriptionOf, useStripeAccount } from '../stripe-account.ts';

describe('What events from Stripe lead to', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();

  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };

  beforeEach(() =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`delete from stripe_events`);
      await client.query(`delete from outbox where kind = 'stripe-event'`);
      await client.query(
        `update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                stripe_subscription_id = null, price_lookup_key = null, seats = null, current_period_end = null,
                cancel_at = null, fetched_at = null`,
      );
    }),
  );

  const setCustomer = (by: Member, customer: string | null) =>
    asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set stripe_customer_id = $2 where tenant_id = $1`, [by.tenantId, customer]),
    );

  /** What is asked of Stripe while something is done, as `GET /v1/subscriptions`. */
  async function askedWhile(work: () => Promise<unknown>): Promise<string[]> {
    const asked: string[] = [];
    const listen = ({ method, path }: { method: string; path: string }): void =>
      void asked.push(`${method} ${path.replace(/\?.*/, '')}`);
    const client = stripe();
    client.on('request', listen);
    try {
      await work();
    } finally {
      client.off('request', listen);
    }
    return asked;
  }

  /** A bought subscription, and an event about it whose id is new each time. */
  async function bought(by: Member): Promise<{ customer: string; event: (own?: object, metadata?: object) => object }> {
    await account.buy(by);
    const { customerId } = await subscriptionOf(by);
    const [about] = account.standIn.control.events('customer.subscription.created').slice(-1);
    return {
      customer: customerId ?? '',
      event: (own = {}, metadata) => ({
        ...about,
        id: `evt_${randomUUID()}`,
        ...(metadata ? { data: { object: { ...about?.data.object, metadata } } } : {}),
        ...own,
      }),
    };
  }

  it('P-4: events of one second end in what Stripe says, whichever comes last', async () => {
    const { event } = await bought(cast.astrid);
    await carryOutOwedEvents();
    const { customerId, subscriptionId } = await subscriptionOf(cast.astrid);
    expect(subscriptionId).to.equal(null);
    const portal = await stripe().billingPortal.sessions.create({ customer: customerId ?? '' });
    const [price] = (await stripe().prices.list({ lookup_keys: ['team_year'] })).data;
    // The same second, each after another change, and what they carry says otherwise than what is true.
    for (const [at, type] of ['customer.subscription.updated', 'customer.subscription.created'].entries()) {
      await postForm(`${portal.url}/plan`, { price: price?.id ?? '', seats: String(7 + at) });
      await deliver(event({ type, created: 1_800_000_000 }));
      await carryOutOwedEvents();
      expect(await subscriptionOf(cast.astrid), type).to.include({ lookupKey: 'team_year', seats: 7 + at });
    }
  });

  it('P-6: an event that comes before we know its customer waits, is tried again, and is followed when we do', async () => {
    const customer = await stripe().customers.create({ name: 'Ukjent ennå' });
    await deliver({
      ...(await bought(cast.clara)).event(),
      id: 'evt_early',
      type: 'customer.deleted',
      data: { object: { object: 'customer', id: customer.id } },
    });
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_early', outcome: null, parked: 'unknown-customer', owed: true },
    ]);
    await setCustomer(cast.astrid, customer.id);
    await letOutboxTimePass(cast.database);
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_early', outcome: 'nothing-begun', parked: null, owed: false },
    ]);
  });

  it('P-6: one whose customer nobody ever has becomes a dead letter with its reason, and is never let go', async () => {
    const customer = await stripe().customers.create({ name: 'En annen app' });
    const data = { object: { object: 'customer', id: customer.id } };
    await deliver({ ...(await bought(cast.clara)).event(), id: 'evt_foreign', type: 'customer.deleted', data });
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      await letOutboxTimePass(cast.database);
      await carryOutOwedEvents();
    }
    const { deadLetters, stripeEvents, state } = await operationsOverview();
    expect(deadLetters.map(({ kind, failure }) => ({ kind, failure }))).to.deep.include({
      kind: 'stripe-event',
      failure: 'stripe-unknown-customer',
    });
    expect(stripeEvents.map(({ parkedFor }) => parkedFor)).to.deep.equal(['unknown-customer']);
    expect(state).to.equal('silent');
    const operator = { id: cast.astrid.userId, operator: true };
    const refused = await setStripeEventAside({ ...operator, operator: false }, 'evt_foreign').catch((e: unknown) => e);
    expect(refused).to.be.instanceOf(NotAllowed);
    await setStripeEventAside(operator, 'evt_foreign');
    await carryOutOwedEvents();
    const after = await operationsOverview();
    expect([after.deadLetters, after.parkedEvents], 'nobody has to look at it').to.deep.equal([[], []]);
    await replayStripeEvent(operator, 'evt_foreign');
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.include({
      id: 'evt_foreign',
      outcome: null,
      parked: 'unknown-customer',
      owed: true,
    });
    await setCustomer(cast.astrid, customer.id);
    expect(await replayParkedEvents({ id: cast.astrid.userId, operator: true })).to.equal(1);
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.include({
      id: 'evt_foreign',
      outcome: 'nothing-begun',
      parked: null,
      owed: false,
    });
  });

  it('P-15: events of another app or environment on the account are stored, answered and left', async () => {
    const { event } = await bought(cast.astrid);
    const owed = async (metadata: object): Promise<unknown> => {
      await asSuperuser(cast.database, (client) => client.query(`delete from stripe_events; delete from outbox`));
      await deliver(event({}, metadata));
      return (await storedEvents()).map(({ outcome, owed: open }) => ({ outcome, open }));
    };
    const left = [{ outcome: 'other-app', open: false }];
    expect(await owed({ app: 'another-shop' })).to.deep.equal(left);
    expect(await owed({ app: OUR_APP, environment: 'staging' })).to.deep.equal(left);
    expect(await owed({ app: OUR_APP, environment: 'development' })).to.deep.equal([{ outcome: null, open: true }]);
    expect(await owed({})).to.deep.equal([{ outcome: null, open: true }]);
  });

  it('P-16: an event that names another tenant than the one whose customer it is, is kept apart and changes nothing', async () => {
    await bought(cast.clara);
    await followSubscription(cast.clara.tenantId);
    const { event } = await bought(cast.astrid);
    const named = { tenant_id: cast.clara.tenantId, app: OUR_APP };
    await deliver(event({ id: 'evt_led' }, named));
    const before = await subscriptionOf(cast.clara);
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_led', outcome: null, parked: 'other-tenant', owed: false }]);
    expect(await subscriptionOf(cast.clara)).to.deep.equal(before);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'trial' });
    expect((await operationsOverview()).parkedEvents.map(({ id }) => id)).to.deep.equal(['evt_led']);
  });

  it('P-17: an event of another version than the endpoint’s waits for an operator, who has it followed all the same', async () => {
    const { event } = await bought(cast.astrid);
    await deliver(event({ id: 'evt_old', api_version: '2020-08-27' }));
    expect(await storedEvents()).to.deep.equal([
      { id: 'evt_old', outcome: null, parked: 'other-version', owed: false },
    ]);
    expect(await carryOutOwedEvents()).to.equal(0);
    const operator = { id: cast.astrid.userId, operator: true };
    const refused = await replayStripeEvent({ ...operator, operator: false }, 'evt_old').catch((e: unknown) => e);
    expect(refused).to.be.instanceOf(NotAllowed);
    expect(await replayStripeEvent(operator, 'evt_none').catch((e: unknown) => e)).to.be.instanceOf(NotFound);
    await replayStripeEvent(operator, 'evt_old');
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_old', outcome: 'followed', parked: null, owed: false }]);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team' });
  });

  it('what comes while another event is being stored is stored together, in one packet and with one commit', async () => {
    const arrivals = Array.from({ length: 40 }, (_, at) => ({
      event: {
        id: `evt_${at}`,
        type: 'customer.subscription.updated',
        createdAt: new Date(),
        apiVersion: null,
        livemode: false,
        objectType: 'subscription',
        objectId: `sub_${at}`,
        customerId: `cus_${at % 3}`,
        namedTenant: null,
        app: null,
        environment: null,
      },
      endpoint: null,
      outcome: null,
      parkedFor: null,
    }));
    const sent = await statementsOf(() => Promise.all(arrivals.map((one) => storeEvent(one))));
    expect(sent).to.have.length(6);
    expect(sent.filter((text) => text === 'commit')).to.have.length(2);
    expect(await storedEvents()).to.have.length(40);
    const owed = await platformRead<{ key: string }>(`select distinct concerns as key from stripe_events order by 1`);
    expect(owed).to.have.length(3);
    expect((await storedEvents()).every((one) => one.owed)).to.equal(true);
    // Once more: nothing is there to be owed again.
    await asSuperuser(cast.database, (client) => client.query(`delete from outbox where kind = 'stripe-event'`));
    await Promise.all(arrivals.map((one) => storeEvent(one)));
    expect((await storedEvents()).some((one) => one.owed)).to.equal(false);
  });

  it('P-21: thirty events of one customer are one obligation and one fetch', async () => {
    const { event } = await bought(cast.astrid);
    await Promise.all(Array.from({ length: 30 }, () => deliver(event())));
    let owed = 0;
    const asked = await askedWhile(async () => {
      owed = await carryOutOwedEvents();
    });
    expect(owed).to.equal(1);
    expect(asked).to.deep.equal(['GET /v1/subscriptions']);
    const stored = await storedEvents();
    expect(stored).to.have.length(30);
    expect(new Set(stored.map(({ outcome }) => outcome))).to.deep.equal(new Set(['followed']));
  });

  it('P-21: what comes while a customer’s turn runs is followed in the same turn, and never by two at once', async () => {
    const { event } = await bought(cast.astrid);
    await deliver(event());
    // Gathered here: what is thrown in a duty only postpones it.
    const others: { readonly owed: number; readonly asked: readonly string[] }[] = [];
    const disarm = armFaultPoints(async (step) => {
      if (step !== 'events followed' || others.length === 3) return;
      await deliver(event());
      let owed = 0;
      const asked = await askedWhile(async () => {
        owed = await carryOutOwedEvents();
      });
      others.push({ owed, asked });
    });
    try {
      await carryOutOwedEvents();
    } finally {
      disarm();
    }
    expect(others, 'nobody else has a turn').to.deep.equal(Array.from({ length: 3 }, () => ({ owed: 1, asked: [] })));
    const stored = await storedEvents();
    expect(stored).to.have.length(4);
    expect(stored.every(({ outcome, owed }) => outcome === 'followed' && !owed)).to.equal(true);
  });

  it('leaves a subscription that is no customer’s any more, and says so', async () => {
    const { event } = await bought(cast.astrid);
    await deliver(event({ id: 'evt_gone', data: { object: { object: 'subscription', id: 'sub_none' } } }));
    await carryOutOwedEvents();
    expect(await storedEvents()).to.deep.equal([{ id: 'evt_gone', outcome: 'gone', parked: null, owed: false }]);
  });
});
