import { expect } from 'chai';

import { customerFor } from '../../../src/domain/billing/stripe-customer.ts';
import { dropDispute, keepDispute } from '../../../src/domain/billing/disputes/open-disputes.ts';
import { leaveStripe } from '../../../src/domain/billing/leave-stripe.ts';
import { atTime } from '../../../src/domain/clock.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inPlatform, readingTenant, sql } from '../../../src/domain/tenancy.ts';
import { documentsOf } from '../../../src/domain/sales-documents/document-list.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { crashingAt } from '../../support/faults.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useStripeAccount } from './stripe-account.ts';

const closed = new Date('2026-12-23T03:40:00+01:00');
const nextNight = new Date('2026-12-24T05:10:00+01:00');
const nightAfter = new Date('2026-12-25T05:10:00+01:00');
const lastNightOfBooks = new Date('2031-12-31T05:10:00+01:00');
const afterBooks = new Date('2032-01-01T05:10:00+01:00');

describe('Leaving Stripe', () => {
  const cast = useCast();
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };

  interface Stored {
    readonly customer: string | null;
    readonly left: Date | null;
  }
  const stored = async (): Promise<Stored | undefined> => {
    const [row] = await readingTenant(cast.astrid.tenantId, () =>
      sql<Stored>(`select stripe_customer_id as customer, stripe_left_at as left from subscriptions`),
    );
    return row;
  };

  /** What Stripe still holds that could tell whose customer it was, or charge them. */
  const atStripe = async (customer: string) => {
    const [kept, subscriptions, cards, open] = await Promise.all([
      stripe().customers.retrieve(customer),
      stripe().subscriptions.list({ customer, status: 'active' }),
      stripe().paymentMethods.list({ customer }),
      stripe().invoices.list({ customer, status: 'open' }),
    ]);
    return {
      name: kept.deleted ? 'deleted' : kept.name,
      running: subscriptions.data.length,
      cards: cards.data.length,
      open: open.data.length,
    };
  };

  const setClosed = (moment: Date | null) =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`update tenants set ended_at = $2, closed_at = $2 where id = $1`, [
        cast.astrid.tenantId,
        moment,
      ]);
      await client.query(`update subscriptions set stripe_left_at = null where tenant_id = $1`, [cast.astrid.tenantId]);
    });

  /** As the night does it, but a crash is one, and not a customer that failed among others. */
  const leaveOrDie = () =>
    leaveStripe().catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors[0] : error;
    });

  /** Astrid's tenant pays for three seats and then owes for the next month; some time later it is closed. */
  async function boughtAndClosed(card = '0341'): Promise<string> {
    await setClosed(null);
    await asSuperuser(cast.database, (client) =>
      client.query(
        `update subscriptions set stripe_customer_id = null, stripe_subscription_id = null, status = 'trialing', plan = 'trial'`,
      ),
    );
    await account.buy(cast.astrid, 'team_month', 3, card);
    const customer = (await stored())?.customer;
    if (!customer) throw new Error('who bought is a customer');
    account.standIn.control.advance(32 * 86_400);
    await setClosed(closed);
    return customer;
  }

  it('writes nothing but our own number for the tenant, and which program it is, in the metadata of a customer (hard case 28)', async () => {
    await setClosed(null);
    const customer = await stripe().customers.retrieve(await customerFor(cast.astrid));
    expect(customer.deleted === true ? undefined : customer.metadata).to.deep.equal({
      tenant_id: cast.astrid.tenantId,
      app: 'onnet-crm',
      environment: 'development',
    });
  });

  it('leaves the customer of a tenant alone that is not closed', async () => {
    const customer = await boughtAndClosed();
    await setClosed(null);
    await atTime(nextNight, leaveStripe);
    expect(await atStripe(customer)).to.include({ cards: 1 });
    expect(await stored()).to.deep.equal({ customer, left: null });
  });

  /** Stops, has everything billed get its document, and has left the night after. */
  async function leaveInTwoNights(): Promise<void> {
    await atTime(nextNight, leaveStripe);
    expect(await stored()).to.include({ left: null });
    await carryOutDue(cast.database, 'sales-document', nightAfter);
    await atTime(nightAfter, leaveStripe);
  }

  it('hard case 28: stops and removes cards at once, and keeps who owes something until the books are let go', async () => {
    const customer = await boughtAndClosed();
    const before = await atStripe(customer);
    expect(before).to.include({ cards: 1, open: 1 });
    await leaveInTwoNights();
    expect(await atStripe(customer)).to.deep.equal({ name: before.name, running: 0, cards: 0, open: 1 });
    expect(await stored()).to.deep.equal({ customer, left: nightAfter });
    await atTime(lastNightOfBooks, leaveStripe);
    expect(await atStripe(customer)).to.include({ name: before.name, open: 1 });
    await atTime(afterBooks, leaveStripe);
    expect(await atStripe(customer)).to.deep.equal({ name: 'deleted', running: 0, cards: 0, open: 0 });
    expect(await stored()).to.deep.equal({ customer: null, left: nightAfter });
    await atTime(afterBooks, leaveStripe);
    const told = await readingTenant(cast.astrid.tenantId, () =>
      sql<{ action: string }>(`select action from audit_entries where action like 'subscription.%stripe' order by at`),
    );
    expect(told.map(({ action }) => action)).to.include.members([
      'subscription.left-stripe',
      'subscription.redacted-at-stripe',
    ]);
  });

  it('hard case 28: empties and deletes who owes nothing as soon as all that was billed is kept here', async () => {
    const customer = await boughtAndClosed('4242');
    await leaveInTwoNights();
    expect(await atStripe(customer)).to.include({ running: 0, cards: 0, open: 0 });
    const mark = account.mark();
    await atTime(nightAfter, leaveStripe);
    expect(await atStripe(customer)).to.include({ name: 'deleted' });
    // Stripe keeps what a deleted customer was last: it had been emptied before.
    const what = new Set(account.eventsSince(mark).map(({ type }) => type));
    expect([...what]).to.deep.equal(['customer.updated', 'customer.deleted']);
    const [last] = account.standIn.control.events('customer.updated').slice(-1);
    expect(last?.data.object).to.deep.include({ id: customer, name: null, email: null, phone: null, address: null });
    expect(last?.data.object).to.have.property('metadata').that.does.not.have.property('tenant_id');
    expect(await stored()).to.deep.equal({ customer: null, left: nightAfter });
    expect(await documentsOf(cast.astrid)).to.have.length.at.least(2);
  });

  it('hard case 28: keeps who disputes a payment until the bank has decided', async () => {
    const customer = await boughtAndClosed('4242');
    await leaveInTwoNights();
    const dispute = {
      id: 'dp_open',
      payment: 'pi_open',
      tenantId: cast.astrid.tenantId,
      amount: 9900,
      currency: 'NOK',
      reason: 'fraudulent',
      status: 'needs_response',
      respondBy: null,
      openedAt: closed,
      livemode: false,
      fetchedAt: closed,
    };
    await inPlatform(() => keepDispute(dispute));
    await atTime(nightAfter, leaveStripe);
    expect(await stored()).to.deep.equal({ customer, left: nightAfter });
    await inPlatform(() => dropDispute(dispute.id));
    await atTime(nightAfter, leaveStripe);
    expect(await atStripe(customer)).to.include({ name: 'deleted' });
  });

  it('hard case 28: empties a customer before deleting it, since Stripe keeps what a deleted one was called', async () => {
    const customer = await boughtAndClosed();
    await leaveInTwoNights();
    const seen: unknown[] = [];
    for (let step = 0; await crashingAt(step, () => atTime(afterBooks, leaveOrDie)); step++) {
      if (step > 9) throw new Error('it never comes to an end');
      const kept = await stripe().customers.retrieve(customer);
      if (!kept.deleted) seen.push([kept.name, kept.email, kept.address, kept.metadata].map((one) => one ?? ''));
    }
    expect(seen.at(0), 'while its invoices are taken back').to.not.deep.equal(seen.at(-1));
    expect(seen.at(-1)).to.deep.equal(['', '', '', { app: 'onnet-crm', environment: 'development' }]);
  });

  it('goes on where it was broken off, whichever step that was', async () => {
    for (const moment of [nextNight, afterBooks]) {
      const customer = await boughtAndClosed();
      if (moment === afterBooks) await leaveInTwoNights();
      for (let step = 0; await crashingAt(step, () => atTime(moment, leaveOrDie)); step++)
        if (step > 9) throw new Error('it never comes to an end');
      await atTime(moment, leaveStripe);
      expect(await atStripe(customer)).to.include({ running: 0, cards: 0 });
      if (moment === afterBooks) expect(await atStripe(customer)).to.include({ name: 'deleted', open: 0 });
    }
  });

  it('fails loudly while Stripe does not answer, forgets nothing, and does it the next night', async () => {
    const customer = await boughtAndClosed();
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    const failure = await atTime(nextNight, leaveStripe).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(AggregateError);
    expect(await stored()).to.deep.equal({ customer, left: null });
    account.connect();
    await atTime(nextNight, leaveStripe);
    expect(await atStripe(customer)).to.include({ running: 0, cards: 0 });
  });
});
