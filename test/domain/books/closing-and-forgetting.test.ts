import { expect } from 'chai';

import { closings, closeTerm } from '../../../src/domain/books/close-term.ts';
import { forgetBooks } from '../../../src/domain/books/forget-books.ts';
import { postVoucher } from '../../../src/domain/books/post-voucher.ts';
import { openItems, vatByTerm, voucherGaps } from '../../../src/domain/books/reports.ts';
import { saft } from '../../../src/domain/books/saft.ts';
import { yearOf } from '../../../src/domain/books/terms.ts';
import { credit, debit } from '../../../src/domain/books/voucher.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../src/domain/errors.ts';
import { inPlatform, platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { customerOf, emptyBooks, postSale } from './posted-sales.ts';

const thisYear = Number(osloDay().slice(0, 4));

describe('The books over time', () => {
  const cast = useCast();
  before(() => openTestOutside('.data/tests'));
  beforeEach(() => emptyBooks(cast.database));
  const operator = () => ({ id: cast.astrid.userId, operator: true });
  const nordlys = () => customerOf(cast.astrid.tenantId);
  const sold = (invoice: string, date: string, gross = 12_500, customer = nordlys()) =>
    postSale({ invoice, customer, gross, date, document: invoice });
  const pay = (invoice: string, amount: number, date: string, customer = nordlys()) =>
    inPlatform(() =>
      postVoucher({
        kind: 'payment',
        reference: `txn_${invoice}`,
        date,
        currency: 'NOK',
        text: 'Innbetaling',
        customer,
        lines: [
          debit('1960', amount, { text: 'Innbetaling' }),
          credit('1500', amount, { text: 'Innbetaling', claim: invoice }),
        ],
      }),
    );
  const days = () =>
    platformRead<{ day: string; happened: string | null }>(
      `select voucher_date::text as day, happened_on::text as happened from vouchers order by number`,
    );
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) =>
        error instanceof Invalid
          ? JSON.stringify(error.fields)
          : error instanceof NotAllowed
            ? 'not allowed'
            : String(error),
    );

  it('close one VAT term after the other, and what comes late stands in the next', async () => {
    const year = thisYear - 1;
    await sold('in_1', `${year}-03-10`);
    const next = { year, term: 2 };
    expect(await closings()).to.deep.equal({ until: null, next });
    expect(await refusal(closeTerm({ ...operator(), operator: false }, next))).to.equal('not allowed');
    expect(await refusal(closeTerm(operator(), { year, term: 3 }))).to.equal('{"term":"books.problem.term"}');
    await closeTerm(operator(), next);
    expect(await refusal(closeTerm(operator(), next)), 'twice').to.equal('{"term":"books.problem.term"}');
    const closed = await vatByTerm(year);
    await sold('in_late', `${year}-04-30`);
    await sold('in_2', `${year}-05-01`);
    expect(await days()).to.deep.equal([
      { day: `${year}-03-10`, happened: null },
      { day: `${year}-05-01`, happened: `${year}-04-30` },
      { day: `${year}-05-01`, happened: null },
    ]);
    expect((await vatByTerm(year)).filter(({ term }) => term === 2)).to.deep.equal(closed);
    // Whoever writes: the database takes none either.
    const past = platformRead(
      `insert into vouchers (number, kind, reference, voucher_date, currency, exchange_rate, description, line_count)
       values (99, 'fee', 'x', '${year}-04-30', 'NOK', 1, 'x', 2)`,
    );
    expect(await refusal(past)).to.include('row-level security');
    // The term that runs cannot be closed.
    for (let at = 0; at < 12; at += 1) {
      const { next: open } = await closings();
      if (open) await closeTerm(operator(), open);
    }
    expect((await closings()).next).to.equal(undefined);
    expect((await closings()).until?.localeCompare(osloDay())).to.equal(-1);
  });

  it('empty themselves on 1 January of the sixth year, customers too, and carry on what it came to', async () => {
    const [over, kept] = [thisYear - 6, thisYear - 5];
    const fjord = customerOf(cast.clara.tenantId, 'Fjord AS');
    // Nordlys: paid in the year that is kept. Fjord: paid in the same year, and one that is owed still.
    await sold('in_1', `${over}-12-31`);
    await sold('in_2', `${over}-12-30`, 20_000, fjord);
    await pay('in_2', 20_000, `${over}-12-31`, fjord);
    await sold('in_3', `${over}-06-30`, 30_000, fjord);
    await sold('in_4', `${kept}-01-01`);
    await pay('in_1', 12_500, `${kept}-01-02`);
    const file = async () => (await saft(yearOf(kept))).replaceAll(/\s+/g, '');
    const accounts = (xml: string): string => /<GeneralLedgerAccounts>.*<\/GeneralLedgerAccounts>/.exec(xml)?.[0] ?? '';
    const before = {
      accounts: accounts(await file()),
      open: (await openItems(osloDay())).map(({ claim, amount }) => [claim, amount]),
    };

    await forgetBooks();
    await forgetBooks();
    expect((await days()).map(({ day }) => day)).to.deep.equal([`${kept}-01-01`, `${kept}-01-02`]);
    expect(await platformRead(`select name from book_customers`), 'who has nothing left is gone').to.deep.equal([
      { name: 'Nordlys AS' },
    ]);
    expect(accounts(await file()), 'balances').to.equal(before.accounts);
    const open = await openItems(osloDay());
    expect(open.map(({ claim, amount }) => [claim, amount])).to.have.deep.members(before.open);
    expect(open.find(({ claim }) => claim === 'in_3')).to.include({ name: null, amount: 30_000 });
    expect(await voucherGaps()).to.deep.include({ missing: [], first: 5, last: 6 });
  });

  it('are emptied by nobody a day too early', async () => {
    await sold('in_1', `${thisYear - 5}-01-01`);
    await forgetBooks();
    for (const table of ['voucher_lines', 'vouchers']) await platformRead(`delete from ${table}`);
    expect(await days()).to.have.length(1);
    expect(await platformRead(`select name from book_customers`)).to.have.length(1);
  });
});
