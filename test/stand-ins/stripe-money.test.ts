import { expect } from 'chai';
import type { Stripe } from 'stripe';

import { idOf, refusal, subscribe, useStripeCompany } from './stripe-company.ts';

const day = 24 * 3600;

describe('Money that moves in the Stripe stand-in', () => {
  const company = useStripeCompany();
  /** A paid first invoice with its charge. */
  const paid = async (): Promise<{ invoice: Stripe.Invoice; charge: Stripe.Charge; customer: Stripe.Customer }> => {
    const { stripe } = company;
    const { customer, subscription } = await subscribe(company);
    const invoice = await stripe.invoices.retrieve(idOf(subscription.latest_invoice), { expand: ['payments'] });
    const intent = await stripe.paymentIntents.retrieve(idOf(invoice.payments?.data[0]?.payment.payment_intent), {
      expand: ['latest_charge'],
    });
    const { latest_charge: charge } = intent;
    if (charge === null || typeof charge === 'string') throw new Error('The charge was not expanded');
    return { invoice, charge, customer };
  };
  const totalOf = async (): Promise<number> => {
    let total = 0;
    for await (const { net } of company.stripe.balanceTransactions.list({ limit: 100 })) total += net;
    return total;
  };

  it('is given back in part and then whole, and never beyond', async () => {
    const { stripe } = company;
    const { charge } = await paid();
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 50_000, reason: 'requested_by_customer' });
    expect(refund).to.include({ status: 'succeeded', amount: 50_000 });
    expect(await stripe.charges.retrieve(charge.id)).to.include({ amount_refunded: 50_000, refunded: false });
    const tooMuch = await refusal(stripe.refunds.create({ charge: charge.id, amount: charge.amount }));
    expect(tooMuch).to.include({ statusCode: 400, param: 'amount' });
    await stripe.refunds.create({ charge: charge.id });
    expect(await stripe.charges.retrieve(charge.id)).to.include({ amount_refunded: charge.amount, refunded: true });
    expect((await refusal(stripe.refunds.create({ charge: charge.id }))).code).to.equal('charge_already_refunded');
    expect(company.standIn.control.events('charge.refunded')).to.have.length(2);
  });

  it('comes back when the bank returns a refund', async () => {
    const { charge } = await paid();
    const refund = await company.stripe.refunds.create({ charge: charge.id });
    const before = await totalOf();
    company.standIn.control.failRefund(refund.id);
    expect((await totalOf()) - before).to.equal(refund.amount);
    expect(await company.stripe.refunds.retrieve(refund.id)).to.include({ status: 'failed' });
    expect(company.standIn.control.events('refund.failed')).to.have.length(1);
  });

  it('is credited by line with its MVA and refunded in the same act', async () => {
    const { stripe } = company;
    const { invoice, charge } = await paid();
    const line = invoice.lines.data[0]?.id ?? '';
    const note = await stripe.creditNotes.create({
      invoice: invoice.id ?? '',
      lines: [{ type: 'invoice_line_item', invoice_line_item: line, quantity: 1 }],
      refund_amount: 49_875,
      reason: 'order_change',
      memo: 'En bruker for mye',
    });
    expect(note).to.include({
      subtotal: 39_900,
      total: 49_875,
      type: 'post_payment',
      number: `${invoice.number}-CN-01`,
    });
    expect(note.total_taxes?.map(({ amount }) => amount)).to.deep.equal([9975]);
    expect(note.refunds.map(({ amount_refunded: amount }) => amount)).to.deep.equal([49_875]);
    expect(await stripe.charges.retrieve(charge.id)).to.include({ amount_refunded: 49_875 });
    expect(await stripe.invoices.retrieve(invoice.id ?? '')).to.include({ post_payment_credit_notes_amount: 49_875 });
    const uneven = stripe.creditNotes.create({ invoice: invoice.id ?? '', amount: 1000, refund_amount: 999 });
    expect(await refusal(uneven)).to.include({ statusCode: 400 });
    const listed = await stripe.creditNotes.list({ invoice: invoice.id ?? '' });
    expect(listed.data.map(({ id }) => id)).to.deep.equal([note.id]);
    expect((await stripe.creditNotes.listLineItems(note.id)).data[0]).to.include({ invoice_line_item: line });
  });

  it('is owed less by a credit note before it is paid, and the whole of it settles the invoice', async () => {
    const { stripe } = company;
    const customer = await stripe.customers.create({ name: 'Kreditt AS', address: { country: 'NO' } });
    const made = await stripe.invoices.create({ customer: customer.id, automatic_tax: { enabled: true } });
    const id = made.id ?? '';
    await stripe.invoiceItems.create({ customer: customer.id, invoice: id, amount: 80_000, currency: 'nok' });
    await stripe.invoices.finalizeInvoice(id);
    const part = await stripe.creditNotes.create({ invoice: id, amount: 25_000 });
    expect(part).to.include({ type: 'pre_payment', total: 25_000, total_excluding_tax: 20_000 });
    expect(await stripe.invoices.retrieve(id)).to.include({ amount_remaining: 75_000, status: 'open' });
    expect(await stripe.creditNotes.voidCreditNote(part.id)).to.include({ status: 'void' });
    expect(await stripe.invoices.retrieve(id)).to.include({ amount_remaining: 100_000 });
    await stripe.creditNotes.create({ invoice: id, amount: 100_000 });
    expect(await stripe.invoices.retrieve(id)).to.include({ amount_remaining: 0, status: 'paid' });
  });

  it('waits as credit for the next invoice when that is how it is given back', async () => {
    const { stripe } = company;
    const { invoice, customer } = await paid();
    await stripe.creditNotes.create({ invoice: invoice.id ?? '', amount: 10_000, credit_amount: 10_000 });
    expect(await stripe.customers.retrieve(customer.id)).to.include({ balance: -10_000 });
    company.standIn.control.advance(32 * day);
    const [renewal] = (await stripe.invoices.list({ customer: customer.id })).data;
    expect(renewal).to.include({ amount_paid: (renewal?.total ?? 0) - 10_000, starting_balance: -10_000 });
  });

  it('is taken back by a dispute with its fee, and returned without it when the dispute is won', async () => {
    const { charge } = await paid();
    const before = await totalOf();
    const { id } = company.standIn.control.dispute(charge.id);
    expect((await totalOf()) - before).to.equal(-charge.amount - 20_000);
    expect(await company.stripe.charges.retrieve(charge.id)).to.include({ disputed: true });
    const answered = await company.stripe.disputes.update(id, { evidence: { uncategorized_text: 'Avtalen' } });
    expect(answered).to.include({ status: 'under_review' });
    company.standIn.control.closeDispute(id, 'won');
    expect((await totalOf()) - before).to.equal(-20_000);
    expect(company.standIn.control.events('charge.dispute.closed').at(-1)?.data.object).to.include({ status: 'won' });
    expect((await refusal(company.stripe.disputes.close(id))).statusCode).to.equal(400);
  });

  it('is paid out with every krone accounted for, and comes back when the bank refuses', async () => {
    const { stripe } = company;
    company.standIn.control.advance(40 * day);
    const payouts: Stripe.Payout[] = [];
    for await (const payout of stripe.payouts.list({ limit: 100 })) payouts.push(payout);
    expect(payouts).not.to.have.length(0);
    for (const payout of payouts) {
      let sum = 0;
      for await (const one of stripe.balanceTransactions.list({ payout: payout.id, limit: 100 }))
        if (one.type !== 'payout') sum += one.net;
      expect(sum).to.equal(payout.amount);
      const there = payout.arrival_date <= company.standIn.control.now();
      expect(payout).to.include({ status: there ? 'paid' : 'in_transit' });
    }
    const last = payouts.find(({ status }) => status === 'paid');
    const before = await totalOf();
    company.standIn.control.failPayout(last?.id ?? '');
    expect((await totalOf()) - before).to.equal(last?.amount);
    company.standIn.control.advance(3 * day);
    const later = (await stripe.payouts.list({ limit: 100 })).data.filter(
      ({ id }) => !payouts.some((one) => one.id === id),
    );
    expect(later.reduce((sum, { amount }) => sum + amount, 0)).to.be.at.least(last?.amount ?? 0);
  });

  it('is invoiced to a buyer whose number stands on the invoice', async () => {
    const { stripe } = company;
    const customer = await stripe.customers.create({ name: 'Nummer AS' });
    await stripe.customers.createTaxId(customer.id, { type: 'no_vat', value: '923609016MVA' });
    const bad = stripe.customers.createTaxId(customer.id, { type: 'no_vat', value: '923609016' });
    expect((await refusal(bad)).code).to.equal('tax_id_invalid');
    const invoice = await stripe.invoices.create({ customer: customer.id });
    expect(invoice.customer_tax_ids).to.deep.equal([{ type: 'no_vat', value: '923609016MVA' }]);
    const [only] = (await stripe.customers.listTaxIds(customer.id)).data;
    expect(await stripe.customers.deleteTaxId(customer.id, only?.id ?? '')).to.include({ deleted: true });
  });
});
