import { expect } from 'chai';

import { outside } from '../../../src/domain/outside.ts';
import { controlReport } from '../../../src/domain/sales-documents/control/control-report.ts';
import { checkDocuments } from '../../../src/domain/sales-documents/control/check-documents.ts';
import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { carryOutDue } from '../../support/carry-out-due.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { carryOutOwedEvents } from '../billing/owed-events.ts';
import { deliver, subscriptionOf, useStripeAccount } from '../billing/stripe-account.ts';

describe('An invoice that Stripe cannot make final', function () {
  this.timeout(60_000);
  const cast = useCast();
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };
  let customer: string;
  let mark: number;

  beforeEach(async () => {
    await asSuperuser(cast.database, async (client) => {
      for (const table of ['sales_document_alarms', 'stripe_events', 'outbox', 'mails'])
        await client.query(`delete from ${table}`);
      await client.query(`update users set operator = true where id = $1`, [cast.bjorn.userId]);
      await client.query(`update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                                 stripe_subscription_id = null, fetched_at = null`);
    });
    await account.buy(cast.astrid, 'team_month', 3);
    customer = (await subscriptionOf(cast.astrid)).customerId ?? '';
    mark = account.mark();
    account.standIn.control.refuseFinalization(customer, 'customer_tax_location_invalid');
  });

  /** An invoice of the customer's that could not be made final. */
  async function refused(): Promise<string> {
    await stripe().invoiceItems.create({ customer, amount: 10_000, currency: 'nok', description: 'Kurs' });
    const { id } = await stripe().invoices.create({ customer, pending_invoice_items_behavior: 'include' });
    const error = await stripe().invoices.finalizeInvoice(id).catch(String);
    expect(error).to.match(/cannot be finalized/);
    return id;
  }

  async function told(): Promise<void> {
    for (const event of account.eventsSince(mark)) if (event.type.startsWith('invoice.')) await deliver(event);
    mark = account.mark();
    await carryOutOwedEvents();
    await carryOutDue(cast.database, 'sales-document');
  }

  const alarms = async () =>
    (await controlReport({ id: cast.bjorn.userId, operator: true })).alarms.filter(
      ({ kind }) => kind === 'not-finalized',
    );
  const mails = () => inPlatform(() => sql(`select id from mails where template = 'invoice-not-finalized'`));

  it('is an alarm with the invoice, whose it is and why, mailed about once, until it is final', async () => {
    const id = await refused();
    await told();
    const [alarm, ...more] = await alarms();
    expect(more).to.deep.equal([]);
    expect(alarm).to.deep.include({
      kind: 'not-finalized',
      about: id,
      detail: 'customer_tax_location_invalid',
      unfinished: 'customer_tax_location_invalid',
      buyerName: 'Nordlys AS',
      link: `https://dashboard.stripe.com/test/invoices/${id}`,
    });
    expect(await mails()).to.have.length(1);
    await stripe()
      .invoices.finalizeInvoice(id)
      .catch(() => undefined);
    await told();
    expect(await alarms()).to.have.length(1);
    expect(await mails()).to.have.length(1);
    account.standIn.control.refuseFinalization(customer, undefined);
    await stripe().invoices.finalizeInvoice(id);
    await told();
    expect(await alarms()).to.deep.equal([]);
  });

  it('is found by night when no event came, and gone when the draft was deleted', async () => {
    const id = await refused();
    await checkDocuments();
    await carryOutDue(cast.database, 'sales-document');
    expect((await alarms()).map(({ about }) => about)).to.deep.equal([id]);
    await stripe().invoices.del(id);
    await checkDocuments();
    await carryOutDue(cast.database, 'sales-document');
    expect(await alarms()).to.deep.equal([]);
  });

  it('is gone by the event of its deletion, and by that of being made void', async () => {
    const [first, second] = [await refused(), await refused()];
    await told();
    expect(await alarms()).to.have.length(2);
    await stripe().invoices.del(first);
    account.standIn.control.refuseFinalization(customer, undefined);
    await stripe().invoices.finalizeInvoice(second, { auto_advance: false });
    await stripe().invoices.voidInvoice(second);
    await told();
    expect(await alarms()).to.deep.equal([]);
  });
});
