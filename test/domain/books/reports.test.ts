import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

import { accountBalances } from '../../../src/domain/books/balances.ts';
import { accountLedger } from '../../../src/domain/books/ledgers.ts';
import { postVoucher } from '../../../src/domain/books/post-voucher.ts';
import { deferredRevenue, openItems, spread, vatByTerm, voucherGaps } from '../../../src/domain/books/reports.ts';
import { saft } from '../../../src/domain/books/saft.ts';
import { credit, debit } from '../../../src/domain/books/voucher.ts';
import { voucherList } from '../../../src/domain/books/voucher-list.ts';
import { daysAfter } from '../../../src/domain/clock.ts';
import { inPlatform, platformRead } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { openTestOutside } from '../../support/outside.ts';
import { customerOf, emptyBooks, postSale } from './posted-sales.ts';

/** Skatteetaten's schema, where it is at hand: it is not the project's to pass on. */
const schema = path.join(
  import.meta.dirname,
  '../../../../shared/data/stripe/saft/Norwegian_SAF-T_Financial_Schema_v_1.30.xsd',
);

const namespace = { s: 'urn:StandardAuditFile-Taxation-Financial:NO' };
const year = { from: '2027-01-01', to: '2027-12-31' } as const;

/** `1234,50` or `1234.50` as øre. */
const ore = (text: string): number => (text === '' ? 0 : Math.round(Number(text.replace(',', '.')) * 100));

describe('What an accountant takes from the books', () => {
  const cast = useCast();
  before(() => openTestOutside('.data/tests'));
  beforeEach(() => emptyBooks(cast.database));

  const nordlys = () => customerOf(cast.astrid.tenantId);
  const fjord = () => customerOf(cast.clara.tenantId, 'Fjord & Fjell <AS>');

  /** A payment of a claim, as those that Stripe tells of, or past Stripe on the bank account. */
  const pay = (invoice: string, amount: number, date: string, customer = nordlys(), to: '1960' | '1920' = '1960') =>
    inPlatform(() =>
      postVoucher({
        kind: 'payment',
        reference: `txn_${invoice}_${amount}`,
        date,
        currency: 'NOK',
        text: 'Innbetaling',
        customer,
        lines: [
          debit(to, amount, { text: 'Innbetaling' }),
          credit('1500', amount, { text: 'Innbetaling', claim: invoice }),
        ],
      }),
    );

  const inEuro = () =>
    inPlatform(() =>
      postVoucher({
        kind: 'sale',
        reference: 'in_euro',
        date: '2027-03-01',
        currency: 'EUR',
        exchange: { rate: 11.7345, source: 'Norges Bank', day: '2027-02-26' },
        text: 'Faktura 10099',
        customer: { ...fjord(), organisationNumber: null, country: 'SE' },
        lines: [
          debit('1500', 117_345, { text: 'Faktura 10099', claim: 'in_euro', currencyAmount: 10_000 }),
          credit('3100', 117_345, {
            text: 'OnNet CRM Team',
            currencyAmount: -10_000,
            vat: { code: '52', rate: 0, base: 117_345, amount: 0 },
          }),
        ],
      }),
    );

  interface Sums {
    readonly [account: string]: { debit: number; credit: number };
  }

  async function fromDatabase(): Promise<Sums> {
    const rows = await platformRead<{ account: string; debit: number; credit: number }>(
      `select account, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debit,
              coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credit
         from voucher_lines group by 1`,
    );
    return Object.fromEntries(rows.map(({ account, ...sums }) => [account, sums]));
  }

  const listed = async (): Promise<Record<string, string>[]> =>
    parse(await voucherList(year), { bom: true, columns: true, delimiter: ';' });

  async function fromList(): Promise<Sums> {
    const sums: Record<string, { debit: number; credit: number }> = {};
    for (const { konto = '', debet = '', kredit = '' } of await listed()) {
      const of = (sums[konto] ??= { debit: 0, credit: 0 });
      of.debit += ore(debet);
      of.credit += ore(kredit);
    }
    return sums;
  }

  function fromFile(xml: string): Sums {
    const document = XmlDocument.fromString(xml);
    try {
      const sums: Record<string, { debit: number; credit: number }> = {};
      for (const line of document.find('//s:Line', namespace)) {
        const account = line.find('s:AccountID', namespace)[0]?.content ?? '';
        const of = (sums[account] ??= { debit: 0, credit: 0 });
        of.debit += ore(line.find('s:DebitAmount/s:Amount', namespace)[0]?.content ?? '');
        of.credit += ore(line.find('s:CreditAmount/s:Amount', namespace)[0]?.content ?? '');
      }
      return sums;
    } finally {
      document.dispose();
    }
  }

  it('is the same in the list, in SAF-T and in the books, whatever was sold, credited and paid', async () => {
    const sale = fc.record({
      gross: fc.integer({ min: 1, max: 5_000_000 }),
      day: fc.integer({ min: 0, max: 364 }),
      credited: fc.integer({ min: 0, max: 100 }),
      paid: fc.constantFrom(undefined, '1960', '1920'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 6 }), async (sales) => {
        await emptyBooks(cast.database);
        for (const [at, { gross, day, credited, paid }] of sales.entries()) {
          const own = {
            invoice: `in_${at}`,
            customer: at % 2 === 0 ? nordlys() : fjord(),
            date: daysAfter('2027-01-01', day),
            document: String(10_001 + at),
          };
          await postSale({ ...own, gross });
          const back = Math.floor((gross * credited) / 100);
          if (back > 0)
            await postSale({ ...own, gross: back, kind: 'credit', reference: `cn_${at}`, document: `K${at}` });
          if (paid && gross > back) await pay(own.invoice, gross - back, own.date, own.customer, paid);
        }
        const books = await fromDatabase();
        expect(await fromList()).to.deep.equal(books);
        expect(fromFile(await saft(year))).to.deep.equal(books);
        const owed = (await openItems('2027-12-31')).reduce((sum, { amount }) => sum + amount, 0);
        expect(owed).to.equal((books['1500']?.debit ?? 0) - (books['1500']?.credit ?? 0));
        const vat = (await vatByTerm(2027)).reduce((sum, one) => sum + one.vat, 0);
        expect(vat).to.equal((books['2700']?.credit ?? 0) - (books['2700']?.debit ?? 0));
        expect((await voucherGaps()).missing).to.deep.equal([]);
      }),
      { numRuns: 12 },
    );
  });

  it('is SAF-T Financial 1.30 by Skatteetaten’s own schema', async function () {
    if (!existsSync(schema)) {
      console.warn(`    SKIPPED: ${schema} is not here, so nothing says whether the file is valid`);
      this.skip();
    }
    await postSale({ invoice: 'in_1', customer: nordlys(), gross: 187_125, date: '2027-02-01', document: '10001' });
    await pay('in_1', 187_125, '2027-02-02');
    await inEuro();
    // Longer than the schema allows, and what no XML may hold.
    const long = `Å${'x'.repeat(300)}\u0008\uFFFF`;
    await inPlatform(() =>
      postVoucher({
        kind: 'fee',
        reference: long,
        date: '2027-04-01',
        currency: 'NOK',
        text: long,
        customer: { ...fjord(), tenantId: cast.astrid.tenantId, name: long, addressLines: [long, long], place: long },
        lines: [debit('7770', 100, { text: long }), credit('1960', 100, { text: long })],
      }),
    );
    const xsd = XmlDocument.fromBuffer(readFileSync(schema));
    const validator = XsdValidator.fromDoc(xsd);
    for (const period of [year, { from: '2026-01-01', to: '2026-12-31' }]) {
      const document = XmlDocument.fromString(await saft(period));
      validator.validate(document);
      document.dispose();
    }
    const broken = XmlDocument.fromString(
      (await saft(year))
        .replace('<AuditFileVersion>1.30', '<Audit>1.30')
        .replace('1.30</AuditFileVersion>', '1.30</Audit>'),
    );
    expect(() => validator.validate(broken), 'the schema is read').to.throw();
    for (const each of [broken, validator, xsd]) each.dispose();
  });

  it('carries a balance over from the year before, for accounts and for customers', async () => {
    await postSale({ invoice: 'in_1', customer: nordlys(), gross: 125_00, date: '2026-12-31', document: '10001' });
    const xml = (await saft(year)).replaceAll(/\s+/g, '');
    expect(xml).to.include('<AccountID>1500</AccountID><OpeningDebitBalance>125.00</OpeningDebitBalance>');
    expect(xml).to.include('<AccountID>2700</AccountID><AccountDescription>');
    expect(xml).to.include('<OpeningCreditBalance>25.00</OpeningCreditBalance>');
    expect(xml).to.include('<NumberOfEntries>0</NumberOfEntries>');
  });

  it('begins a year with nothing earned or spent, and carries the years before as equity', async () => {
    await postSale({ invoice: 'in_1', customer: nordlys(), gross: 125_00, date: '2026-12-31', document: '10001' });
    await postSale({ invoice: 'in_2', customer: nordlys(), gross: 250_00, date: '2027-01-15', document: '10002' });
    await postSale({ invoice: 'in_3', customer: nordlys(), gross: 375_00, date: '2027-03-15', document: '10003' });
    const of = async (period: Parameters<typeof accountBalances>[0]): Promise<Record<string, [number, number]>> =>
      Object.fromEntries(
        Array.from(await accountBalances(period), ([account, { opening, closing }]) => [account, [opening, closing]]),
      );
    const whole = await of(year);
    expect(whole).to.deep.equal({
      1500: [125_00, 750_00],
      2050: [-100_00, -100_00],
      2700: [-25_00, -150_00],
      3000: [0, -500_00],
    });
    // Within the year they go on from what was earned in it.
    const second = await of({ from: '2027-03-01', to: '2027-04-30' });
    expect(second['3000']).to.deep.equal([-200_00, -500_00]);
    for (const balances of [whole, second])
      for (const at of [0, 1] as const)
        expect(Object.values(balances).reduce((sum, ends) => sum + ends[at], 0)).to.equal(0);
    const rows: Record<string, string>[] = parse(await accountLedger(year), {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    expect(rows.find(({ konto }) => konto === '3000')?.['saldo']).to.equal('0,00');
  });

  it('opens in a spreadsheet in Norwegian: semicolons, decimal comma, the mark of UTF-8, names as text', async () => {
    await postSale({
      invoice: 'in_1',
      customer: { ...nordlys(), name: '=Blåbær; "AS"' },
      gross: 187_125,
      date: '2027-02-01',
      document: '10001',
    });
    const text = await voucherList(year);
    expect(text.startsWith('\uFEFFbilagsnr;dato;')).to.equal(true);
    const [first, second] = await listed();
    expect(first).to.include({
      bilagsnr: '1',
      dato: '2027-02-01',
      konto: '1500',
      debet: '1871,25',
      kredit: '',
      kurs: '1',
    });
    expect(first?.['navn']).to.equal('\'=Blåbær; "AS"');
    expect(second).to.include({
      konto: '3000',
      mva_kode: '3',
      mva_sats: '25',
      mva_grunnlag: '1497,00',
      kredit: '1497,00',
    });
  });

  it('knows what was open on any day', async () => {
    await postSale({ invoice: 'in_1', customer: nordlys(), gross: 1000, date: '2027-01-10', document: '10001' });
    await pay('in_1', 400, '2027-01-20');
    await pay('in_1', 600, '2027-02-20');
    const openOn = async (day: string): Promise<number[]> => (await openItems(day)).map(({ amount }) => amount);
    expect(await openOn('2027-01-09')).to.deep.equal([]);
    expect(await openOn('2027-01-10')).to.deep.equal([1000]);
    expect(await openOn('2027-01-31')).to.deep.equal([600]);
    expect(await openOn('2027-02-20')).to.deep.equal([]);
  });

  it('spreads what is paid ahead over its days, to the øre', async () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 400 }),
        (amount, start, days) => {
          const from = daysAfter('2027-01-01', start);
          const parts = spread(amount, from, daysAfter(from, days), daysAfter(from, -1));
          expect(parts.reduce((sum, [, part]) => sum + part, 0)).to.equal(amount);
        },
      ),
    );
    await postSale({
      invoice: 'in_1',
      customer: nordlys(),
      gross: 456_250,
      date: '2027-01-01',
      document: '10001',
      period: { from: '2027-01-01', to: '2027-12-31' },
    });
    const ahead = await deferredRevenue('2027-06-30');
    expect(ahead.map(({ month }) => month)).to.deep.equal([
      '2027-07',
      '2027-08',
      '2027-09',
      '2027-10',
      '2027-11',
      '2027-12',
    ]);
    expect(ahead[0]).to.deep.equal({ month: '2027-07', amount: 31_000 });
    expect(await deferredRevenue('2027-12-31')).to.deep.equal([]);
  });
});
