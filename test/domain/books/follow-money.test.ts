import { expect } from 'chai';

import { followMoney } from '../../../src/domain/books/follow-money.ts';
import { OutsideUnavailable } from '../../../src/domain/errors.ts';
import { outside } from '../../../src/domain/outside.ts';
import { platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { subscriptionOf, useStripeAccount } from '../billing/stripe-account.ts';
import { customerOf, emptyBooks, postSale } from './posted-sales.ts';

const DAY = 86_400;

describe('The books follow what moves at Stripe', () => {
  const cast = useCast({ poolSize: 8 });
  const account = useStripeAccount();
  const stripe = () => {
    const client = outside().stripe;
    if (!client) throw new Error('Stripe is not set up');
    return client;
  };

  beforeEach(async () => {
    await emptyBooks(cast.database);
    await asSuperuser(cast.database, (client) =>
      client.query(`update subscriptions set plan = 'trial', status = 'trialing', stripe_customer_id = null,
                           stripe_subscription_id = null, fetched_at = null`),
    );
  });

  /** What stands on each account, in øre. */
  async function balances(): Promise<Record<string, number>> {
    const rows = await platformRead<{ account: string; sum: number }>(
      `select account, sum(amount)::bigint as sum from voucher_lines group by 1 order by 1`,
    );
    return Object.fromEntries(rows.map(({ account: number, sum }) => [number, sum]));
  }

  const kinds = async (): Promise<string[]> =>
    (await platformRead<{ kind: string }>(`select kind from vouchers order by number`)).map(({ kind }) => kind);

  /** Buys, and posts the sale as the invoice's own document would. */
  async function sold(): Promise<{ invoice: string; gross: number; charge: string }> {
    await account.buy(cast.astrid, 'team_month', 3);
    const { customerId } = await subscriptionOf(cast.astrid);
    const [invoice] = (await stripe().invoices.list({ customer: customerId ?? '' })).data;
    const [charge] = (await stripe().charges.list({ customer: customerId ?? '' })).data;
    const gross = invoice?.total ?? 0;
    return { invoice: invoice?.id ?? '', gross, charge: charge?.id ?? '' };
  }

  const postSold = ({ invoice, gross }: { invoice: string; gross: number }) =>
    postSale({ invoice, customer: customerOf(cast.astrid.tenantId), gross, date: '2026-11-23', document: '10001' });

  it('posts a payment on its claim, and the fee that Stripe kept, once', async () => {
    const sale = await sold();
    await postSold(sale);
    await followMoney();
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale', 'payment', 'fee']);
    const [movement] = (await stripe().balanceTransactions.list()).data;
    expect(await balances()).to.deep.include({ 1500: 0, 1960: movement?.net, 7770: movement?.fee });
  });

  it('waits with a payment until the sale is posted, and says why', async () => {
    const sale = await sold();
    await followMoney();
    expect(await kinds()).to.deep.equal([]);
    expect(await platformRead(`select failure, posted_at from balance_movements`)).to.deep.equal([
      { failure: 'sale-not-posted', posted_at: null },
    ]);
    await postSold(sale);
    await followMoney();
    expect(await kinds()).to.deep.equal(['sale', 'payment', 'fee']);
    expect(
      (await platformRead<{ failure: string | null }>(`select failure from balance_movements`))[0]?.failure,
    ).to.equal(null);
  });

  it('evens out a credit note with its refund, and takes one that the bank sent back again', async () => {
    const sale = await sold();
    await postSold(sale);
    const refund = await stripe().refunds.create({ charge: sale.charge, amount: 10_000 });
    await postSale({
      ...sale,
      customer: customerOf(cast.astrid.tenantId),
      gross: 10_000,
      date: '2026-11-23',
      document: 'K1',
      kind: 'credit',
      reference: 'cn_1',
    });
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0 });
    account.standIn.control.failRefund(refund.id);
    await followMoney();
    expect(await balances(), 'it is owed to the customer again').to.deep.include({ 1500: -10_000 });
  });

  it('keeps what a bank took back apart until it is decided: won is ours again, lost is owed again', async () => {
    const sale = await sold();
    await postSold(sale);
    const lost = account.standIn.control.dispute(sale.charge);
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 1570: sale.gross });
    account.standIn.control.closeDispute(lost.id, 'lost');
    await followMoney();
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: sale.gross, 1570: 0 });
  });

  it('gives back what a dispute took when it is won, but for the fee', async () => {
    const sale = await sold();
    await postSold(sale);
    const won = account.standIn.control.dispute(sale.charge);
    account.standIn.control.closeDispute(won.id, 'won');
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 1570: 0 });
    const moved = (await stripe().balanceTransactions.list()).data;
    expect((await balances())['1960']).to.equal(moved.reduce((sum, { net }) => sum + net, 0));
  });

  it('posts payouts, knows what each carried, and ends with nothing left at Stripe', async () => {
    const sale = await sold();
    await postSold(sale);
    account.standIn.control.advance(12 * DAY);
    await followMoney();
    const payouts = (await stripe().payouts.list()).data;
    expect(payouts).to.have.length(1);
    expect(await balances()).to.deep.include({ 1920: payouts[0]?.amount, 1960: 0 });
    const carried = await platformRead<{ payout: string; sum: number }>(
      `select payout, sum(amount - fee)::bigint as sum from balance_movements where type <> 'payout' group by 1`,
    );
    expect(carried).to.deep.equal([{ payout: payouts[0]?.id, sum: payouts[0]?.amount }]);
    account.standIn.control.failPayout(payouts[0]?.id ?? '');
    await followMoney();
    expect(await balances()).to.deep.include({ 1920: 0, 1960: payouts[0]?.amount });
  });

  it('posts what is given up as a loss on its claim', async () => {
    await account.buy(cast.astrid, 'team_month', 3, '0341');
    const { customerId } = await subscriptionOf(cast.astrid);
    account.standIn.control.advance(32 * DAY);
    const [invoice] = (await stripe().invoices.list({ customer: customerId ?? '', status: 'open' })).data;
    await stripe().invoices.markUncollectible(invoice?.id ?? '');
    await followMoney();
    expect(await kinds()).to.not.include('loss');
    await postSold({ invoice: invoice?.id ?? '', gross: invoice?.total ?? 0 });
    await followMoney();
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 7830: invoice?.total });
    // Less is left of it now than was lost.
    await stripe().creditNotes.create({ invoice: invoice?.id ?? '', amount: 1_000 });
    await followMoney();
    expect((await kinds()).filter((kind) => kind === 'loss')).to.have.length(1);
  });

  it('posts nothing while Stripe is away', async () => {
    await postSold(await sold());
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    expect(await followMoney().catch((error: unknown) => error)).to.be.instanceOf(OutsideUnavailable);
    account.connect();
    expect(await kinds()).to.deep.equal(['sale']);
  });
});
