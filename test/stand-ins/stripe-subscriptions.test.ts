import { expect } from 'chai';
import type { Stripe } from 'stripe';

import { idOf, openCheckout, refusal, subscribe, useStripeCompany, visit } from './stripe-company.ts';

const day = 24 * 3600;

describe('Trials, discounts, plans ahead and pauses of the Stripe stand-in', () => {
  const company = useStripeCompany();
  const now = (id: string) => company.stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  const priceOf = async (key: string): Promise<string> => {
    const [price] = (await company.stripe.prices.list({ lookup_keys: [key] })).data;
    return price?.id ?? '';
  };
  const customerWith = async (card?: string): Promise<string> => {
    const { id } = await company.stripe.customers.create({ name: 'Lia AS', address: { country: 'NO' } });
    if (card === undefined) return id;
    const method = await company.stripe.paymentMethods.attach(card, { customer: id });
    await company.stripe.customers.update(id, { invoice_settings: { default_payment_method: method.id } });
    return id;
  };
  const start = async (params: Partial<Stripe.SubscriptionCreateParams> & { card?: string; key?: string }) => {
    const { card, key = 'team_month', ...own } = params;
    return company.stripe.subscriptions.create({
      customer: await customerWith(card),
      items: [{ price: await priceOf(key), quantity: 2 }],
      automatic_tax: { enabled: true },
      ...own,
    });
  };
  const itemOf = ({ items }: Stripe.Subscription): string => items.data[0]?.id ?? '';

  for (const [behaviour, status] of [
    ['pause', 'paused'],
    ['cancel', 'canceled'],
    ['create_invoice', 'past_due'],
  ] as const)
    it(`a trial that ends without a card is ${status} when that was agreed, and told of before`, async () => {
      const told = company.standIn.control.events('customer.subscription.trial_will_end').length;
      const trial = await start({
        trial_period_days: 14,
        trial_settings: { end_behavior: { missing_payment_method: behaviour } },
      });
      expect(trial).to.include({ status: 'trialing' });
      company.standIn.control.advance(12 * day);
      expect(company.standIn.control.events('customer.subscription.trial_will_end')).to.have.length(told + 1);
      company.standIn.control.advance(3 * day);
      expect(await now(trial.id)).to.include({ status });
    });

  it('a paused subscription costs nothing until it is resumed, and then a new period is paid', async () => {
    const made = await start({ card: 'pm_card_visa' });
    await company.stripe.subscriptions.pause(made.id);
    expect(company.standIn.control.events('customer.subscription.paused')).not.to.have.length(0);
    const before = (await company.stripe.invoices.list({ subscription: made.id })).data.length;
    company.standIn.control.advance(70 * day);
    expect((await company.stripe.invoices.list({ subscription: made.id })).data).to.have.length(before);
    const resumed = await company.stripe.subscriptions.resume(made.id);
    expect(resumed).to.include({ status: 'active' });
    expect(resumed.items.data[0]?.current_period_start).to.be.closeTo(company.standIn.control.now(), 2);
  });

  it('a first payment that the bank wants confirmed leaves it incomplete until it is, and expires when it never is', async () => {
    const waiting = await start({ card: 'pm_card_authenticationRequired' });
    expect(waiting).to.include({ status: 'incomplete' });
    const { hosted_invoice_url: page } = await company.stripe.invoices.retrieve(idOf(waiting.latest_invoice));
    await visit(`${page}/authenticate`, { approved: 'yes' });
    expect(await now(waiting.id)).to.include({ status: 'active' });
    const never = await start({ card: 'pm_card_authenticationRequired' });
    company.standIn.control.advance(24 * 3600);
    const expired = await now(never.id);
    expect(expired).to.include({ status: 'incomplete_expired' });
    expect(expired.latest_invoice).to.include({ status: 'void' });
    expect(
      (await refusal(start({ card: 'pm_card_chargeCustomerFail', payment_behavior: 'error_if_incomplete' }))).code,
    ).to.equal('card_declined');
  });

  it('a percentage is taken off every period as long as the coupon lasts, with MVA on what is left', async () => {
    await company.stripe.coupons.create({ id: 'halv', percent_off: 50, duration: 'repeating', duration_in_months: 2 });
    const made = await start({ card: 'pm_card_visa', discounts: [{ coupon: 'halv' }] });
    const totals: number[] = [];
    for (let month = 0; month < 3; month += 1) {
      const { latest_invoice: invoice } = await now(made.id);
      if (invoice === null || typeof invoice === 'string') throw new Error('The invoice was not expanded');
      totals.push(invoice.total);
      company.standIn.control.advance(31 * day);
    }
    expect(totals).to.deep.equal([49_875, 49_875, 99_750]);
    const first = (await company.stripe.invoices.list({ subscription: made.id })).data.at(-1);
    expect(first).to.include({ subtotal: 79_800, total_excluding_tax: 39_900 });
    expect(first?.total_discount_amounts?.map(({ amount }) => amount)).to.deep.equal([39_900]);
    expect(await company.stripe.coupons.retrieve('halv')).to.include({ times_redeemed: 1 });
  });

  it('an amount is taken off once, and a coupon that is used up or too old is refused', async () => {
    await company.stripe.coupons.create({ id: 'hundre', amount_off: 10_000, currency: 'nok', max_redemptions: 1 });
    const made = await start({ card: 'pm_card_visa', discounts: [{ coupon: 'hundre' }] });
    expect((await now(made.id)).latest_invoice).to.include({ total_excluding_tax: 69_800 });
    company.standIn.control.advance(32 * day);
    expect((await now(made.id)).latest_invoice).to.include({ total_excluding_tax: 79_800 });
    expect((await refusal(start({ card: 'pm_card_visa', discounts: [{ coupon: 'hundre' }] }))).code).to.equal(
      'coupon_expired',
    );
    const neither = company.stripe.coupons.create({ duration: 'once' });
    expect((await refusal(neither)).code).to.equal('parameter_missing');
  });

  it('a code typed at checkout counts for what is paid there', async () => {
    await company.stripe.coupons.create({ id: 'venn', percent_off: 20, duration: 'forever' });
    await company.stripe.promotionCodes.create({ code: 'VENN20', promotion: { type: 'coupon', coupon: 'venn' } });
    const { session, customer } = await openCheckout(company, { allow_promotion_codes: true });
    expect((await visit(`${session.url}/code`, { code: 'feil' })).location).to.include('?code');
    await visit(`${session.url}/code`, { code: 'venn20' });
    expect((await visit(session.url ?? '')).html).to.include('Rabatt');
    await visit(`${session.url}/pay`, { card: '4242' });
    const done = await company.stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice'] });
    expect(done).to.include({ amount_total: 119_700 });
    expect(done.invoice).to.include({ total: 119_700 });
    const [subscription] = (await company.stripe.subscriptions.list({ customer: customer.id })).data;
    expect(subscription?.discounts).to.have.length(1);
  });

  it('a change planned for the end of the period happens then, costs nothing before, and can be called off', async () => {
    const { stripe } = company;
    const planned = async (): Promise<{ subscription: Stripe.Subscription; schedule: Stripe.SubscriptionSchedule }> => {
      const { subscription } = await subscribe(company, { seats: 4 });
      const made = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
      const [current] = made.phases;
      const schedule = await stripe.subscriptionSchedules.update(made.id, {
        end_behavior: 'release',
        phases: [
          {
            items: [{ price: idOf(current?.items[0]?.price), quantity: 4 }],
            start_date: current?.start_date ?? 0,
            end_date: current?.end_date ?? 0,
          },
          { items: [{ price: await priceOf('start_month'), quantity: 2 }], proration_behavior: 'none' },
        ],
      });
      return { subscription, schedule };
    };
    const { subscription } = await planned();
    expect((await now(subscription.id)).items.data[0]).to.include({ quantity: 4 });
    company.standIn.control.advance(32 * day);
    const after = await now(subscription.id);
    expect(after.items.data[0]).to.include({ quantity: 2 });
    expect(after.items.data[0]?.price.lookup_key).to.equal('start_month');
    expect(after).to.include({ schedule: null });
    expect(after.latest_invoice).to.include({ subtotal: 2 * 19_900, billing_reason: 'subscription_cycle' });
    const other = await planned();
    expect(await stripe.subscriptionSchedules.release(other.schedule.id)).to.include({ status: 'released' });
    company.standIn.control.advance(32 * day);
    expect((await now(other.subscription.id)).items.data[0]).to.include({ quantity: 4 });
    expect((await refusal(stripe.subscriptionSchedules.release(other.schedule.id))).statusCode).to.equal(400);
  });

  it('ends at the end of a period by its date alone, as flexible billing says it', async () => {
    const made = await start({ card: 'pm_card_visa' });
    const ending = await company.stripe.subscriptions.update(made.id, { cancel_at: 'max_period_end' });
    expect(ending).to.include({
      status: 'active',
      cancel_at: made.items.data[0]?.current_period_end,
      cancel_at_period_end: false,
    });
    expect(await company.stripe.subscriptions.update(made.id, { cancel_at: '' })).to.include({ cancel_at: null });
    await company.stripe.subscriptions.update(made.id, { cancel_at: 'max_period_end' });
    company.standIn.control.advance(32 * day);
    expect(await now(made.id)).to.include({ status: 'canceled' });
  });

  it('gives seats that are taken off back on the next invoice, discount and all', async () => {
    await company.stripe.coupons.create({ id: 'alltid', percent_off: 25, duration: 'forever' });
    const made = await start({ card: 'pm_card_visa', discounts: [{ coupon: 'alltid' }] });
    await company.stripe.subscriptions.update(made.id, { items: [{ id: itemOf(made), quantity: 1 }] });
    const preview = await company.stripe.invoices.createPreview({ subscription: made.id });
    // One seat for the coming period, and the whole of one given back, since the period has hardly begun.
    expect(preview.total_excluding_tax).to.be.closeTo(0, 5);
    company.standIn.control.advance(32 * day);
    expect((await now(made.id)).latest_invoice).to.include({ total: preview.total });
  });
});
