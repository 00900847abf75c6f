import { expect } from 'chai';
import { openCheckout, refusal, useStripeCompany, visit } from './stripe-company.ts';

describe('The hosted checkout of the Stripe stand-in', () => {
  const company = useStripeCompany();

  it("says what it is, what is bought and what it costs, in the customer's language, without script", async () => {
    const { session } = await openCheckout(company, { locale: 'nb' });
    const page = await visit(session.url ?? '', undefined, 'en');
    expect(page.status).to.equal(200);
    expect(page.html).to.include('Lokal erstatning for Stripe').and.include('OnNet CRM Team').and.include('lang="nb"');
    expect(page.html.replaceAll(/\s/g, ' '))
      .to.match(/1 496,25/)
      .and.match(/299,25/);
    expect(page.html).not.to.match(/<script|\sstyle=|\son\w+=/);
    const english = await openCheckout(company);
    expect((await visit(english.session.url ?? '', undefined, 'en-GB,en')).html).to.include(
      'Local stand-in for Stripe',
    );
  });

  it('ends a payment in an active subscription, a paid invoice with MVA and the way back', async () => {
    const { stripe, standIn } = company;
    const { session, customer } = await openCheckout(company);
    expect(session).to.include({ status: 'open', payment_status: 'unpaid', subscription: null, amount_total: 149_625 });
    const paid = await visit(`${session.url}/pay`, { card: '4242' });
    expect(paid).to.include({ status: 303, location: `http://127.0.0.1:9/back?session=${session.id}` });

    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] });
    expect(done).to.include({ status: 'complete', payment_status: 'paid', client_reference_id: 't1', url: null });
    expect(done.subscription).to.deep.include({
      status: 'active',
      customer: customer.id,
      metadata: { tenant_id: 't1' },
    });
    expect(done.invoice).to.include({ status: 'paid', subtotal: 119_700, total: 149_625, amount_paid: 149_625 });
    const lines = await stripe.checkout.sessions.listLineItems(session.id);
    expect(lines.data[0]).to.include({ amount_tax: 29_925, quantity: 3 });

    await standIn.control.settled();
    expect(company.types()).to.have.members([
      'customer.created',
      'payment_method.attached',
      'invoice.created',
      'customer.subscription.created',
      'customer.updated',
      'invoice.finalized',
      'invoice_payment.paid',
      'invoice.paid',
      'invoice.payment_succeeded',
      'customer.subscription.updated',
      'checkout.session.completed',
    ]);
    const created = standIn.control.events('customer.subscription.created').at(-1);
    expect(created?.data.object).to.have.property('status', 'incomplete');
    expect(created?.request).to.deep.equal({ id: null, idempotency_key: null });
  });

  it('takes one payment however often the button is pressed', async () => {
    const { session, customer } = await openCheckout(company);
    await Promise.all([1, 2, 3].map(() => visit(`${session.url}/pay`, { card: '4242' })));
    expect((await company.stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).to.have.length(1);
    expect((await visit(session.url ?? '')).html)
      .to.include('allerede fullført')
      .and.include(session.id);
  });

  it('keeps the session open after a declined card, without a trace of a subscription', async () => {
    const { session, customer } = await openCheckout(company);
    const declined = await visit(`${session.url}/pay`, { card: '0002' });
    const again = await visit(`${company.standIn.url}${declined.location}`);
    expect(again.html).to.include('Kortet ble avvist');
    expect((await company.stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).to.have.length(0);
    expect(await visit(`${session.url}/pay`, { card: '4242' })).to.include({ status: 303 });
    expect(await company.stripe.checkout.sessions.retrieve(session.id)).to.include({ status: 'complete' });
  });

  it("waits for the bank's 3-D Secure step and respects a refusal", async () => {
    const { session } = await openCheckout(company);
    const step = await visit(`${session.url}/pay`, { card: '3220' });
    expect(step.location).to.equal(`/checkout/${session.id}/authenticate`);
    const stepUrl = `${company.standIn.url}${step.location}`;
    expect((await visit(stepUrl)).html).to.include('Banken spør');
    expect((await visit(stepUrl, { approved: 'no' })).location).to.include('declined');
    expect(await company.stripe.checkout.sessions.retrieve(session.id)).to.include({ status: 'open' });
    // Approving what is no longer asked for must not pay either.
    expect((await visit(stepUrl, { approved: 'yes' })).location).to.include('declined');
    await visit(`${session.url}/pay`, { card: '3220' });
    expect((await visit(stepUrl, { approved: 'yes' })).location).to.include('/back');
    expect(await company.stripe.checkout.sessions.retrieve(session.id)).to.include({ status: 'complete' });
  });

  it('leads back to the cancel address and leaves the session as it was', async () => {
    const { session } = await openCheckout(company);
    expect((await visit(session.url ?? '')).html).to.include('href="http://127.0.0.1:9/cancelled"');
    expect(await company.stripe.checkout.sessions.retrieve(session.id)).to.include({ status: 'open' });
  });

  it('lets the customer choose seats within the bounds of the session, showing the new total before it is paid', async () => {
    const [price] = (await company.stripe.prices.list({ lookup_keys: ['start_year'] })).data;
    const { session, customer } = await openCheckout(company, {
      line_items: [
        { price: price?.id ?? '', quantity: 2, adjustable_quantity: { enabled: true, minimum: 2, maximum: 5 } },
      ],
    });
    const changed = await visit(`${session.url}/pay`, { card: '4242', seats: '40' });
    expect((await visit(`${company.standIn.url}${changed.location}`)).html).to.include('Antallet er endret');
    await visit(`${session.url}/pay`, { card: '4242', seats: '5' });
    const [subscription] = (await company.stripe.subscriptions.list({ customer: customer.id })).data;
    expect(subscription?.items.data[0]).to.include({ quantity: 5 });
  });

  it('starts with a trial that costs nothing until it ends', async () => {
    const { session, customer } = await openCheckout(company, { subscription_data: { trial_period_days: 14 } });
    expect(session.amount_total).to.equal(0);
    await visit(`${session.url}/pay`, { card: '4242' });
    const [trial] = (await company.stripe.subscriptions.list({ customer: customer.id })).data;
    expect(trial).to.include({ status: 'trialing' });
    company.standIn.control.advance(15 * 24 * 3600);
    const after = await company.stripe.subscriptions.retrieve(trial?.id ?? '', { expand: ['latest_invoice'] });
    expect(after).to.include({ status: 'active' });
    expect(after.latest_invoice).to.include({ status: 'paid', total: 149_625 });
    expect(company.standIn.control.events('customer.subscription.trial_will_end')).to.have.length(1);
  });

  it('expires when asked and when its day is over, and cannot be paid after', async () => {
    const asked = await openCheckout(company);
    expect(await company.stripe.checkout.sessions.expire(asked.session.id)).to.include({ status: 'expired' });
    expect((await refusal(company.stripe.checkout.sessions.expire(asked.session.id))).statusCode).to.equal(400);
    const forgotten = await openCheckout(company);
    company.standIn.control.advance(25 * 3600);
    await visit(`${forgotten.session.url}/pay`, { card: '4242' });
    expect(await company.stripe.checkout.sessions.retrieve(forgotten.session.id)).to.include({
      status: 'expired',
      subscription: null,
    });
  });

  it('shows a page that says so for an unknown address, and escapes what it repeats', async () => {
    expect(await visit(`${company.standIn.url}/checkout/cs_none`)).to.include({ status: 404 });
    const { session } = await openCheckout(company, { cancel_url: 'http://127.0.0.1:9/"><b>x' });
    expect((await visit(session.url ?? '')).html).not.to.include('<b>x');
  });
});
