import { expect } from 'chai';
import type { Stripe } from 'stripe';
import { refusal, subscribe, useStripeCompany, visit } from './stripe-company.ts';

const day = 24 * 3600;

describe('Subscriptions of the Stripe stand-in through time', () => {
  const company = useStripeCompany();
  const renewed = () => company.standIn.control.advance(32 * day);
  const now = (id: string) => company.stripe.subscriptions.retrieve(id);
  const latestInvoice = async (id: string): Promise<Stripe.Invoice> => {
    const { latest_invoice: invoice } = await company.stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
    if (invoice === null || typeof invoice === 'string') throw new Error('The invoice was not expanded');
    return invoice;
  };

  it('renews with a numbered, paid invoice for each period', async () => {
    const { subscription, customer } = await subscribe(company);
    const end = subscription.items.data[0]?.current_period_end;
    renewed();
    expect((await now(subscription.id)).items.data[0]).to.include({ current_period_start: end });
    const { data } = await company.stripe.invoices.list({ customer: customer.id });
    expect(data.map((invoice) => invoice.billing_reason)).to.deep.equal(['subscription_cycle', 'subscription_create']);
    expect(data.map((invoice) => invoice.status)).to.deep.equal(['paid', 'paid']);
    expect(data.map((invoice) => invoice.number?.slice(-4))).to.deep.equal(['0002', '0001']);
    const [event] = company.standIn.control.events('invoice.created').slice(-1);
    expect(event?.data.object).to.include({ status: 'draft', number: null });
  });

  it('goes past due when the card fails, tries again, and gives up as unpaid', async () => {
    const { subscription } = await subscribe(company, { card: '0341' });
    renewed();
    expect(await now(subscription.id)).to.include({ status: 'past_due' });
    const open = await latestInvoice(subscription.id);
    expect(open).to.include({ status: 'open', attempt_count: 1 });
    expect(open.next_payment_attempt).to.be.greaterThan(company.standIn.control.now());
    company.standIn.control.advance(16 * day);
    expect(await now(subscription.id)).to.include({ status: 'unpaid' });
    expect(await latestInvoice(subscription.id)).to.include({ attempt_count: 4, next_payment_attempt: null });
  });

  it('is active again when the customer brings a card that works', async () => {
    const { subscription, customer } = await subscribe(company, { card: '0341' });
    renewed();
    const portal = await company.stripe.billingPortal.sessions.create({
      customer: customer.id,
      return_url: 'http://127.0.0.1:9/',
    });
    expect((await visit(`${portal.url}/card`, { card: '0002' })).location).to.include('declined');
    expect(await now(subscription.id)).to.include({ status: 'past_due' });
    await visit(`${portal.url}/card`, { card: '4242' });
    expect(await now(subscription.id)).to.include({ status: 'active' });
    expect(await latestInvoice(subscription.id)).to.include({ status: 'paid', amount_remaining: 0 });
  });

  it('recovers at the next attempt when only the card was replaced', async () => {
    const { subscription, customer } = await subscribe(company, { card: '0341' });
    renewed();
    company.standIn.control.replaceCard(customer.id, '4242');
    expect(await now(subscription.id)).to.include({ status: 'past_due' });
    company.standIn.control.advance(4 * day);
    expect(await now(subscription.id)).to.include({ status: 'active' });
  });

  it('prorates added seats on the next invoice, or at once when asked', async () => {
    const { subscription } = await subscribe(company, { seats: 2 });
    const item = subscription.items.data[0]?.id ?? '';
    await company.stripe.subscriptions.update(subscription.id, { items: [{ id: item, quantity: 4 }] });
    expect(await latestInvoice(subscription.id)).to.include({ billing_reason: 'subscription_create' });
    await company.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, quantity: 5 }],
      proration_behavior: 'always_invoice',
    });
    const invoice = await latestInvoice(subscription.id);
    expect(invoice).to.include({ billing_reason: 'subscription_update', status: 'paid' });
    expect(invoice.lines.data).to.have.length(4);
    // Changed within the first second of the period, three seats more cost three whole seats.
    expect(invoice.subtotal).to.be.closeTo(3 * 39_900, 5);
    const { data: events } = await company.stripe.events.list({ type: 'customer.subscription.updated', limit: 3 });
    const seatsBefore = events.flatMap((event) => {
      const items = event.type === 'customer.subscription.updated' ? event.data.previous_attributes?.items : undefined;
      return items ? [items.data?.[0]?.quantity] : [];
    });
    expect(seatsBefore).to.deep.equal([4, 2]);
  });

  it('changes nothing when the payment for a change is refused', async () => {
    const { subscription } = await subscribe(company, { card: '0341', seats: 2 });
    const item = subscription.items.data[0]?.id ?? '';
    const error = await refusal(
      company.stripe.subscriptions.update(subscription.id, {
        items: [{ id: item, quantity: 9 }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'error_if_incomplete',
      }),
    );
    expect(error).to.include({ statusCode: 402, code: 'card_declined' });
    expect((await now(subscription.id)).items.data[0]).to.include({ quantity: 2 });
  });

  it('starts a new period when the plan goes from year to month, and keeps what is left as credit', async () => {
    const { subscription, customer } = await subscribe(company, { lookupKey: 'team_year', seats: 3 });
    const [monthly] = (await company.stripe.prices.list({ lookup_keys: ['start_month'] })).data;
    const portal = await company.stripe.billingPortal.sessions.create({ customer: customer.id });
    await visit(`${portal.url}/plan`, { price: monthly?.id ?? '', seats: '1' });
    const changed = await now(subscription.id);
    expect(changed.items.data[0]).to.include({ quantity: 1 });
    expect(changed.items.data[0]?.price.lookup_key).to.equal('start_month');
    const invoice = await latestInvoice(subscription.id);
    expect(invoice).to.include({ amount_due: 0, status: 'paid' });
    expect(invoice.total).to.be.lessThan(0);
    const owner = await company.stripe.customers.retrieve(customer.id);
    expect(owner).to.have.property('balance', invoice.total);
  });

  it('ends at the end of the period when cancelled by the API, and shows both signals', async () => {
    const { subscription } = await subscribe(company);
    const end = subscription.items.data[0]?.current_period_end;
    const leaving = await company.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    expect(leaving).to.include({ status: 'active', cancel_at_period_end: true, cancel_at: end });
    const staying = await company.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
    expect(staying).to.include({ cancel_at_period_end: false, cancel_at: null, canceled_at: null });
    await company.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    renewed();
    expect(await now(subscription.id)).to.include({ status: 'canceled', ended_at: end });
    expect((await company.stripe.invoices.list({ subscription: subscription.id })).data).to.have.length(1);
  });

  it('shows only the date when cancelled in the portal, and takes it back there', async () => {
    const { subscription, customer } = await subscribe(company);
    const portal = await company.stripe.billingPortal.sessions.create({ customer: customer.id, locale: 'nb' });
    expect((await visit(portal.url)).html).to.include('Si opp ved periodens slutt');
    await visit(`${portal.url}/cancel`, {});
    const leaving = await now(subscription.id);
    expect(leaving).to.include({
      cancel_at_period_end: false,
      cancel_at: subscription.items.data[0]?.current_period_end,
    });
    expect((await visit(portal.url)).html).to.include('Angre oppsigelsen');
    await visit(`${portal.url}/resume`, {});
    expect(await now(subscription.id)).to.include({ cancel_at: null });
  });

  it('ends at once when cancelled, and when its customer is deleted', async () => {
    const one = await subscribe(company);
    const gone = await company.stripe.subscriptions.cancel(one.subscription.id);
    expect(gone).to.include({ status: 'canceled' });
    expect(await refusal(company.stripe.subscriptions.cancel(one.subscription.id))).to.include({
      code: 'resource_missing',
    });
    const other = await subscribe(company);
    await company.stripe.customers.del(other.customer.id);
    expect(await now(other.subscription.id)).to.include({ status: 'canceled' });
  });

  it('shows an invoice at its hosted address', async () => {
    const { subscription } = await subscribe(company);
    const invoice = await latestInvoice(subscription.id);
    const page = await visit(invoice.hosted_invoice_url ?? '');
    expect(page.html)
      .to.include(invoice.number ?? 'none')
      .and.include('Betalt');
  });
});

describe('An account that ends what is not paid', () => {
  const company = useStripeCompany({ afterLastAttempt: 'canceled' });

  it('cancels the subscription after the last attempt and collects no more', async () => {
    const { subscription } = await subscribe(company, { card: '0341' });
    company.standIn.control.advance(60 * day);
    const ended = await company.stripe.subscriptions.retrieve(subscription.id);
    expect(ended).to.include({ status: 'canceled' });
    expect(ended.cancellation_details).to.include({ reason: 'payment_failed' });
    const open = await company.stripe.invoices.list({ subscription: subscription.id, status: 'open' });
    expect(open.data.map((invoice) => invoice.next_payment_attempt)).to.deep.equal([null]);
  });
});
