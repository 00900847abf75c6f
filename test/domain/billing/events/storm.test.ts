import { setTimeout } from 'node:timers/promises';

import { expect } from 'chai';

import { NotFromStripe } from '../../../../src/domain/billing/events/signed-body.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { platformRead } from '../../../../src/domain/tenancy.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { carryOutOwedEvents } from '../owed-events.ts';
import { deliver, postForm, subscriptionOf, useStripeAccount } from '../stripe-account.ts';

/** How many different events there are, who sends them, and how badly. */
const EVENTS = 500;
const SENDERS = 5;
const AGAIN = 0.3;
const FORGED = 0.01;

/** The same numbers each time, so that a failure can be looked at (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('A storm of events', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();

  const forget = (customers: readonly (readonly [string, string])[]) =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`delete from stripe_events`);
      await client.query(`delete from outbox where kind = 'stripe-event'`);
      await client.query(
        `update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                stripe_subscription_id = null, price_lookup_key = null, seats = null, current_period_end = null,
                cancel_at = null, fetched_at = null`,
      );
      for (const [tenantId, customer] of customers)
        await client.query(`update subscriptions set stripe_customer_id = $2 where tenant_id = $1`, [
          tenantId,
          customer,
        ]);
    });

  it('P-1, P-3, P-9: ends as if all had come once and in order, whoever sends what how often; nothing forged is taken', async () => {
    const mark = account.mark();
    const members = [cast.astrid, cast.clara];
    for (const by of members) {
      await account.buy(by, 'start_month', 3);
      const { customerId } = await subscriptionOf(by);
      const portal = await outside().stripe?.billingPortal.sessions.create({ customer: customerId ?? '' });
      const [price] = (await outside().stripe?.prices.list({ lookup_keys: ['team_year'] }))?.data ?? [];
      await postForm(`${portal?.url}/plan`, { price: price?.id ?? '', seats: '7' });
    }
    await postForm(`${(await portalOf(cast.clara)).url}/cancel`, {});
    const customers: [string, string][] = [];
    for (const by of members) customers.push([by.tenantId, (await subscriptionOf(by)).customerId ?? '']);
    const made = account.eventsSince(mark);
    const events = Array.from({ length: EVENTS }, (_, at) => ({ ...made[at % made.length], id: `evt_${at}` }));

    const random = chance(42);
    const genuine = [...events, ...events.filter(() => random() < AGAIN)].map((event: object) => ({
      event,
      forged: false,
    }));
    const forgeries = events
      .slice(0, Math.ceil(genuine.length * FORGED))
      .map((event, at) => ({ event: { ...event, id: `evt_forged_${at}` }, forged: true }));
    const queue = [...genuine, ...forgeries]
      .map((one) => ({ ...one, turn: random() }))
      .toSorted((a, b) => a.turn - b.turn);
    await forget(customers);
    let refused = 0;
    const sent = new AbortController();
    // In the middle of it something happens at Stripe, of which the rest of the storm tells.
    const middle = Math.floor(queue.length / 2);
    let later: readonly object[] = [];
    let happened = false;
    const happen = async (): Promise<void> => {
      happened = true;
      const before = account.mark();
      const [price] = (await outside().stripe?.prices.list({ lookup_keys: ['team_year'] }))?.data ?? [];
      await postForm(`${(await portalOf(cast.astrid)).url}/plan`, { price: price?.id ?? '', seats: '9' });
      later = account.eventsSince(before);
      for (const event of later)
        queue.splice(Math.floor(random() * queue.length), 0, { event, forged: false, turn: 0 });
    };
    const sender = async (): Promise<void> => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        // Once: what it adds may make the queue as long as that again.
        if (!happened && queue.length <= middle) await happen();
        try {
          await deliver(next.event, next.forged ? { secret: 'whsec_ofSomebodyElse' } : undefined);
        } catch (error) {
          if (!(error instanceof NotFromStripe)) throw error;
          refused += 1;
        }
      }
    };
    const worker = (async () => {
      while (!sent.signal.aborted) {
        await carryOutOwedEvents();
        await setTimeout(5);
      }
    })();
    await Promise.all(Array.from({ length: SENDERS }, sender));
    sent.abort();
    await worker;
    await carryOutOwedEvents();

    expect(refused).to.equal(forgeries.length);
    const afterStorm = await Promise.all(members.map(subscriptionOf));
    expect(afterStorm[0]).to.include({ plan: 'team', seats: 9 });
    expect(afterStorm[1]?.cancelAt).to.not.equal(null);
    const stored = await platformRead<{ forged: number; waiting: number; all: number }>(
      `select count(*) filter (where id like 'evt_forged%')::int as forged,
              count(*) filter (where outcome is null)::int as waiting, count(*)::int as all from stripe_events`,
    );
    expect(later).to.not.have.length(0);
    expect(stored).to.deep.equal([{ forged: 0, waiting: 0, all: EVENTS + later.length }]);

    await forget(customers);
    for (const event of [...events, ...later]) await deliver(event);
    await carryOutOwedEvents();
    expect(await Promise.all(members.map(subscriptionOf))).to.deep.equal(afterStorm);
  });

  async function portalOf(by: typeof cast.astrid): Promise<{ url: string }> {
    const { customerId } = await subscriptionOf(by);
    const session = await outside().stripe?.billingPortal.sessions.create({ customer: customerId ?? '' });
    return { url: session?.url ?? '' };
  }
});
