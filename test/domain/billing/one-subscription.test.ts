import { expect } from 'chai';

import { followSubscription } from '../../../src/domain/billing/follow-subscription.ts';
import { startCheckout, type Checkout } from '../../../src/domain/billing/start-checkout.ts';
import { customerFor } from '../../../src/domain/billing/stripe-customer.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { outside } from '../../../src/domain/outside.ts';
import { useCast } from '../../support/cast.ts';
import { postForm, subscriptionOf, useStripeAccount } from './stripe-account.ts';

const back = { success: 'http://127.0.0.1:9/?session={CHECKOUT_SESSION_ID}', cancel: 'http://127.0.0.1:9/' };
const team = { price: 'team_month', seats: '3' };

describe('P-11: one subscription and never two', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };
  const open = (form = team): Promise<Checkout> => startCheckout(cast.astrid, form, back, 'nb');
  const pay = async (checkout: Checkout): Promise<void> => {
    if (checkout.kind === 'pay') await postForm(`${checkout.url}/pay`, { card: '4242' });
  };
  const begun = async (): Promise<number> => {
    const { customerId } = await subscriptionOf(cast.astrid);
    const { data } = await stripe().subscriptions.list({ customer: customerId ?? '', status: 'all' });
    return data.filter(({ status }) => status === 'active').length;
  };
  /** Has `times` who reach a step wait for one another. */
  const meetingAt = (step: string, times: number): (() => void) => {
    let arrived = 0;
    const everybody = Promise.withResolvers<void>();
    return armFaultPoints(async (reached) => {
      if (reached !== step) return;
      arrived += 1;
      if (arrived === times) everybody.resolve();
      await everybody.promise;
    });
  };

  it('where three go to pay at the same moment, one page can be paid, and all are led to it', async () => {
    const disarm = meetingAt('payment page opened', 3);
    const opened = await Promise.all([open(), open({ price: 'team_year', seats: '3' }), open()]).finally(disarm);
    expect(new Set(opened.map((one) => (one.kind === 'pay' ? one.url : one.kind)))).to.have.length(1);
    const { data } = await stripe().checkout.sessions.list({ limit: 100 });
    expect(data).to.have.length(3);
    expect(data.filter(({ status }) => status === 'open')).to.have.length(1);
    for (const one of opened) await pay(one);
    expect(await begun()).to.equal(1);
  });

  for (const { card, status, days } of [
    { card: '0341', status: 'past_due', days: 32 },
    { card: '0341', status: 'unpaid', days: 62 },
  ])
    it(`who has one that is ${status} is sold no other, and pays that`, async () => {
      const first = await open();
      if (first.kind === 'pay') await postForm(`${first.url}/pay`, { card });
      account.standIn.control.advance(days * 86_400);
      expect(await open()).to.deep.equal({ kind: 'already' });
      expect(await subscriptionOf(cast.astrid)).to.include({ status });
    });

  it('where one is paid while another page is being opened, that page is closed again', async () => {
    const disarm = armFaultPoints(async (step) => {
      if (step !== 'payment page opened') return;
      disarm();
      const customer = await customerFor(cast.astrid);
      const card = await stripe().paymentMethods.attach('pm_card_visa', { customer });
      const [price] = (await stripe().prices.list({ lookup_keys: ['team_month'] })).data;
      const items = [{ price: price?.id ?? '', quantity: 3 }];
      await stripe().subscriptions.create({ customer, default_payment_method: card.id, items });
    });
    expect(await open()).to.deep.equal({ kind: 'already' });
    expect(await begun()).to.equal(1);
    expect((await stripe().checkout.sessions.list({ status: 'open' })).data).to.have.length(0);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active' });
  });

  it('a first payment that waits for the bank can be confirmed no more when another is about to be paid', async () => {
    const customer = await customerFor(cast.astrid);
    const card = await stripe().paymentMethods.attach('pm_card_authenticationRequired', { customer });
    const [price] = (await stripe().prices.list({ lookup_keys: ['team_month'] })).data;
    const { latest_invoice: latest } = await stripe().subscriptions.create({
      customer,
      default_payment_method: card.id,
      items: [{ price: price?.id ?? '', quantity: 3 }],
      expand: ['latest_invoice'],
    });
    const waiting = typeof latest === 'object' ? latest?.hosted_invoice_url : '';
    await pay(await open());
    await postForm(`${waiting}/authenticate`, { approved: 'yes' });
    await followSubscription(cast.astrid.tenantId);
    expect(await begun()).to.equal(1);
    expect(await subscriptionOf(cast.astrid)).to.include({ plan: 'team', status: 'active' });
  });
});
