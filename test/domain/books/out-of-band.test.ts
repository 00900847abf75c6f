import { expect } from 'chai';
import { parse } from 'csv-parse/sync';

import { followMoney } from '../../../src/domain/books/follow-money.ts';
import { openItems } from '../../../src/domain/books/reports.ts';
import { saft } from '../../../src/domain/books/saft.ts';
import { voucherList } from '../../../src/domain/books/voucher-list.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { outside } from '../../../src/domain/outside.ts';
import { platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { subscriptionOf, useStripeAccount } from '../billing/stripe-account.ts';
import { customerOf, emptyBooks, postSale } from './posted-sales.ts';

describe('What is paid past Stripe', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };
  const today = osloDay();

  beforeEach(async () => {
    await emptyBooks(cast.database);
    await asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                           stripe_subscription_id = null, fetched_at = null`),
    );
  });

  /** An invoice to be paid by transfer, with its sale in the books. */
  async function billed(): Promise<{ id: string; gross: number }> {
    await account.buy(cast.astrid, 'team_month', 3);
    const customer = (await subscriptionOf(cast.astrid)).customerId ?? '';
    await stripe().invoiceItems.create({ customer, amount: 125_000, currency: 'nok', description: 'Kurs' });
    const { id } = await stripe().invoices.create({
      customer,
      collection_method: 'send_invoice',
      days_until_due: 14,
      pending_invoice_items_behavior: 'include',
    });
    const { total } = await stripe().invoices.finalizeInvoice(id);
    await postSale({
      invoice: id,
      customer: customerOf(cast.astrid.tenantId),
      gross: total,
      date: today,
      document: '10001',
    });
    return { id, gross: total };
  }

  /** What stands on each account of what is about the invoice, in øre. */
  const balances = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await platformRead<{ account: string; sum: number }>(
          `select account, sum(amount)::bigint as sum from voucher_lines l join vouchers v on v.number = l.voucher
            where v.document is not null group by 1 order by 1`,
        )
      ).map(({ account: number, sum }) => [number, sum]),
    );
  const kinds = async (): Promise<string[]> =>
    (await platformRead<{ kind: string }>(`select kind from vouchers where document is not null order by number`)).map(
      ({ kind }) => kind,
    );

  it('is posted on the bank account and closes the claim, once, and stands in every report', async () => {
    const { id, gross } = await billed();
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale']);
    const paid = await stripe().invoices.pay(id, { paid_out_of_band: true });
    expect(paid).to.include({ status: 'paid', amount_remaining: 0, amount_paid: gross });
    await followMoney();
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale', 'payment']);
    expect(await balances()).to.deep.include({ 1500: 0, 1920: gross });
    expect(await openItems(today)).to.deep.equal([]);
    const period = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    const rows: Record<string, string>[] = parse(await voucherList(period), {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    const bank = rows.filter(({ konto }) => konto === '1920');
    expect(bank.map(({ beskrivelse }) => beskrivelse)).to.deep.equal(['Innbetaling utenom Stripe, faktura 10001']);
    const xml = await saft(period);
    expect(xml).to.match(/<AccountID>1920<\/AccountID>[^]*Innbetaling utenom Stripe, faktura 10001/);
    expect(xml.replaceAll(/\s/g, '')).to.include(`<AccountID>1920</AccountID><AccountDescription>Bankinnskudd`);
  });

  it('is given back past Stripe too, by a credit note that says so, when our own credit note stands', async () => {
    const { id, gross } = await billed();
    await stripe().invoices.pay(id, { paid_out_of_band: true });
    const note = await stripe().creditNotes.create({ invoice: id, amount: 25_000, out_of_band_amount: 25_000 });
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale', 'payment']);
    await postSale({
      invoice: id,
      customer: customerOf(cast.astrid.tenantId),
      gross: 25_000,
      date: today,
      document: 'K1',
      kind: 'credit',
      reference: note.id,
    });
    await followMoney();
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale', 'payment', 'credit', 'refund']);
    expect(await balances()).to.deep.include({ 1500: 0, 1920: gross - 25_000 });
  });

  it('takes back a loss that was paid after all', async () => {
    const { id, gross } = await billed();
    await stripe().invoices.markUncollectible(id);
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 7830: gross });
    await stripe().invoices.pay(id, { paid_out_of_band: true });
    await followMoney();
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 1920: gross, 7830: 0 });
  });
});
