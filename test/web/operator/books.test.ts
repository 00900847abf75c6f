import { expect } from 'chai';
import { parse } from 'csv-parse/sync';

import { inPlatform, sql } from '../../../src/domain/tenancy.ts';
import { osloDay } from '../../../src/domain/clock.ts';
import { paths } from '../../../src/web/paths.ts';
import { useTown } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import type { Visitor } from '../../support/visitor.ts';
import { customerOf, emptyBooks, postSale } from '../../domain/books/posted-sales.ts';

describe('the accountant’s page', () => {
  const town = useTown();
  let operator: Visitor;
  const today = osloDay();
  const year = Number(today.slice(0, 4));

  before(async () => {
    await asSuperuser(town.database, (client) =>
      client.query(`update users set operator = true where id = $1`, [town.astrid.userId]),
    );
    operator = await town.signedIn('astrid');
  });
  beforeEach(() => emptyBooks(town.database));
  const sold = (invoice: string, date: string, gross = 12_500) =>
    postSale({ invoice, customer: customerOf(town.clara.tenantId, 'Fjord AS'), gross, date, document: invoice });
  const rows = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, delimiter: ';' });
  const fileOf = async (visitor: Visitor, file: string, query = ''): Promise<string> =>
    (await visitor.get(`${paths.operator.booksFile({ file })}?year=${year}${query}`)).text;

  it('is there for whom an operator lets in, for the books alone, until the operator ends it', async () => {
    await sold('10001', today);
    const clara = await town.signedIn('clara');
    expect((await clara.get(paths.operator.books())).status).to.equal(404);
    const unknown = await operator.post(paths.operator.bookReaders(), { email: 'ingen@nowhere.example' });
    expect(unknown.status).to.equal(422);
    expect(unknown.text).to.include('Ingen bruker har adressen').and.to.include('value="ingen@nowhere.example"');
    await operator.post(paths.operator.bookReaders(), { email: 'clara@fjord.example' });
    const { status, text } = await clara.get(paths.operator.books());
    expect(status).to.equal(200);
    expect(text).to.include('Fjord AS').and.to.not.include(paths.operator.bookReaders());
    expect((await clara.get(paths.account.show())).text).to.include(`href="${paths.operator.books()}"`);
    expect(rows(await fileOf(clara, 'vouchers.csv'))).to.have.length(3);
    const taken = await inPlatform(() =>
      sql(`select actor, actor_id as by, details->>'file' as file from audit_entries where action = 'books.taken'`),
    );
    expect(taken).to.deep.equal([{ actor: 'user', by: town.clara.userId, file: 'vouchers.csv' }]);
    for (const path of [paths.operator.show(), paths.operator.salesDocuments(), paths.operator.rates()])
      expect((await clara.get(path)).status, path).to.equal(404);
    for (const path of [paths.operator.booksClosing(), paths.operator.bookReaders()])
      expect((await clara.post(path, { email: 'clara@fjord.example' })).status, path).to.equal(404);
    await operator.post(paths.operator.bookReaderEnd({ id: town.clara.userId }));
    expect((await clara.get(paths.operator.books())).status).to.equal(404);
    expect((await clara.get(paths.operator.booksFile({ file: 'saft.xml' }))).status).to.equal(404);
  });

  it('hands out the specifications that the law names, each with its balance, of a year or of a term', async () => {
    const first = `${year}-01-15`;
    await sold('10001', `${year - 1}-12-31`, 100_00);
    await sold('10002', first, 125_00);
    const accounts = rows(await fileOf(operator, 'accounts.csv')).filter(({ konto }) => konto === '1500');
    expect(accounts.map(({ beskrivelse, saldo }) => [beskrivelse, saldo])).to.deep.equal([
      ['Inngående saldo', '100,00'],
      ['Faktura 10002', '225,00'],
      ['Utgående saldo', '225,00'],
    ]);
    const customers = rows(await fileOf(operator, 'customers.csv', '&term=1'));
    expect(customers.map(({ navn, saldo }) => [navn, saldo])).to.deep.equal([
      ['Fjord AS', '100,00'],
      ['Fjord AS', '225,00'],
      ['Fjord AS', '225,00'],
    ]);
    expect(rows(await fileOf(operator, 'vat.csv'))).to.deep.equal([
      {
        aar: String(year),
        termin: '1',
        mva_kode: '3',
        behandling: 'Utgående merverdiavgift, alminnelig sats',
        grunnlag: '100,00',
        avgift: '25,00',
      },
    ]);
    expect(rows(await fileOf(operator, 'vat.csv', '&term=6'))).to.deep.equal([]);
    expect(rows(await fileOf(operator, 'vouchers.csv', '&term=2'))).to.deep.equal([]);
    expect(rows(await fileOf(operator, 'open-items.csv')).map(({ belop }) => belop)).to.deep.equal([
      '100,00',
      '125,00',
    ]);
    expect(rows(await fileOf(operator, 'gaps.csv'))[0]).to.deep.equal({
      serie: 'bilag',
      forste: '1',
      siste: '2',
      mangler: '',
    });
    for (const file of ['payouts.csv', 'deferred.csv'])
      expect(rows(await fileOf(operator, file)), file).to.deep.equal([]);
    const zip = await operator.get(paths.operator.booksFile({ file: 'documents.zip' }));
    expect(zip.status).to.equal(200);
    for (const path of ['passwords.csv?', 'saft.xml?year=1999', 'saft.xml?term=7'])
      expect((await operator.get(`${paths.operator.booksFile({ file: '' })}${path}`)).status, path).to.equal(404);
  });

  it('lets an accountant say how a movement of an unknown kind is posted, and keeps what was typed when it does not fit', async () => {
    await asSuperuser(town.database, async (client) => {
      await client.query(
        `insert into balance_movements (id, type, category, source, amount, fee, currency, made_at, failure)
         values ('txn_odd', 'adjustment', 'other_adjustment', null, 12500, 0, 'NOK', now(), 'movement-unknown')`,
      );
      await client.query(`update users set accountant = true where id = $1`, [town.clara.userId]);
    });
    const clara = await town.signedIn('clara');
    const path = paths.operator.bookMovement({ id: 'txn_odd' });
    expect((await clara.get(paths.operator.books())).text).to.include(`href="${path}"`);
    expect((await clara.get(path)).text)
      .to.include('125 kr'.replace(' ', '\u00A0'))
      .and.to.include('3000 Salgsinntekt');
    const refused = await clara.post(path, { account: '3000', vatCode: '', document: '', text: 'Solgt på messe' });
    expect(refused.status).to.equal(422);
    expect(refused.text)
      .to.include('value="Solgt på messe"')
      .and.to.match(/value="3000" selected/)
      .and.to.include('id="vatCode-error"');
    expect(
      (await clara.post(path, { account: '3000', vatCode: '3', document: '', text: 'Solgt på messe' })).status,
    ).to.equal(303);
    const books = (await clara.get(paths.operator.books())).text;
    expect(books).to.include('Ført som bilag 1').and.to.include('Solgt på messe').and.to.include('Clara');
    expect((await clara.get(path)).status).to.equal(303);
    expect((await clara.get(paths.operator.bookMovement({ id: 'txn_none' }))).status).to.equal(404);
    await asSuperuser(town.database, (client) => client.query(`update users set accountant = false`));
  });

  it('names the months that are paid ahead in the reader’s language', async () => {
    await postSale({
      invoice: '10001',
      customer: customerOf(town.clara.tenantId, 'Fjord AS'),
      gross: 12_500,
      date: `${year}-01-15`,
      document: '10001',
      period: { from: `${year}-01-01`, to: `${year}-03-31` },
    });
    const page = async () => (await operator.get(`${paths.operator.books()}?on=${year}-01-31`)).text;
    expect(await page())
      .to.include(`<td>mars ${year}</td>`)
      .and.to.not.include(`${year}-03`);
    await operator.post(paths.account.preferences(), { field: 'language', value: 'en' });
    expect(await page()).to.include(`<td>March ${year}</td>`);
    await operator.post(paths.account.preferences(), { field: 'language', value: 'nb' });
  });

  it('closes the term that is over, once, and says why not the second time', async () => {
    await sold('10001', `${year - 1}-02-01`);
    const { text } = await operator.get(paths.operator.books());
    expect(text)
      .to.include(`Lukk 1. termin ${year - 1}`)
      .and.to.include('Ingen termin er lukket');
    const close = () => operator.post(paths.operator.booksClosing(), { year: String(year - 1), term: '1' });
    expect((await close()).status).to.equal(303);
    expect((await operator.get(paths.operator.books())).text).to.match(/Lukket til og med 2[89]\.02\./);
    await close();
    expect((await operator.get(paths.operator.books())).text).to.include('lukket alt');
  });

  it('shows what is not posted and why, and the operators’ page points to it after a day', async () => {
    const move = (id: string, age: string) =>
      asSuperuser(town.database, (client) =>
        client.query(
          `insert into balance_movements (id, type, category, source, amount, fee, currency, made_at, failure)
           values ($1, 'charge', 'charge', 'ch_1', 12500, 0, 'NOK', now() - $2::interval, 'sale-not-posted')`,
          [id, age],
        ),
      );
    await move('txn_new', '1 hour');
    expect((await operator.get(paths.operator.show())).text).to.not.include('regnskapet trenger tilsyn');
    await move('txn_old', '2 days');
    expect((await operator.get(paths.operator.show())).text).to.include('Én ting i regnskapet trenger tilsyn');
    expect((await operator.get(paths.operator.books())).text).to.include('Fakturaen er ikke utstedt');
  });
});
