import { expect } from 'chai';
import { Stripe } from 'stripe';
import { createStripe } from '../../src/domain/billing/stripe-client.ts';
import { openCheckout, refusal, subscribe, useStripeCompany } from './stripe-company.ts';

describe('The Stripe stand-in as an API', () => {
  const company = useStripeCompany();

  it('creates, reads, changes and deletes a customer', async () => {
    const { stripe } = company;
    const made = await stripe.customers.create({ name: 'Fjord AS', metadata: { tenant_id: 't9', note: 'x' } });
    const changed = await stripe.customers.update(made.id, {
      name: 'Fjord Regnskap AS',
      address: { city: 'Bergen', country: 'NO' },
      metadata: { note: '' },
    });
    expect(changed.metadata).to.deep.equal({ tenant_id: 't9' });
    expect(changed.address).to.include({ city: 'Bergen', line1: null });
    expect(await stripe.customers.retrieve(made.id)).to.include({ id: made.id, name: 'Fjord Regnskap AS' });
    expect(await stripe.customers.del(made.id)).to.include({ deleted: true });
    expect(await stripe.customers.retrieve(made.id)).to.include({ id: made.id, deleted: true });
    expect(company.standIn.control.events('customer.updated').at(-1)?.data.previous_attributes).to.deep.include({
      name: 'Fjord AS',
    });
  });

  it('sells the plans by lookup key, in kroner, per seat and without MVA', async () => {
    const keys = ['start_month', 'start_year', 'team_month', 'team_year'];
    const { data } = await company.stripe.prices.list({ lookup_keys: keys, active: true, expand: ['data.product'] });
    expect(data.map((price) => price.lookup_key)).to.have.members(keys);
    for (const price of data) {
      expect(price).to.include({ currency: 'nok', tax_behavior: 'exclusive', billing_scheme: 'per_unit' });
      expect(price.product)
        .to.have.property('name')
        .that.matches(/^OnNet CRM/);
      expect(String(price.unit_amount_decimal)).to.equal(String(price.unit_amount));
    }
    expect((await company.stripe.products.list()).data).to.have.length(2);
  });

  it('refuses a parameter it does not know, by its full name', async () => {
    const error = await refusal(company.stripe.rawRequest('POST', '/v1/customers', { address: { by: 'Oslo' } }));
    expect(error).to.include({ statusCode: 400, code: 'parameter_unknown', param: 'address[by]' });
  });

  it('names a missing parameter and an address that is none', async () => {
    const { stripe } = company;
    const withoutCustomer: Stripe.Checkout.SessionCreateParams = {
      mode: 'subscription',
      success_url: 'http://127.0.0.1/',
      line_items: [{ price: 'price_x' }],
    };
    expect(await refusal(stripe.checkout.sessions.create(withoutCustomer))).to.include({
      code: 'parameter_missing',
      param: 'customer',
    });
    const error = await refusal(openCheckout(company, { success_url: 'javascript:alert(1)' }));
    expect(error).to.include({ code: 'url_invalid', param: 'success_url' });
  });

  it('answers 404 for an id in the address and 400 for one in a parameter', async () => {
    const { stripe } = company;
    expect(await refusal(stripe.subscriptions.retrieve('sub_none'))).to.include({
      statusCode: 404,
      code: 'resource_missing',
    });
    expect(await refusal(stripe.customers.retrieve('constructor'))).to.include({ statusCode: 404 });
    const error = await refusal(openCheckout(company, { customer: 'cus_gone' }));
    expect(error).to.include({ statusCode: 400, code: 'resource_missing', param: 'customer' });
  });

  it('asks for its key and takes no other', async () => {
    const { url } = company.standIn;
    const stranger = createStripe({ secretKey: 'sk_test_someoneElse', apiUrl: url, appVersion: 'test' });
    expect(await refusal(stranger.customers.list())).to.be.instanceOf(Stripe.errors.StripeAuthenticationError);
    const answer = await fetch(`${url}/v1/customers`);
    expect(answer.status).to.equal(401);
    expect(answer.headers.get('request-id')).to.match(/^req_/);
  });

  it('gives the same answer to the same key and body, and refuses the key for another body', async () => {
    const { stripe } = company;
    const options = { idempotencyKey: 'cust:t1' };
    const first = await stripe.customers.create({ name: 'En AS' }, options);
    const again = await stripe.customers.create({ name: 'En AS' }, options);
    expect(again.id).to.equal(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).to.equal('true');
    const error = await refusal(stripe.customers.create({ name: 'To AS' }, options));
    expect(error).to.be.instanceOf(Stripe.errors.StripeIdempotencyError);
    const made = company.standIn.control.events('customer.created');
    expect(made.filter((event) => event.request?.idempotency_key === 'cust:t1')).to.have.length(1);
  });

  it('makes one customer of twenty simultaneous requests with one key', async () => {
    const make = () => company.stripe.customers.create({ name: 'Mange AS' }, { idempotencyKey: 'cust:many' });
    const made = await Promise.all(Array.from({ length: 20 }, make));
    expect(new Set(made.map(({ id }) => id)).size).to.equal(1);
  });

  it('does not hold a refused request against its key', async () => {
    const options = { idempotencyKey: 'cust:mistake' };
    expect(await refusal(company.stripe.rawRequest('POST', '/v1/customers', { navn: 'x' }, options))).to.include({
      param: 'navn',
    });
    expect(await company.stripe.customers.create({ name: 'x' }, options)).to.have.property('name', 'x');
  });

  it('pages through a list newest first without loss or repetition', async () => {
    const { stripe } = company;
    const email = 'sider@example.no';
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) made.push((await stripe.customers.create({ email })).id);
    const first = await stripe.customers.list({ email, limit: 3 });
    expect(first).to.include({ has_more: true, url: '/v1/customers' });
    const seen: string[] = [];
    for await (const customer of stripe.customers.list({ email, limit: 3 })) seen.push(customer.id);
    expect(seen).to.deep.equal(made.toReversed());
    const before = await stripe.customers.list({ email, limit: 2, ending_before: seen.at(-1) ?? '' });
    expect(before.data.map(({ id }) => id)).to.deep.equal(seen.slice(4, 6));
  });

  it('puts objects in the place of ids where asked, and refuses what cannot be', async () => {
    const { stripe } = company;
    const { subscription, customer } = await subscribe(company);
    const full = await stripe.subscriptions.retrieve(subscription.id, {
      expand: ['latest_invoice', 'items', 'default_payment_method', 'customer', 'items.data.price.product'],
    });
    expect(full.latest_invoice).to.include({ object: 'invoice', status: 'paid' });
    expect(full.default_payment_method).to.have.nested.property('card.last4', '4242');
    expect(full.customer).to.include({ id: customer.id });
    expect(full.items.data[0]?.price.product).to.have.property('name', 'OnNet CRM Team');
    const error = await refusal(stripe.subscriptions.retrieve(subscription.id, { expand: ['metadata'] }));
    expect(error).to.include({ statusCode: 400, param: 'expand' });
    const [session] = (await stripe.checkout.sessions.list({ customer: customer.id, expand: ['data.line_items'] }))
      .data;
    expect(session?.line_items?.data[0]).to.include({ quantity: 3 });
  });

  it('lists events by type and time, and finds each again', async () => {
    const { stripe, standIn } = company;
    standIn.control.advance(60);
    const since = standIn.control.now();
    const { customer } = await openCheckout(company);
    const events = await stripe.events.list({ type: 'customer.created', created: { gte: since } });
    expect(events.data.map(({ data }) => data.object)).to.have.length(1);
    const [event] = events.data;
    expect(event?.data.object).to.have.property('id', customer.id);
    expect(await stripe.events.retrieve(event?.id ?? '')).to.include({
      api_version: Stripe.API_VERSION,
      livemode: false,
    });
  });
});
