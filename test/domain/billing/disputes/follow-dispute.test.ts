import { expect } from 'chai';

import { compareDisputes } from '../../../../src/domain/billing/disputes/follow-dispute.ts';
import { openDisputes } from '../../../../src/domain/billing/disputes/open-disputes.ts';
import { OutsideUnavailable } from '../../../../src/domain/errors.ts';
import { outside } from '../../../../src/domain/outside.ts';
import { inPlatform, platformRead, sql } from '../../../../src/domain/tenancy.ts';
import { tenantSubscriptions } from '../../../../src/domain/operations/tenant-subscriptions.ts';
import { useCast } from '../../../support/cast.ts';
import { asSuperuser } from '../../../support/superuser.ts';
import { carryOutOwedEvents } from '../owed-events.ts';
import { deliver, subscriptionOf, useStripeAccount } from '../stripe-account.ts';

describe('Disputed payments', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };

  beforeEach(() =>
    asSuperuser(cast.database, async (client) => {
      await client.query(`delete from open_disputes`);
      await client.query(`delete from stripe_events`);
      await client.query(`delete from outbox`);
      await client.query(`delete from mails`);
      await client.query(`update users set operator = true where id = $1`, [cast.bjorn.userId]);
      await client.query(`update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                                 stripe_subscription_id = null, fetched_at = null`);
    }),
  );

  /** A payment of Astrid's. @returns the charge and its customer */
  async function paid(): Promise<{ charge: string; customer: string }> {
    await account.buy(cast.astrid, 'team_month', 3);
    const { customerId } = await subscriptionOf(cast.astrid);
    const [charge] = (await stripe().charges.list({ customer: customerId ?? '' })).data;
    return { charge: charge?.id ?? '', customer: customerId ?? '' };
  }

  /** Has the events since a mark come and followed, however many times each. */
  async function told(mark: number, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1)
      for (const event of account.eventsSince(mark)) if (event.type.startsWith('charge.dispute.')) await deliver(event);
    await carryOutOwedEvents();
  }

  const mails = () =>
    inPlatform(() =>
      sql<{ to: string; params: Record<string, unknown> }>(
        `select to_address as "to", params from mails where template = 'dispute-opened'`,
      ),
    );

  it('stand as alarms from their event on, with who, how much, why and until when, and are mailed about once', async () => {
    const { charge } = await paid();
    const mark = account.mark();
    const made = account.standIn.control.dispute(charge, 'subscription_canceled');
    await told(mark, 2);
    const [dispute, ...more] = await openDisputes();
    expect(more).to.deep.equal([]);
    const link = `https://dashboard.stripe.com/test/payments/${String(made.payment_intent)}`;
    expect(dispute).to.deep.equal({
      id: made.id,
      tenantId: cast.astrid.tenantId,
      tenantName: 'Nordlys AS',
      amount: made.amount,
      currency: 'NOK',
      reason: 'subscription_canceled',
      reasonKind: 'subscription_canceled',
      state: 'answer',
      respondBy: new Date((made.evidence_details.due_by ?? 0) * 1000),
      openedAt: new Date(made.created * 1000),
      link,
    });
    const [mail, ...others] = await mails();
    expect(others).to.deep.equal([]);
    expect(mail?.params).to.deep.equal({
      tenantName: 'Nordlys AS',
      amount: made.amount,
      currency: 'NOK',
      reason: 'subscription_canceled',
      reasonKind: 'subscription_canceled',
      by: dispute?.respondBy?.toISOString(),
      link,
    });
    const { tenants } = await tenantSubscriptions();
    expect(tenants[0]).to.deep.include({ name: 'Nordlys AS' });
    expect(tenants[0]?.disputes.map(({ id }) => id)).to.deep.equal([made.id]);

    await stripe().disputes.update(made.id, { evidence: { uncategorized_text: 'Avtalen' }, submit: true });
    await told(mark);
    expect((await openDisputes())[0]?.state).to.equal('wait');
    account.standIn.control.closeDispute(made.id, 'won');
    await told(mark);
    expect(await openDisputes()).to.deep.equal([]);
    expect(await mails()).to.have.length(1);
    expect(await platformRead(`select distinct outcome from stripe_events`)).to.deep.equal([{ outcome: 'followed' }]);
  });

  it('are found within the hour when no event came, and go when they are closed', async () => {
    const { charge } = await paid();
    const { id } = account.standIn.control.dispute(charge);
    await compareDisputes();
    await compareDisputes();
    expect((await openDisputes()).map((one) => one.id)).to.deep.equal([id]);
    expect(await mails()).to.have.length(1);
    account.standIn.control.closeDispute(id, 'lost');
    await compareDisputes();
    expect(await openDisputes()).to.deep.equal([]);
  });

  it('are alarms too when nobody here has the customer, or Stripe has it no longer', async () => {
    const { charge, customer } = await paid();
    await asSuperuser(cast.database, (client) => client.query(`update subscriptions set stripe_customer_id = null`));
    await stripe().customers.del(customer);
    const mark = account.mark();
    account.standIn.control.dispute(charge);
    await told(mark);
    const [dispute] = await openDisputes();
    expect(dispute).to.deep.include({ tenantId: null, tenantName: null, state: 'answer' });
    expect((await mails())[0]?.params['tenantName']).to.equal('');
  });

  it('are another environment’s to answer on an account that is shared', async () => {
    const { charge, customer } = await paid();
    await stripe().customers.update(customer, { metadata: { environment: 'another' } });
    const mark = account.mark();
    account.standIn.control.dispute(charge);
    await told(mark);
    await compareDisputes();
    expect(await openDisputes()).to.deep.equal([]);
    expect(await platformRead(`select distinct outcome from stripe_events`)).to.deep.equal([{ outcome: 'other-app' }]);
  });

  it('wait for Stripe with their events, and nothing is lost', async () => {
    const { charge } = await paid();
    const mark = account.mark();
    account.standIn.control.dispute(charge);
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    await told(mark);
    expect(await openDisputes()).to.deep.equal([]);
    expect(await compareDisputes().catch((error: unknown) => error)).to.be.instanceOf(OutsideUnavailable);
    account.connect();
    await carryOutOwedEvents();
    expect(await openDisputes()).to.have.length(1);
  });
});
