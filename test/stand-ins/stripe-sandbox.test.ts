import { expect } from 'chai';
import { Stripe } from 'stripe';

import { startStripeStandIn, type StripeStandIn } from '../../stand-ins/stripe/server.ts';
import { confirmationCodes } from '../../src/domain/billing/change-now.ts';
import { createStripe } from '../../src/domain/billing/stripe-client.ts';
import { idOf, refusal } from './stripe-company.ts';

/**
 * What the product relies on of Stripe's API, asked of whichever Stripe there is: the stand-in always, and a sandbox of
 * Stripe's own when `STRIPE_SANDBOX_KEY` holds its key (`sk_test_…`). What needs the clock or the pages of the stand-in is
 * tested elsewhere. Objects are left in the sandbox under customers named for this suite.
 */
const sandboxKey = process.env['STRIPE_SANDBOX_KEY'];
if (sandboxKey !== undefined && !sandboxKey.startsWith('sk_test_'))
  throw new Error('STRIPE_SANDBOX_KEY must be the key of a sandbox, which begins with sk_test_');

for (const which of sandboxKey === undefined ? (['stand-in'] as const) : (['stand-in', 'sandbox'] as const))
  describe(`What is relied on of Stripe, asked of the ${which}`, function () {
    if (which === 'sandbox') this.timeout(60_000);
    let standIn: StripeStandIn | undefined;
    let stripe: Stripe;
    let price: string;

    before(async () => {
      if (which === 'sandbox') stripe = new Stripe(sandboxKey ?? '');
      else {
        standIn = await startStripeStandIn({ port: 0 });
        stripe = createStripe({ secretKey: standIn.secretKey, apiUrl: standIn.url, appVersion: 'test' });
      }
      const product = await stripe.products.create({ name: 'OnNet contract test' });
      const made = await stripe.prices.create({
        product: product.id,
        currency: 'nok',
        unit_amount: 10_000,
        recurring: { interval: 'month' },
        tax_behavior: 'exclusive',
      });
      price = made.id;
    });

    after(() => standIn?.close());

    const customer = async (card = 'pm_card_visa'): Promise<string> => {
      const { id } = await stripe.customers.create({ name: 'OnNet contract test', email: 'contract@example.com' });
      const method = await stripe.paymentMethods.attach(card, { customer: id });
      await stripe.customers.update(id, { invoice_settings: { default_payment_method: method.id } });
      return id;
    };
    const subscribed = async (quantity: number): Promise<Stripe.Subscription> =>
      stripe.subscriptions.create({ customer: await customer(), items: [{ price, quantity }] });

    it('an unknown parameter is refused by its name', async () => {
      const error = await refusal(stripe.rawRequest('POST', '/v1/customers', { kunde: 'x' }));
      expect(error).to.include({ statusCode: 400, code: 'parameter_unknown', param: 'kunde' });
    });

    it('an invoice that is marked as paid elsewhere is paid, charges nothing and says how much', async () => {
      const owes = await customer();
      await stripe.invoiceItems.create({ customer: owes, amount: 12_500, currency: 'nok' });
      const { id } = await stripe.invoices.create({
        customer: owes,
        collection_method: 'send_invoice',
        days_until_due: 14,
        pending_invoice_items_behavior: 'include',
      });
      await stripe.invoices.finalizeInvoice(id);
      await stripe.invoices.pay(id, { paid_out_of_band: true });
      const paid = await stripe.invoices.retrieve(id, { expand: ['amount_paid_off_stripe'] });
      expect(paid).to.include({ status: 'paid', amount_remaining: 0, amount_paid_off_stripe: 12_500 });
      const { data } = await stripe.invoicePayments.list({ invoice: id, status: 'paid' });
      expect(data.map(({ payment, amount_paid: amount }) => [payment.type, amount])).to.deep.equal([
        ['payment_record', 12_500],
      ]);
      expect((await stripe.charges.list({ customer: owes })).data).to.deep.equal([]);
    });

    it('the same key and body give the same object, and another body is refused', async () => {
      const idempotencyKey = `contract:${Date.now()}`;
      const first = await stripe.customers.create({ name: 'OnNet contract test' }, { idempotencyKey });
      const again = await stripe.customers.create({ name: 'OnNet contract test' }, { idempotencyKey });
      expect(again.id).to.equal(first.id);
      const other = await refusal(stripe.customers.create({ name: 'Another' }, { idempotencyKey }));
      expect(other).to.be.instanceOf(Stripe.errors.StripeIdempotencyError);
    });

    it('a customer that is not there is named by code and parameter', async () => {
      const error = await refusal(stripe.subscriptions.create({ customer: 'cus_gone', items: [{ price }] }));
      expect(error).to.include({ statusCode: 400, code: 'resource_missing', param: 'customer' });
    });

    it('the period stands on the item, and the invoice points to the subscription by its parent', async () => {
      const made = await subscribed(2);
      expect(made.items.data[0]?.current_period_end).to.be.a('number');
      const invoice = await stripe.invoices.retrieve(idOf(made.latest_invoice), { expand: ['payments'] });
      expect(idOf(invoice.parent?.subscription_details?.subscription)).to.equal(made.id);
      expect(invoice).to.include({ status: 'paid', total: 20_000 });
      expect(invoice.payments?.data[0]).to.include({ status: 'paid', amount_paid: 20_000 });
    });

    it('a change costs what its preview said', async () => {
      const made = await subscribed(1);
      const at = Math.floor(Date.now() / 1000);
      const items = [{ id: made.items.data[0]?.id ?? '', quantity: 3 }];
      const preview = await stripe.invoices.createPreview({
        subscription: made.id,
        subscription_details: { items, proration_behavior: 'always_invoice', proration_date: at },
      });
      const changed = await stripe.subscriptions.update(made.id, {
        items,
        proration_behavior: 'always_invoice',
        proration_date: at,
        expand: ['latest_invoice'],
      });
      expect(changed.latest_invoice).to.include({ total: preview.total });
    });

    it('a change can be planned for the end of the period, and called off', async () => {
      const made = await subscribed(3);
      const schedule = await stripe.subscriptionSchedules.create({ from_subscription: made.id });
      const [phase] = schedule.phases;
      const planned = await stripe.subscriptionSchedules.update(schedule.id, {
        end_behavior: 'release',
        phases: [
          { items: [{ price, quantity: 3 }], start_date: phase?.start_date ?? 0, end_date: phase?.end_date ?? 0 },
          { items: [{ price, quantity: 1 }], proration_behavior: 'none' },
        ],
      });
      expect(planned.phases).to.have.length(2);
      expect((await stripe.subscriptions.retrieve(made.id)).items.data[0]).to.include({ quantity: 3 });
      expect(await stripe.subscriptionSchedules.release(schedule.id)).to.include({ status: 'released' });
    });

    it('a paid invoice is taken back by a credit note that refunds, and not beyond its amount', async () => {
      const made = await subscribed(1);
      const invoice = idOf(made.latest_invoice);
      const note = await stripe.creditNotes.create({ invoice, amount: 4000, refund_amount: 4000 });
      expect(note).to.include({ status: 'issued', type: 'post_payment', total: 4000 });
      expect(note.refunds).to.have.length(1);
      expect(
        (await refusal(stripe.creditNotes.create({ invoice, amount: 9000, refund_amount: 9000 }))).statusCode,
      ).to.equal(400);
    });

    it('a first payment the bank wants confirmed leaves the subscription incomplete', async () => {
      const id = await customer('pm_card_authenticationRequired');
      const made = await stripe.subscriptions.create({ customer: id, items: [{ price }] });
      expect(made).to.include({ status: 'incomplete' });
    });

    it('a change the bank wants confirmed is refused by a code we know, and waits for the payment when told to', async () => {
      const made = await subscribed(1);
      const asking = await stripe.paymentMethods.attach('pm_card_authenticationRequired', {
        customer: idOf(made.customer),
      });
      await stripe.subscriptions.update(made.id, { default_payment_method: asking.id });
      const items = [{ id: made.items.data[0]?.id ?? '', quantity: 5 }];
      const change = { items, proration_behavior: 'always_invoice' } as const;
      const refused = await refusal(
        stripe.subscriptions.update(made.id, { ...change, payment_behavior: 'error_if_incomplete' }),
      );
      expect(confirmationCodes).to.include(refused.code);
      const waiting = await stripe.subscriptions.update(made.id, {
        ...change,
        payment_behavior: 'pending_if_incomplete',
        expand: ['latest_invoice'],
      });
      expect(waiting).to.include({ status: 'active' });
      expect(waiting.items.data[0]).to.include({ quantity: 1 });
      expect(waiting.pending_update?.subscription_items?.[0]).to.include({ quantity: 5 });
      expect(waiting.latest_invoice).to.include({ status: 'open' });
    });

    it('the end of a period is set and taken back by its date', async () => {
      const made = await subscribed(1);
      const ending = await stripe.subscriptions.update(made.id, { cancel_at_period_end: true });
      expect(ending.cancel_at).to.equal(made.items.data[0]?.current_period_end);
      const kept = await stripe.subscriptions.update(made.id, { cancel_at_period_end: false });
      expect(kept).to.include({ cancel_at: null, status: 'active' });
    });

    it('a coupon takes its part off before MVA', async () => {
      const coupon = await stripe.coupons.create({ percent_off: 25, duration: 'once' });
      const made = await stripe.subscriptions.create({
        customer: await customer(),
        items: [{ price, quantity: 1 }],
        discounts: [{ coupon: coupon.id }],
        expand: ['latest_invoice'],
      });
      expect(made.latest_invoice).to.include({ subtotal: 10_000, total_excluding_tax: 7500 });
    });
  });
