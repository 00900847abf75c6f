import { expect } from 'chai';
import { parse } from 'csv-parse/sync';

import { followMoney } from '../../../src/domain/books/follow-money.ts';
import { postByHand, postedByHand, type TypedPosting } from '../../../src/domain/books/post-by-hand.ts';
import { booksToLookAt, openItems, vatByTerm } from '../../../src/domain/books/reports.ts';
import { saft } from '../../../src/domain/books/saft.ts';
import { voucherList } from '../../../src/domain/books/voucher-list.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { Invalid, NotAllowed, NotFound } from '../../../src/domain/errors.ts';
import { inPlatform, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { useStripeAccount } from '../billing/stripe-account.ts';
import { customerOf, emptyBooks, postSale } from './posted-sales.ts';

const today = osloDay();
const year = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };

describe('A movement that somebody posts by hand', () => {
  const cast = useCast({ poolSize: 8 });
  useStripeAccount();
  const operator = () => ({ id: cast.astrid.userId, operator: true, accountant: false });
  const accountant = () => ({ id: cast.bjorn.userId, operator: false, accountant: true });

  beforeEach(() => emptyBooks(cast.database));

  /** A movement at Stripe of a kind that nobody has decided about. */
  const moved = (id: string, amount: number, { fee = 0, currency = 'NOK', failure = 'movement-unknown' } = {}) =>
    asSuperuser(cast.database, (client) =>
      client.query(
        `insert into balance_movements (id, type, category, source, amount, fee, currency, made_at, failure)
         values ($1, 'adjustment', 'other_adjustment', null, $2, $3, $4, now() - interval '2 days', $5)`,
        [id, amount, fee, currency, failure],
      ),
    );

  const typed = (own: Partial<TypedPosting> = {}): TypedPosting => ({
    account: '7790',
    vatCode: '',
    document: '',
    text: 'Kampanje fra Stripe, avklart med støtten',
    ...own,
  });
  const balances = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await platformRead<{ account: string; sum: number }>(
          `select account, sum(amount)::bigint as sum from voucher_lines group by 1 order by 1`,
        )
      ).map(({ account, sum }) => [account, sum]),
    );
  const problems = (work: Promise<unknown>): Promise<string[]> =>
    work.then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof Invalid)) throw error;
        return Object.keys(error.fields);
      },
    );

  it('is posted with its fee, once however many press at once, and the reports, the trail and the page say who and why', async () => {
    await moved('txn_1', -5_000, { fee: 100 });
    expect(await booksToLookAt()).to.equal(1);
    const posted = await Promise.all(
      [operator(), accountant(), operator(), accountant()].map((by) => postByHand(by, 'txn_1', typed())),
    );
    expect(posted.filter((number) => number !== undefined)).to.deep.equal([1]);
    expect(await balances()).to.deep.equal({ 1960: -5_100, 7770: 100, 7790: 5_000 });
    expect(await booksToLookAt()).to.equal(0);
    await followMoney();
    expect(await balances()).to.deep.equal({ 1960: -5_100, 7770: 100, 7790: 5_000 });
    expect(await postByHand(operator(), 'txn_1', typed({ account: '2990' }))).to.equal(undefined);
    const rows: Record<string, string>[] = parse(await voucherList(year), { bom: true, columns: true, delimiter: ';' });
    expect(rows[0]).to.include({
      bilagstype: 'Ført for hånd',
      stripe_id: 'txn_1',
      beskrivelse: 'Kampanje fra Stripe, avklart med støtten',
    });
    expect(await saft(year)).to.include('<VoucherType>Ført for hånd</VoucherType>');
    const [entry, ...more] = await inPlatform(() =>
      sql<{ by: string; details: Record<string, unknown> }>(
        `select actor_id as by, details from audit_entries where action = 'books.posted-by-hand' and details->>'movement' = 'txn_1'`,
      ),
    );
    expect(more).to.deep.equal([]);
    expect(entry?.details).to.deep.equal({ voucher: 1, movement: 'txn_1', account: '7790' });
    const [shown] = await postedByHand(year);
    expect(shown).to.deep.include({
      voucher: 1,
      account: '7790',
      amount: -5_000,
      text: 'Kampanje fra Stripe, avklart med støtten',
    });
    expect(shown?.by).to.be.a('string');
  });

  it('is revenue with its VAT in it, to the øre, both ways', async () => {
    await moved('txn_1', 12_501);
    await moved('txn_2', -99);
    await postByHand(accountant(), 'txn_1', typed({ account: '3000', vatCode: '3' }));
    expect(await balances()).to.deep.equal({ 1960: 12_501, 2700: -2_500, 3000: -10_001 });
    await postByHand(accountant(), 'txn_2', typed({ account: '3000', vatCode: '3' }));
    expect(await balances()).to.deep.equal({ 1960: 12_402, 2700: -2_480, 3000: -9_922 });
    expect((await vatByTerm(Number(today.slice(0, 4)))).map(({ base, vat }) => [base, vat])).to.deep.equal([
      [9_922, 2_480],
    ]);
  });

  it('pays an invoice that Stripe does not tie it to', async () => {
    await postSale({
      invoice: 'in_1',
      customer: customerOf(cast.astrid.tenantId),
      gross: 12_500,
      date: today,
      document: '10001',
    });
    await moved('txn_1', 12_500);
    await postByHand(
      operator(),
      'txn_1',
      typed({ account: '1500', document: '10001', text: ' Betalt\nuten referanse ' }),
    );
    expect(await openItems(today)).to.deep.equal([]);
    expect((await postedByHand(year))[0]?.text).to.equal('Betalt uten referanse');
  });

  it('is refused by field when something is missing or does not fit, and then nothing is posted', async () => {
    await moved('txn_1', 12_500);
    const refused = (own: Partial<TypedPosting>) => problems(postByHand(operator(), 'txn_1', typed(own)));
    for (const account of ['', '1960', '2050', '2700', '9999', "'; drop table"])
      expect(await refused({ account }), account).to.deep.equal(['account']);
    for (const text of ['', '  a ', 'x'.repeat(71)]) expect(await refused({ text }), text).to.deep.equal(['text']);
    expect(await refused({ account: '3000' })).to.deep.equal(['vatCode']);
    expect(await refused({ account: '3000', vatCode: '52' })).to.deep.equal(['vatCode']);
    expect(await refused({ vatCode: '3' })).to.deep.equal(['vatCode']);
    expect(await refused({ account: '1500' })).to.deep.equal(['document']);
    expect(await refused({ account: '1500', document: '404' })).to.deep.equal(['document']);
    expect(await refused({ document: '10001' })).to.deep.equal(['document']);
    expect(await balances()).to.deep.equal({});
  });

  it('is nobody else’s to post, and nothing that posts itself', async () => {
    await moved('txn_waits', 100, { failure: 'sale-not-posted' });
    await moved('txn_euro', 100, { currency: 'EUR' });
    const fails = (id: string, by = operator()) => postByHand(by, id, typed()).catch((error: unknown) => error);
    for (const id of ['txn_waits', 'txn_euro', 'txn_none']) expect(await fails(id), id).to.be.instanceOf(NotFound);
    await moved('txn_1', 100);
    expect(await fails('txn_1', { ...operator(), operator: false })).to.be.instanceOf(NotAllowed);
    expect(await balances()).to.deep.equal({});
  });
});
