import { expect } from 'chai';
import fc from 'fast-check';
import type { Stripe } from 'stripe';

import { idOf, refusal, subscribe, useStripeCompany, visit } from './stripe-company.ts';

const day = 24 * 3600;

describe('Invoices of the Stripe stand-in', () => {
  const company = useStripeCompany();
  const customer = (params: Stripe.CustomerCreateParams = {}) =>
    company.stripe.customers.create({ name: 'Vidde AS', address: { country: 'NO' }, ...params });
  /** A draft with one item of 1000,00 kr. */
  const draft = async (customerId: string, amount = 100_000): Promise<Stripe.Invoice> => {
    const made = await company.stripe.invoices.create({ customer: customerId, automatic_tax: { enabled: true } });
    await company.stripe.invoiceItems.create({ customer: customerId, invoice: made.id ?? '', amount, currency: 'nok' });
    return company.stripe.invoices.retrieve(made.id ?? '');
  };
  const latest = async (id: string, expand: string[] = []): Promise<Stripe.Invoice> => {
    const { latest_invoice: invoice } = await company.stripe.subscriptions.retrieve(id, {
      expand: ['latest_invoice', ...expand],
    });
    if (invoice === null || typeof invoice === 'string') throw new Error('The invoice was not expanded');
    return invoice;
  };

  it('go from draft to open to paid, numbered when they are finalized and not before', async () => {
    const { stripe } = company;
    const { id } = await customer();
    const made = await draft(id);
    expect(made).to.include({ status: 'draft', number: null, total: 125_000, parent: null });
    const open = await stripe.invoices.finalizeInvoice(made.id ?? '', { auto_advance: false });
    expect(open).to.include({ status: 'open', amount_remaining: 125_000, next_payment_attempt: null });
    expect(open.number).to.match(/-0001$/);
    const without = await refusal(stripe.invoices.pay(open.id ?? ''));
    expect(without).to.include({ statusCode: 402, code: 'card_declined' });
    await visit(`${open.hosted_invoice_url}/pay`, { card: '4242' });
    const paid = await stripe.invoices.retrieve(open.id ?? '', { expand: ['payments'] });
    expect(paid).to.include({ status: 'paid', amount_paid: 125_000, amount_remaining: 0 });
    expect(paid.payments?.data).to.have.length(1);
    expect((await refusal(stripe.invoices.pay(open.id ?? ''))).code).to.equal('invoice_already_paid');
    expect((await refusal(stripe.invoices.finalizeInvoice(open.id ?? ''))).code).to.equal('invoice_not_draft');
  });

  it('burn no number while they are drafts', async () => {
    const { stripe } = company;
    const { id } = await customer();
    const [one, two] = [await draft(id), await draft(id)];
    expect(await stripe.invoices.del(one.id ?? '')).to.include({ deleted: true });
    expect((await stripe.invoices.finalizeInvoice(two.id ?? '')).number).to.match(/-0001$/);
    expect((await refusal(stripe.invoices.del(two.id ?? ''))).statusCode).to.equal(400);
  });

  it('can be voided, or counted as lost and still be paid', async () => {
    const { stripe } = company;
    const { id } = await customer();
    const one = await stripe.invoices.finalizeInvoice((await draft(id)).id ?? '');
    const voided = await stripe.invoices.voidInvoice(one.id ?? '', { expand: ['payments'] });
    expect(voided).to.include({ status: 'void', number: one.number });
    expect(voided.payments?.data[0]).to.include({ status: 'canceled' });
    expect((await refusal(stripe.invoices.pay(one.id ?? ''))).statusCode).to.equal(400);
    const other = await stripe.invoices.finalizeInvoice((await draft(id)).id ?? '');
    const lost = await stripe.invoices.markUncollectible(other.id ?? '');
    expect(lost).to.include({ status: 'uncollectible' });
    expect(lost.status_transitions.marked_uncollectible_at).to.be.a('number');
    await visit(`${other.hosted_invoice_url}/pay`, { card: '4242' });
    expect(await stripe.invoices.retrieve(other.id ?? '')).to.include({ status: 'paid' });
  });

  it('show ten lines of themselves and the rest page by page', async () => {
    const { stripe } = company;
    const { subscription } = await subscribe(company, { seats: 1 });
    const item = subscription.items.data[0]?.id ?? '';
    for (let quantity = 2; quantity <= 8; quantity += 1)
      await stripe.subscriptions.update(subscription.id, { items: [{ id: item, quantity }] });
    company.standIn.control.advance(32 * day);
    const invoice = await latest(subscription.id);
    expect(invoice.lines).to.deep.include({ has_more: true });
    expect(invoice.lines.data).to.have.length(10);
    const all: Stripe.InvoiceLineItem[] = [];
    for await (const line of stripe.invoices.listLineItems(invoice.id ?? '', { limit: 4 })) all.push(line);
    expect(all).to.have.length(15);
    expect(all.filter(({ parent }) => parent?.subscription_item_details?.proration)).to.have.length(14);
    expect(all.reduce((sum, { amount }) => sum + amount, 0)).to.equal(invoice.subtotal);
    expect(new Set(all.map(({ id }) => id)).size).to.equal(15);
    expect(invoice.parent?.subscription_details?.subscription).to.equal(subscription.id);
  });

  it('lead to the payment, its charge, and what Stripe kept of it', async () => {
    const { stripe } = company;
    const { subscription } = await subscribe(company);
    const invoice = await latest(subscription.id);
    const { data } = await stripe.invoicePayments.list({
      invoice: invoice.id ?? '',
      expand: ['data.payment.payment_intent'],
    });
    const [payment] = data;
    expect(data).to.have.length(1);
    expect(payment).to.include({ status: 'paid', amount_paid: invoice.total });
    const intent = payment?.payment.payment_intent;
    if (typeof intent !== 'object') throw new Error('The payment was not expanded');
    const charge = await stripe.charges.retrieve(idOf(intent.latest_charge), { expand: ['balance_transaction'] });
    expect(charge).to.include({ amount: invoice.total, status: 'succeeded', paid: true });
    const balance = charge.balance_transaction;
    if (typeof balance !== 'object' || balance === null) throw new Error('The balance was not expanded');
    expect(balance.net).to.equal(balance.amount - balance.fee);
    expect(balance.fee).to.be.greaterThan(0);
    const moved = await stripe.balanceTransactions.list({ source: charge.id });
    expect(moved.data.map(({ id }) => id)).to.deep.equal([balance.id]);
  });

  it('ask the owner of a card that the bank wants confirmed at renewal, and are paid when the owner does', async () => {
    const { subscription } = await openWith3184();
    company.standIn.control.advance(32 * day);
    const invoice = await latest(subscription);
    expect(invoice).to.include({ status: 'open', attempt_count: 1 });
    expect(company.standIn.control.events('invoice.payment_action_required')).to.have.length(1);
    const [payment] = (await company.stripe.invoicePayments.list({ invoice: invoice.id ?? '' })).data;
    const intent = await company.stripe.paymentIntents.retrieve(idOf(payment?.payment.payment_intent));
    expect(intent).to.include({ status: 'requires_action' });
    const url = intent.next_action?.redirect_to_url?.url ?? '';
    expect((await visit(url, { approved: 'no' })).location).to.include('declined');
    await visit(url, { approved: 'yes' });
    expect(await latest(subscription)).to.include({ status: 'paid' });
    expect(await company.stripe.subscriptions.retrieve(subscription)).to.include({ status: 'active' });
  });
  const openWith3184 = async (): Promise<{ subscription: string }> => {
    const { subscription, customer: owner } = await subscribe(company);
    company.standIn.control.replaceCard(owner.id, '3184');
    return { subscription: subscription.id };
  };

  it('charge no MVA where the buyer accounts for it, is exempt, or is abroad, and say why', async () => {
    const cases: [Stripe.CustomerCreateParams, string][] = [
      [{ tax_exempt: 'reverse' }, 'reverse_charge'],
      [{ tax_exempt: 'exempt' }, 'customer_exempt'],
      [{ address: { country: 'SE' } }, 'not_collecting'],
    ];
    for (const [params, reason] of cases) {
      const invoice = await draft((await customer(params)).id);
      expect(invoice, reason).to.include({ total: 100_000, subtotal: 100_000 });
      expect(invoice.total_taxes?.map((tax) => tax.taxability_reason)).to.deep.equal([reason]);
    }
  });

  it('preview the price of a change, and that is what it then costs', async () => {
    const { stripe } = company;
    const { subscription } = await subscribe(company, { seats: 2 });
    const item = subscription.items.data[0]?.id ?? '';
    company.standIn.control.advance(10 * day);
    const events = company.standIn.control.events().length;
    const at = company.standIn.control.now();
    const previewed = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: {
        items: [{ id: item, quantity: 5 }],
        proration_behavior: 'always_invoice',
        proration_date: at,
      },
    });
    expect(previewed.billing_reason).to.equal('subscription_update');
    expect(company.standIn.control.events()).to.have.length(events);
    expect((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]).to.include({ quantity: 2 });
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, quantity: 5 }],
      proration_behavior: 'always_invoice',
      proration_date: at,
    });
    expect(await latest(subscription.id)).to.include({ total: previewed.total, status: 'paid' });
    const next = await stripe.invoices.createPreview({ subscription: subscription.id });
    expect(next).to.include({ billing_reason: 'upcoming', subtotal: 5 * 39_900 });
    await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    const none = await refusal(stripe.invoices.createPreview({ subscription: subscription.id }));
    expect(none.code).to.equal('invoice_upcoming_none');
  });

  it('add up: lines to subtotal, taxes to total, whatever the amounts', async () => {
    const { id } = await customer();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -5000, max: 900_000 }), { minLength: 1, maxLength: 14 }),
        async (amounts) => {
          const made = await company.stripe.invoices.create({ customer: id, automatic_tax: { enabled: true } });
          for (const amount of amounts)
            await company.stripe.invoiceItems.create({ customer: id, invoice: made.id ?? '', amount, currency: 'nok' });
          const invoice = await company.stripe.invoices.retrieve(made.id ?? '');
          const tax = (invoice.total_taxes ?? []).reduce((sum, one) => sum + one.amount, 0);
          expect(invoice.subtotal).to.equal(amounts.reduce((sum, one) => sum + one, 0));
          expect(invoice.total).to.equal(invoice.subtotal + tax);
        },
      ),
      { numRuns: 8 },
    );
  });
});
