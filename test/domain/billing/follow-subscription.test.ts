import { expect } from 'chai';
import fc from 'fast-check';

import { finishCheckout } from '../../../src/domain/billing/finish-checkout.ts';
import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { openPortal } from '../../../src/domain/billing/open-portal.ts';
import { startCheckout } from '../../../src/domain/billing/start-checkout.ts';
import { customerFor } from '../../../src/domain/billing/stripe-customer.ts';
import { NotFound, OutsideUnavailable } from '../../../src/domain/errors.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inTenant, sql } from '../../../src/domain/tenancy.ts';
import type { Member } from '../../../src/domain/users/member.ts';
import { membershipsOf } from '../../../src/domain/users/memberships.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { carryOutOwedEvents, storedEvents } from './owed-events.ts';
import { deliver, postForm, subscriptionOf, useStripeAccount } from './stripe-account.ts';

const back = { success: 'http://127.0.0.1:9/?session={CHECKOUT_SESSION_ID}', cancel: 'http://127.0.0.1:9/' };

describe('Following a subscription at Stripe', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };

  beforeEach(() => forget());

  /** Everybody tries again, unknown at Stripe, and no event has come. */
  const forget = () =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`delete from stripe_events`);
      await client.query(`delete from outbox where kind = 'stripe-event'`);
      await client.query(
        `update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                stripe_subscription_id = null, price_lookup_key = null, seats = null, current_period_end = null,
                cancel_at = null, fetched_at = null`,
      );
    });

  /** As `forget`, but the customer is still known: what is stored when the first event arrives. */
  const forgetAllBut = async (by: Member, customerId: string | null) => {
    await forget();
    await asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set stripe_customer_id = $2 where tenant_id = $1`, [by.tenantId, customerId]),
    );
  };

  const accessOf = async (by: Member) =>
    (await membershipsOf(by.userId)).find(({ tenantId }) => tenantId === by.tenantId)?.access;

  it('P-3: comes to the same end in whatever order events arrive, doubled or late, while what they tell of goes on', async () => {
    const [year] = (await stripe().prices.list({ lookup_keys: ['team_year'] })).data;
    const portalOf = async () =>
      (await stripe().billingPortal.sessions.create({ customer: (await subscriptionOf(cast.astrid)).customerId ?? '' }))
        .url;
    // What happens at Stripe, one after the other; events of each come during those after it, or at the end.
    const happenings = [
      () => account.buy(cast.astrid, 'start_month', 3),
      async () => postForm(`${await portalOf()}/plan`, { price: year?.id ?? '', seats: '7' }),
      async () => postForm(`${await portalOf()}/cancel`, {}),
    ];
    let fewest = Number.POSITIVE_INFINITY;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const on = (): boolean => draw(fc.boolean);
        const { customerId, subscriptionId } = await subscriptionOf(cast.astrid);
        if (subscriptionId !== null) await stripe().subscriptions.cancel(subscriptionId);
        await forgetAllBut(cast.astrid, customerId);
        const mark = account.mark();
        const delivered = new Set<string>();
        const come = async (which: (id: string) => boolean): Promise<void> => {
          const there = account.eventsSince(mark);
          for (const at of draw(() => fc.shuffledSubarray([...there.keys()], { minLength: there.length }))) {
            const event = there[at];
            if (!event || !which(event.id)) continue;
            await deliver(event);
            delivered.add(event.id);
            if (on()) await carryOutOwedEvents((owed) => owed.toReversed());
          }
        };
        for (const happen of happenings) {
          await happen();
          await come(on);
        }
        await come((id) => !delivered.has(id) || on());
        await carryOutOwedEvents();
        fewest = Math.min(fewest, delivered.size);
        const reached = await subscriptionOf(cast.astrid);
        expect(reached).to.include({ plan: 'team', status: 'active', lookupKey: 'team_year', seats: 7 });
        expect(reached.cancelAt).to.be.instanceOf(Date).and.deep.equal(reached.currentPeriodEnd);
        expect((await storedEvents()).every(({ outcome, owed }) => outcome !== null && !owed)).to.equal(true);
      }),
      { numRuns: 12 },
    );
    expect(fewest).to.be.greaterThan(6);
  });

  it('needs only one of the events, any one that says something about the subscription', async () => {
    const mark = account.mark();
    await account.buy(cast.astrid);
    const { customerId } = await subscriptionOf(cast.astrid);
    for (const event of account.eventsSince(mark)) {
      await forgetAllBut(cast.astrid, customerId);
      await deliver(event);
      const owed = await carryOutOwedEvents();
      const { plan } = await subscriptionOf(cast.astrid);
      expect(plan, event.type).to.equal(owed === 1 ? 'team' : 'trial');
    }
  });

  it('never lets a fetch that took long overwrite a newer one', async () => {
    await account.buy(cast.astrid, 'team_month', 3);
    const { customerId } = await subscriptionOf(cast.astrid);
    const [subscription] = (await stripe().subscriptions.list({ customer: customerId ?? '' })).data;
    const item = subscription?.items.data[0]?.id ?? '';
    let seats = 3;
    // Each of three fetches is overtaken after Stripe has answered and before the answer is written.
    const disarm = armFaultPoints(async (step) => {
      if (step !== 'subscription fetched' || seats === 6) return;
      seats += 1;
      await stripe().subscriptions.update(subscription?.id ?? '', { items: [{ id: item, quantity: seats }] });
      await followSubscription(cast.astrid.tenantId);
    });
    try {
      expect(await followSubscription(cast.astrid.tenantId)).to.equal('followed');
    } finally {
      disarm();
    }
    expect(await subscriptionOf(cast.astrid)).to.include({ seats: 6 });
  });

  it('P-5: lets the page that a customer returns to and the events race, and tells of the change once', async () => {
    const told = async () =>
      (
        await inTenant(cast.astrid.tenantId, () =>
          sql(`select 1 from audit_entries where tenant_id = $1 and action = 'subscription.changed'`, [
            cast.astrid.tenantId,
          ]),
        )
      ).length;
    const already = await told();
    const mark = account.mark();
    const session = await account.buy(cast.astrid);
    for (const event of account.eventsSince(mark)) await deliver(event);
    const [returned] = await Promise.all([
      finishCheckout(cast.astrid, session),
      carryOutOwedEvents(),
      finishCheckout(cast.astrid, session),
    ]);
    expect(returned).to.equal('paid');
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active', seats: 3 });
    expect(await told()).to.equal(already + 1);
  });

  it('P-11: does not let the end of an old subscription take a new one away', async () => {
    const mark = account.mark();
    await account.buy(cast.astrid, 'start_month', 3);
    await followSubscription(cast.astrid.tenantId);
    const { subscriptionId } = await subscriptionOf(cast.astrid);
    await stripe().subscriptions.cancel(subscriptionId ?? '');
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'canceled' });
    expect(await accessOf(cast.astrid)).to.equal('readOnly');
    await account.buy(cast.astrid, 'team_month', 3);
    for (const event of account.eventsSince(mark).toReversed()) await deliver(event);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active' });
    expect(await accessOf(cast.astrid)).to.equal('full');
  });

  it('P-19: follows a failed renewal to a banner, then to reading only, and a payment back again', async () => {
    await account.buy(cast.astrid, 'team_month', 3, '0341');
    const { customerId } = await subscriptionOf(cast.astrid);
    const mark = account.mark();
    account.standIn.control.advance(32 * 86_400);
    for (const event of account.eventsSince(mark)) await deliver(event);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'past_due' });
    expect(await accessOf(cast.astrid)).to.equal('banner');
    account.standIn.control.advance(30 * 86_400);
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'unpaid' });
    expect(await accessOf(cast.astrid)).to.equal('readOnly');
    const portal = await stripe().billingPortal.sessions.create({ customer: customerId ?? '' });
    await postForm(`${portal.url}/card`, { card: '4242' });
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'active' });
    expect(await accessOf(cast.astrid)).to.equal('full');
  });

  it('P-14: keeps a subscription as ended when its customer is deleted at Stripe, and makes a new customer to buy again', async () => {
    await account.buy(cast.astrid);
    await followSubscription(cast.astrid.tenantId);
    const { customerId: old } = await subscriptionOf(cast.astrid);
    const mark = account.mark();
    await stripe().customers.del(old ?? '');
    for (const event of account.eventsSince(mark)) await deliver(event);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'canceled', customerId: old });
    expect(await openPortal(cast.astrid, 'http://127.0.0.1:9/', 'nb')).to.equal(undefined);
    await account.buy(cast.astrid, 'start_month', 3);
    await followSubscription(cast.astrid.tenantId);
    const now = await subscriptionOf(cast.astrid);
    expect(now).to.include({ plan: 'start', status: 'active' });
    expect(now.customerId).not.to.equal(old);
  });

  it('cannot be led from one tenant to another, by metadata or by somebody else’s payment page', async () => {
    await account.buy(cast.astrid, 'start_month', 3);
    await followSubscription(cast.astrid.tenantId);
    const before = await subscriptionOf(cast.astrid);
    const mark = account.mark();
    // Clara's subscription says that it is Nordlys's. Our own record of whose customer it is decides.
    const session = await account.buy(cast.clara, 'team_year', 9);
    const { customerId } = await subscriptionOf(cast.clara);
    const [claras] = (await stripe().subscriptions.list({ customer: customerId ?? '' })).data;
    await stripe().subscriptions.update(claras?.id ?? '', { metadata: { tenant_id: cast.astrid.tenantId } });
    for (const event of account.eventsSince(mark)) await deliver(event);
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.deep.equal(before);
    expect(await subscriptionOf(cast.clara)).to.include({ plan: 'team', seats: 9 });
    // Even when nobody here knows the customer, a tenant that has one keeps it.
    await asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set stripe_customer_id = null where tenant_id = $1`, [cast.clara.tenantId]),
    );
    const [event] = account.eventsSince(mark).filter(({ type }) => type === 'customer.subscription.updated');
    await deliver({ ...event, id: 'evt_another' });
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.deep.equal(before);
    expect((await storedEvents()).find(({ id }) => id === 'evt_another')).to.include({ parked: 'other-tenant' });
    const refused = await finishCheckout(cast.astrid, session).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(NotFound);
  });

  it('finds the tenant by the metadata when its customer was not stored', async () => {
    const mark = account.mark();
    await account.buy(cast.astrid);
    const { customerId } = await subscriptionOf(cast.astrid);
    const events = account.eventsSince(mark);
    await forget();
    await deliver(events.at(-1) ?? {});
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active', customerId });
  });

  it('P-10: makes one customer when twenty go to pay at once', async () => {
    const mark = account.mark();
    const customers = await Promise.all(Array.from({ length: 20 }, () => customerFor(cast.astrid)));
    expect(new Set(customers)).to.have.length(1);
    expect(account.eventsSince(mark).filter(({ type }) => type === 'customer.created')).to.have.length(1);
    expect(await subscriptionOf(cast.astrid)).to.include({ customerId: customers[0] });
  });

  it('P-11: sells no second subscription beside one that runs, and closes the payment page opened before', async () => {
    const first = await startCheckout(cast.astrid, { price: 'team_month', seats: '3' }, back, 'nb');
    const second = await startCheckout(cast.astrid, { price: 'team_year', seats: '3' }, back, 'nb');
    if (first.kind !== 'pay' || second.kind !== 'pay') throw new Error('both should lead to payment');
    await postForm(`${first.url}/pay`, { card: '4242' });
    await postForm(`${second.url}/pay`, { card: '4242' });
    // Nobody has followed Stripe yet: the guard asks Stripe itself, and then follows.
    expect(await startCheckout(cast.astrid, { price: 'team_month', seats: '3' }, back, 'nb')).to.deep.equal({
      kind: 'already',
    });
    const { customerId, lookupKey } = await subscriptionOf(cast.astrid);
    expect((await stripe().subscriptions.list({ customer: customerId ?? '', status: 'all' })).data).to.have.length(1);
    expect(lookupKey).to.equal('team_year');
  });

  it('says that Stripe is away, and keeps the event owed until it is back', async () => {
    const mark = account.mark();
    await account.buy(cast.astrid);
    await deliver(account.eventsSince(mark).at(-1) ?? {});
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    const refused = await followSubscription(cast.astrid.tenantId).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(OutsideUnavailable).and.include({ failure: 'stripe-connection' });
    await carryOutOwedEvents();
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'trial' });
    account.connect();
    expect(await carryOutOwedEvents()).to.equal(1);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team' });
  });

  it('P-13: gives no plan for a first payment the bank wants confirmed until it is, and sells another when it never is', async () => {
    const customer = await customerFor(cast.astrid);
    const card = await stripe().paymentMethods.attach('pm_card_authenticationRequired', { customer });
    const [price] = (await stripe().prices.list({ lookup_keys: ['team_month'] })).data;
    const begin = () =>
      stripe().subscriptions.create({
        customer,
        default_payment_method: card.id,
        items: [{ price: price?.id ?? '', quantity: 3 }],
        expand: ['latest_invoice'],
      });
    const waiting = await begin();
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'trial', status: 'trialing' });
    expect(await accessOf(cast.astrid)).to.equal('full');
    const invoice = typeof waiting.latest_invoice === 'object' ? waiting.latest_invoice : null;
    await postForm(`${invoice?.hosted_invoice_url}/authenticate`, { approved: 'yes' });
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active' });
    await stripe().subscriptions.cancel(waiting.id);
    await begin();
    account.standIn.control.advance(24 * 3600);
    await followSubscription(cast.astrid.tenantId);
    expect(await subscriptionOf(cast.astrid)).to.include({ status: 'canceled' });
    expect(await startCheckout(cast.astrid, { price: 'team_month', seats: '3' }, back, 'nb')).to.include({
      kind: 'pay',
    });
  });

  it('P-14: makes a new customer for a payment in the place of one Stripe does not know, and none for the portal', async () => {
    await forgetAllBut(cast.astrid, 'cus_ofAnotherMode');
    expect(await openPortal(cast.astrid, 'http://127.0.0.1:9/', 'nb')).to.equal(undefined);
    expect(await subscriptionOf(cast.astrid)).to.include({ customerId: 'cus_ofAnotherMode' });
    expect(await startCheckout(cast.astrid, { price: 'team_month', seats: '3' }, back, 'nb')).to.include({
      kind: 'pay',
    });
    const { customerId } = await subscriptionOf(cast.astrid);
    expect(customerId).not.to.equal('cus_ofAnotherMode');
    expect((await stripe().customers.list()).data.map(({ id }) => id)).to.deep.equal([customerId]);
  });

  it('P-14: asks for a subscription by its own id where Stripe lists none, since its customer is not known there', async () => {
    await account.buy(cast.astrid);
    await followSubscription(cast.astrid.tenantId);
    const { subscriptionId } = await subscriptionOf(cast.astrid);
    await stripe().subscriptions.cancel(subscriptionId ?? '');
    await asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set stripe_customer_id = 'cus_ofAnotherMode' where tenant_id = $1`, [
        cast.astrid.tenantId,
      ]),
    );
    expect(await followSubscription(cast.astrid.tenantId)).to.equal('followed');
    expect(await subscriptionOf(cast.astrid)).to.include({ subscriptionId, status: 'canceled' });
  });

  it('opens a portal of this environment’s own, made once, in which nothing is bought and no second invoice is shown', async () => {
    await account.buy(cast.astrid);
    const opened = await Promise.all([1, 2, 3].map(() => openPortal(cast.astrid, 'http://127.0.0.1:9/', 'nb')));
    const { data } = await stripe().billingPortal.configurations.list();
    expect(data.map(({ metadata }) => metadata?.['environment'])).to.deep.equal([outside().environment]);
    const page = await (await fetch(opened[0] ?? '')).text();
    expect(page).to.include('/cancel"').and.include('/card"').and.not.include('/plan"').and.not.include('/invoices/');
  });

  it('P-18: sees an end by its date alone, by the flag, and that either was taken back', async () => {
    await account.buy(cast.astrid);
    const { customerId } = await subscriptionOf(cast.astrid);
    const portal = await stripe().billingPortal.sessions.create({ customer: customerId ?? '' });
    const [bought] = (await stripe().subscriptions.list({ customer: customerId ?? '' })).data;
    const id = bought?.id ?? '';
    const endAfter = async (act: () => Promise<unknown>): Promise<Date | null> => {
      await act();
      await followSubscription(cast.astrid.tenantId);
      return (await subscriptionOf(cast.astrid)).cancelAt;
    };
    const periodEnd = new Date((bought?.items.data[0]?.current_period_end ?? 0) * 1000);
    expect(await endAfter(() => postForm(`${portal.url}/cancel`, {}))).to.deep.equal(periodEnd);
    expect(await endAfter(() => postForm(`${portal.url}/resume`, {}))).to.equal(null);
    expect(await endAfter(() => stripe().subscriptions.update(id, { cancel_at_period_end: true }))).to.deep.equal(
      periodEnd,
    );
    expect(await endAfter(() => stripe().subscriptions.update(id, { cancel_at_period_end: false }))).to.equal(null);
    expect(await endAfter(() => stripe().subscriptions.update(id, { cancel_at: 'max_period_end' }))).to.deep.equal(
      periodEnd,
    );
  });
});
