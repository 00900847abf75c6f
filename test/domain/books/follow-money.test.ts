import { expect } from 'chai';

import { findClaim } from '../../../src/domain/books/claims.ts';
import { followMoney } from '../../../src/domain/books/follow-money.ts';
import { listMovements } from '../../../src/domain/books/movements.ts';
import { postVoucher } from '../../../src/domain/books/post-voucher.ts';
import { openItems, payoutSums } from '../../../src/domain/books/reports.ts';
import { credit, debit } from '../../../src/domain/books/voucher.ts';
import { OutsideUnavailable } from '../../../src/domain/errors.ts';
import { armFaultPoints } from '../../../src/domain/fault-points.ts';
import { outside } from '../../../src/domain/outside.ts';
import { inPlatform, platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { subscriptionOf, useStripeAccount } from '../billing/stripe-account.ts';
import { issue, line, nordlys, sale } from '../sales-documents/sales.ts';
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

  const credited = ({ invoice, gross }: { invoice: string; gross: number }, back: number) => ({
    invoice,
    customer: customerOf(cast.astrid.tenantId),
    gross: Math.min(back, gross),
    date: '2026-11-23',
    document: 'K1',
    kind: 'credit' as const,
  });

  const count = async (query: string): Promise<number> =>
    (await platformRead<{ n: number }>(query.replace('select from', 'select count(*)::int as n from')))[0]?.n ?? 0;

  /** A renewal that could not be collected and was given up. */
  async function uncollectible({ post = true } = {}): Promise<{
    sale: { invoice: string; gross: number };
    posted: () => Promise<unknown>;
  }> {
    await account.buy(cast.astrid, 'team_month', 3, '0341');
    const { customerId } = await subscriptionOf(cast.astrid);
    account.standIn.control.advance(32 * DAY);
    const [invoice] = (await stripe().invoices.list({ customer: customerId ?? '', status: 'open' })).data;
    await stripe().invoices.markUncollectible(invoice?.id ?? '');
    const sale = { invoice: invoice?.id ?? '', gross: invoice?.total ?? 0 };
    const posted = () => postSold(sale);
    if (post) await posted();
    return { sale, posted };
  }

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
    const { sale, posted } = await uncollectible({ post: false });
    await followMoney();
    expect(await kinds()).to.not.include('loss');
    await posted();
    await followMoney();
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 7830: sale.gross });
    // Less is left of it now than was lost, and our credit note is still to come.
    await stripe().creditNotes.create({ invoice: sale.invoice, amount: 1_000 });
    await followMoney();
    expect((await kinds()).filter((kind) => kind === 'loss')).to.have.length(1);
  });

  it('takes a loss back as far as it is credited or paid after all', async () => {
    const { sale } = await uncollectible();
    await followMoney();
    await stripe().creditNotes.create({ invoice: sale.invoice, amount: 1_000 });
    await postSale({ ...credited(sale, 1_000), reference: 'cn_late' });
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 7830: sale.gross - 1_000 });
    account.standIn.control.replaceCard((await subscriptionOf(cast.astrid)).customerId ?? '', '4242');
    await stripe().invoices.pay(sale.invoice);
    await followMoney();
    await followMoney();
    expect(await balances()).to.deep.include({ 1500: 0, 7830: 0 });
  });

  it('sets what a customer had to their credit against the invoice that it paid, and no more', async () => {
    const first = await sold();
    await postSold(first);
    const { invoice, gross } = first;
    const buyer = { ...nordlys, tenantId: cast.astrid.tenantId };
    // The next two invoices of the same customer: the first was paid in part by what they had.
    const second = sale({ buyer, lines: [line({ amount: 10_000, quantity: 1 })], prepaid: 5_000 });
    const third = sale({ buyer, lines: [line({ amount: 10_000, quantity: 1 })] });
    for (const one of [second, third]) await issue(one);
    await followMoney();
    await postSale({ ...credited({ invoice, gross }, 8_000), reference: 'cn_1' });
    await followMoney();
    await followMoney();
    const open = Object.fromEntries(
      (await openItems('2099-12-31')).map(({ claim, amount }) => [claim, amount] as const),
    );
    expect(open).to.deep.equal({
      [invoice]: -3_000,
      [second.stripeObjectId]: 7_500,
      [third.stripeObjectId]: 12_500,
    });
  });

  it('begins again where a list was interrupted, so that what is older is not left out', async () => {
    const sale = await sold();
    await postSold(sale);
    account.standIn.control.advance(5 * DAY);
    for (let made = 0; made < 100; made += 1) await stripe().refunds.create({ charge: sale.charge, amount: 1 });
    const disarm = armFaultPoints((step) => {
      if (step === 'a page of movements stored') throw new Error('killed');
    });
    expect(await followMoney().catch((error: unknown) => error)).to.be.instanceOf(Error);
    disarm();
    expect(await count(`select from balance_movements`)).to.equal(100);
    await followMoney();
    expect(await count(`select from balance_movements where type in ('charge', 'payment')`)).to.equal(1);
    expect(await balances()).to.deep.include({ 1500: 100 });
  });

  it('asks once what a payout made by hand carried, which Stripe never knows, and says so', async () => {
    const sale = await sold();
    await postSold(sale);
    const byHand = await stripe().payouts.create({ amount: 10_000, currency: 'nok' });
    await followMoney();
    await followMoney();
    account.standIn.control.advance(12 * DAY);
    await followMoney();
    const [movement] = (await stripe().balanceTransactions.list({ type: 'charge' })).data;
    const sums = await payoutSums({ from: '2000-01-01', to: '2099-12-31' });
    expect(
      sums.map(({ payout, amount, difference }) => ({ byHand: payout === byHand.id, amount, difference })),
    ).to.have.deep.members([
      { byHand: true, amount: 10_000, difference: null },
      { byHand: false, amount: (movement?.net ?? 0) - 10_000, difference: 0 },
    ]);
    expect(sums.find(({ difference }) => difference === 0)).to.include({
      charges: movement?.amount,
      fees: movement?.fee,
      other: -10_000,
    });
    expect(await balances()).to.deep.include({ 1960: 0, 1920: movement?.net });
  });

  describe('of a sale in another currency', () => {
    const RATE = 11.7345;

    /** A sale in euro that Stripe changes into kroner at another rate when it is paid. */
    async function soldInEuro(): Promise<{ invoice: string; own: number; charge: string; nok: number }> {
      const { invoice, gross: own, charge } = await sold();
      const nok = Math.round(own * RATE) + 1;
      await inPlatform(() =>
        postVoucher({
          kind: 'sale',
          reference: invoice,
          date: '2026-11-23',
          currency: 'EUR',
          exchange: { rate: RATE, source: 'Norges Bank', day: '2026-11-20' },
          text: 'Faktura 10001',
          document: '10001',
          customer: customerOf(cast.astrid.tenantId),
          lines: [
            // An øre beside what the rate says, as the sum of rounded lines may be.
            debit('1500', nok, { text: 'Faktura 10001', claim: invoice, currencyAmount: own }),
            credit('3100', nok, { text: 'OnNet CRM Team', currencyAmount: -own }),
          ],
        }),
      );
      return { invoice, own, charge, nok };
    }

    /** Gives movements that are not posted yet the amounts in kroner that the balance at Stripe has. */
    const inKroner = (rate: number): Promise<unknown> =>
      asSuperuser(cast.database, (client) =>
        client.query(
          `update balance_movements set amount = round(amount * $1::numeric), exchange_rate = $1 where posted_at is null`,
          [rate],
        ),
      );

    it('closes the claim to the øre, and posts what the rate brought', async () => {
      const { own, nok } = await soldInEuro();
      await listMovements();
      await inKroner(11.9);
      await followMoney();
      const came = Math.round(own * 11.9);
      expect(await balances()).to.deep.include({ 1500: 0, 8060: nok - came });
    });

    it('posts a dispute that is lost and a loss at the claim’s own rate', async () => {
      const { own, charge, invoice, nok } = await soldInEuro();
      await listMovements();
      await inKroner(11.9);
      await followMoney();
      const lost = account.standIn.control.dispute(charge);
      await listMovements();
      await inKroner(12);
      account.standIn.control.closeDispute(lost.id, 'lost');
      await followMoney();
      await followMoney();
      const owed = Math.round(own * RATE);
      expect(await balances()).to.deep.include({
        1500: owed,
        1570: 0,
        8060: nok - Math.round(own * 11.9),
        8160: Math.round(own * 12) - owed,
      });
      const claim = await findClaim(invoice);
      expect(claim).to.deep.include({ open: owed, openOwn: own });
    });
  });

  it('posts nothing while Stripe is away', async () => {
    await postSold(await sold());
    account.connect({ apiUrl: 'http://127.0.0.1:9' });
    expect(await followMoney().catch((error: unknown) => error)).to.be.instanceOf(OutsideUnavailable);
    account.connect();
    expect(await kinds()).to.deep.equal(['sale']);
  });
});
