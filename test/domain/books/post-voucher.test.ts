import { expect } from 'chai';
import fc from 'fast-check';

import { customerNumber, type BookCustomer } from '../../../src/domain/books/book-customers.ts';
import { postVoucher } from '../../../src/domain/books/post-voucher.ts';
import { credit, debit, linesToPost, WrongVoucher, type Voucher } from '../../../src/domain/books/voucher.ts';
import { inPlatform, inTenant, platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';

describe('OnNet’s own books', () => {
  const cast = useCast();

  beforeEach(() =>
    asSuperuser(cast.database, (client) =>
      client.query(`begin; set constraints all deferred; delete from voucher_lines; delete from vouchers; commit;
                    delete from book_customers; update book_series set last_number = 0`),
    ),
  );

  const nordlys = (): BookCustomer => ({
    tenantId: cast.astrid.tenantId,
    name: 'Nordlys AS',
    organisationNumber: '923609016',
    addressLines: ['Storgata 1'],
    postalCode: '0155',
    place: 'OSLO',
    country: 'NO',
  });

  const sale = (invoice: string, net = 149_700): Voucher => ({
    kind: 'sale',
    reference: invoice,
    date: '2027-02-01',
    currency: 'NOK',
    text: 'Faktura 10002',
    customer: nordlys(),
    document: '10002',
    lines: [
      debit('1500', net + net / 4, { text: 'Kundefordring', claim: invoice }),
      credit('3000', net, { text: 'Abonnement', vat: { code: '3', rate: 2500, base: net, amount: net / 4 } }),
      credit('2700', net / 4, { text: 'Utgående mva 25 %' }),
    ],
  });

  const numbers = async (): Promise<number[]> =>
    (await platformRead<{ number: number }>(`select number from vouchers order by number`)).map(({ number }) => number);

  it('posts a voucher once, in the transaction of what it is the record of', async () => {
    const first = await inTenant(cast.astrid.tenantId, () => postVoucher(sale('in_1')));
    const again = await inPlatform(() => postVoucher(sale('in_1')));
    expect(first).to.deep.equal({ number: 1, isNew: true });
    expect(again).to.deep.equal({ number: 1, isNew: false });
    const lines = await platformRead<object>(
      `select account, amount, balance, claim, vat_code, vat_amount from voucher_lines order by line`,
    );
    expect(lines).to.deep.equal([
      { account: '1500', amount: 187_125, balance: 187_125, claim: 'in_1', vat_code: null, vat_amount: null },
      { account: '3000', amount: -149_700, balance: 37_425, claim: null, vat_code: '3', vat_amount: 37_425 },
      { account: '2700', amount: -37_425, balance: 0, claim: null, vat_code: null, vat_amount: null },
    ]);
  });

  it('P-2: two events of one fact post one voucher, also twenty at once', async () => {
    const posted = await Promise.all(Array.from({ length: 20 }, () => inPlatform(() => postVoucher(sale('in_1')))));
    expect(posted.filter((one) => one?.isNew)).to.have.length(1);
    expect(new Set(posted.map((one) => one?.number))).to.deep.equal(new Set([1]));
    expect(await numbers()).to.deep.equal([1]);
  });

  it('refuses the same fact with other amounts, and posts nothing for nothing', async () => {
    await inPlatform(() => postVoucher(sale('in_1')));
    const failure = await inPlatform(() => postVoucher(sale('in_1', 200))).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(WrongVoucher);
    expect(await inPlatform(() => postVoucher(sale('in_free', 0)))).to.equal(undefined);
    expect(await numbers()).to.deep.equal([1]);
  });

  it('numbers without gaps, whatever is rolled back and however many post at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), async (fates) => {
        const before = await numbers();
        await Promise.allSettled(
          fates.map((stands, at) =>
            inPlatform(async () => {
              await postVoucher(sale(`in_${before.length}_${at}`, 400 * (at + 1)));
              if (!stands) throw new Error('rolled back');
            }),
          ),
        );
        const after = await numbers();
        expect(after).to.deep.equal(Array.from({ length: after.length }, (_, at) => at + 1));
        expect(after.length - before.length).to.equal(fates.filter(Boolean).length);
      }),
      { numRuns: 15 },
    );
  });

  it('takes a voucher exactly when debit is credit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.integer(),
        async (amounts, evened, salt) => {
          const sum = amounts.reduce((total, one) => total + one, 0);
          const all = evened ? [...amounts, -sum] : amounts;
          const voucher: Voucher = {
            ...sale(`in_p${salt}`),
            reference: `p_${salt}_${JSON.stringify(all)}`,
            lines: all.map((amount) => debit('1920', amount, { text: 'x' })),
          };
          const balanced = all.reduce((total, one) => total + one, 0) === 0;
          const accepted = (() => {
            try {
              linesToPost(voucher);
              return true;
            } catch {
              return false;
            }
          })();
          expect(accepted).to.equal(balanced);
        },
      ),
    );
  });

  describe('in the database, whoever writes', () => {
    /** Writes a voucher past the program. */
    const write = (amounts: readonly number[], { count = amounts.length, skip = -1 } = {}): Promise<unknown> =>
      asSuperuser(cast.database, async (client) => {
        await client.query('begin');
        try {
          await client.query(
            `insert into vouchers (number, kind, reference, voucher_date, currency, exchange_rate, description, line_count)
             values (1, 'fee', 'x', '2027-01-01', 'NOK', 1, 'x', $1)`,
            [count],
          );
          let before = 0;
          for (const [at, amount] of amounts.entries()) {
            if (at !== skip)
              await client.query(
                `insert into voucher_lines (voucher, line, line_count, previous, account, amount, currency_amount,
                                            balance_before, balance, description)
                 values (1, $1, $2, $3, '1920', $4, $4, $5, $6, 'x')`,
                [at + 1, count, at === 0 ? null : at, amount, before, before + amount],
              );
            before += amount;
          }
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw error;
        }
      });

    const refused = async (writing: Promise<unknown>, constraint: RegExp): Promise<void> => {
      const error = await writing.then(
        () => undefined,
        (failure: unknown) => failure,
      );
      expect(String(error)).to.match(constraint);
    };

    it('a voucher whose debit is its credit stands', async () => {
      await write([500, -300, -200]);
      expect(await numbers()).to.deep.equal([1]);
    });

    it('one that does not come to zero, lacks a line or has one too many is not there', async () => {
      await refused(write([500, -300]), /comes_to_zero/);
      await refused(write([500, -300, -200], { count: 4 }), /whole/);
      await refused(write([500, -300, -200], { count: 2 }), /comes_to_zero/);
      await refused(write([500, -300, -200], { skip: 1 }), /voucher_lines_voucher_previous/);
      await refused(write([500, -500, 300, -300], { skip: 0 }), /voucher_lines_voucher_previous/);
      expect(await numbers()).to.deep.equal([]);
    });

    it('nobody adds to one that stands', async () => {
      await write([500, -500]);
      await refused(
        asSuperuser(cast.database, (client) =>
          client.query(
            `insert into voucher_lines (voucher, line, line_count, previous, account, amount, currency_amount,
                                        balance_before, balance, description)
             values (1, 3, 2, 2, '1920', 700, 700, 0, 700, 'x')`,
          ),
        ),
        /comes_to_zero/,
      );
    });

    it('the application neither changes nor removes one', async () => {
      await inPlatform(() => postVoucher(sale('in_1')));
      for (const statement of [`update vouchers set description = 'y'`, `update voucher_lines set description = 'y'`])
        await refused(platformRead(statement), /permission denied/);
      // It may, when the term is over; of these there is none to be seen.
      for (const table of ['voucher_lines', 'vouchers']) await platformRead(`delete from ${table}`);
      expect(await numbers()).to.deep.equal([1]);
    });
  });

  it('gives a customer one number for good, and knows where they live now', async () => {
    const first = await Promise.all(Array.from({ length: 10 }, () => inPlatform(() => customerNumber(nordlys()))));
    expect(new Set(first).size).to.equal(1);
    const moved = { ...nordlys(), addressLines: ['Torget 2'] };
    expect(await inPlatform(() => customerNumber(moved))).to.equal(first[0]);
    expect(await platformRead(`select number, address_lines as lines from book_customers`)).to.deep.equal([
      { number: first[0], lines: ['Torget 2'] },
    ]);
  });
});
