import { expect } from 'chai';

import { atTime } from '../../../../src/domain/clock.ts';
import { quietHours, stripeHealth } from '../../../../src/domain/billing/events/event-health.ts';
import { listAll, listUndelivered, reconcileStripe } from '../../../../src/domain/billing/events/missed-events.ts';
import { armFaultPoints } from '../../../../src/domain/fault-points.ts';
import { OutsideUnavailable } from '../../../../src/domain/errors.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { useCast } from '../../../support/cast.ts';
import { statementsOf } from '../../../support/statements.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { carryOutOwedEvents, storedEvents } from '../owed-events.ts';
import { deliver, subscriptionOf, useStripeAccount } from '../stripe-account.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('What Stripe could not tell us', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();

  const query = (text: string, values: unknown[] = []) =>
    asSuperuser(cast.database, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

  beforeEach(async () => {
    await query(`delete from stripe_events`);
    await query(`delete from outbox where kind = 'stripe-event'`);
    await query(`update stripe_listing set listed_at = now(), all_listed_at = now(), missed = 0, missed_at = null`);
    await query(
      `update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
              stripe_subscription_id = null, price_lookup_key = null, seats = null, current_period_end = null,
              cancel_at = null, fetched_at = null`,
    );
  });

  /** A quarter of an hour on: what was made now is no longer on its way. */
  const later = <T>(work: () => Promise<T>, ms = HOUR / 4): Promise<T> => atTime(new Date(Date.now() + ms), work);

  it('P-20: is asked for each hour, and followed as if it had come', async () => {
    account.standIn.control.deliverTo({ url: 'http://127.0.0.1:9/', secret: 'whsec_nobody' });
    await account.buy(cast.astrid);
    expect(await storedEvents()).to.deep.equal([]);
    expect(await listUndelivered(), 'still on its way').to.equal(0);
    const missed = await later(listUndelivered);
    expect(missed).to.be.above(1);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active' });
    expect(await later(listUndelivered), 'once').to.equal(0);
    expect(await stripeHealth()).to.deep.include({ missed, live: 1 });
    expect((await stripeHealth()).alarms).to.include('missed');
  });

  it('P-20: is found at night when it was to be delivered to nobody', async () => {
    await account.buy(cast.astrid);
    expect(await later(listUndelivered), 'undelivered to nobody').to.equal(0);
    expect(await later(listAll)).to.be.above(1);
    const again = await statementsOf(() => later(listAll));
    expect(
      again.filter((text) => /insert into stripe_events/.test(text)),
      'nothing is written for what has come',
    ).to.eql([]);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team' });
  });

  it('P-20: after 26 days without asking, every customer is looked at, though Stripe lists nothing any more', async () => {
    await account.buy(cast.astrid);
    const state = await subscriptionOf(cast.astrid);
    expect(state).to.include({ plan: 'trial' });
    account.standIn.control.advance(31 * 86_400);
    await query(`update stripe_listing set listed_at = now()`);
    await later(listUndelivered, 24 * DAY);
    expect(await carryOutOwedEvents()).to.equal(0);
    await query(`update stripe_listing set listed_at = now()`);
    await later(listUndelivered, 26 * DAY);
    expect(await carryOutOwedEvents()).to.be.above(0);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', customerId: state.customerId });
  });

  it('compares every customer with Stripe each night, once a day, whatever did not come', async () => {
    await account.buy(cast.astrid, 'team_month', 3);
    await reconcileStripe();
    await carryOutOwedEvents();
    const { subscriptionId, seats } = await subscriptionOf(cast.astrid);
    expect(seats).to.equal(3);
    const found = await outside().stripe?.subscriptions.retrieve(subscriptionId ?? '');
    await outside().stripe?.subscriptions.update(subscriptionId ?? '', {
      items: [{ id: found?.items.data[0]?.id ?? '', quantity: 8 }],
    });
    await later(reconcileStripe, DAY);
    await later(reconcileStripe, DAY);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 8 });
    expect((await storedEvents()).filter(({ id }) => id.startsWith('onnet_'))).to.have.length(2);
  });

  it('P-12: raises seats that do not hold everybody, in the same nightly look and with one fetch of each subscription', async () => {
    await account.buy(cast.astrid, 'team_month', 8);
    await reconcileStripe();
    await carryOutOwedEvents();
    const { subscriptionId } = await subscriptionOf(cast.astrid);
    const people = async () =>
      (await query(`select people from subscriptions where tenant_id = '${cast.astrid.tenantId}'`))[0]?.['people'];
    const compared = Number(await people());
    expect(compared).to.be.within(2, 7);
    const asked: string[] = [];
    outside().stripe?.on('request', ({ method, path }: { method: string; path: string }) =>
      asked.push(`${method} ${path.split('?')[0]}`),
    );
    await later(reconcileStripe, DAY);
    await carryOutOwedEvents();
    expect(asked.filter((one) => one.includes('/v1/subscriptions'))).to.deep.equal(['GET /v1/subscriptions']);
    const found = await outside().stripe?.subscriptions.retrieve(subscriptionId ?? '');
    await outside().stripe?.subscriptions.update(subscriptionId ?? '', {
      items: [{ id: found?.items.data[0]?.id ?? '', quantity: 1 }],
    });
    await later(reconcileStripe, 2 * DAY);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: compared });
  });

  it('P-20: takes every page of what was missed, and goes on where it was broken off without a double', async () => {
    await account.buy(cast.astrid, 'team_month', 8);
    const { customerId } = await subscriptionOf(cast.astrid);
    for (let round = 0; round < 110; round += 1) account.standIn.control.replaceCard(customerId ?? '', '4242');
    const disarm = armFaultPoints((step) => {
      if (step === 'a page of events taken') throw new Error('broken off');
    });
    const brokenOff = await later(listAll)
      .catch((error: unknown) => error)
      .finally(disarm);
    expect(brokenOff).to.be.instanceOf(Error).and.have.property('message', 'broken off');
    expect(await storedEvents()).to.have.length(100);
    expect(await later(listAll)).to.be.within(11, 30);
    expect((await storedEvents()).length).to.be.above(110);
  });

  it('finds events that wait though nothing is owed', async () => {
    await account.buy(cast.astrid);
    const [event] = account.standIn.control.events('customer.subscription.created');
    await deliver(event ?? {});
    await query(`delete from outbox where kind = 'stripe-event'`);
    await query(`update stripe_events set received_at = now() - interval '11 minutes'`);
    await listUndelivered();
    expect(await carryOutOwedEvents()).to.equal(1);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team' });
  });

  it('is asked for from where it was left when Stripe is away', async () => {
    await query(`update stripe_listing set listed_at = '2026-11-01'`);
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    expect(await listUndelivered().catch((error: unknown) => error)).to.be.instanceOf(OutsideUnavailable);
    const [row] = await query(`select listed_at from stripe_listing`);
    expect(row?.['listed_at']).to.deep.equal(new Date('2026-11-01T00:00:00+00:00'));
  });

  it('P-20: sounds an alarm on silence, sooner the more customers there are', async () => {
    expect([0, 1, 31, 100, 10_000].map(quietHours)).to.deep.equal([2232, 2232, 72, 24, 24]);
    expect((await stripeHealth()).alarms, 'nobody pays').to.deep.equal([]);
    await account.buy(cast.astrid);
    const [event] = account.standIn.control.events('customer.subscription.created');
    await deliver(event ?? {});
    await carryOutOwedEvents();
    expect((await stripeHealth()).alarms).to.deep.equal([]);
    expect((await later(stripeHealth, 4 * HOUR)).alarms).to.deep.equal(['not-listed']);
    await query(`update stripe_listing set listed_at = null`);
    expect((await stripeHealth()).alarms, 'a program that has just begun').to.deep.equal([]);
    expect((await later(stripeHealth, 4 * HOUR)).alarms).to.deep.equal(['not-listed']);
    expect((await later(stripeHealth, 2233 * HOUR)).alarms).to.deep.equal(['silent', 'not-listed']);
    // A price that is not sold here: what the tenant has stands, and somebody is told until it is put right.
    await query(`update stripe_events set outcome = 'unknown-price'`);
    expect(await stripeHealth()).to.deep.include({ alarms: ['unclear'], unclear: 1 });
    expect((await later(stripeHealth, 31 * HOUR)).alarms).to.not.include('unclear');
  });
});
