import { expect } from 'chai';
import fc from 'fast-check';

import { vatByTerm } from '../../../src/domain/books/reports.ts';
import { daysAfter, now, osloDay } from '../../../src/domain/clock.ts';
import { Invalid, NotAllowed } from '../../../src/domain/errors.ts';
import { newId, PLATFORM_TENANT_ID } from '../../../src/domain/identifiers.ts';
import { owe } from '../../../src/domain/outbox.ts';
import { enterRate, newestRates, type TypedRate } from '../../../src/domain/sales-documents/exchange-rates.ts';
import { NotIssued } from '../../../src/domain/sales-documents/not-issued.ts';
import { change, inPlatform, platformRead, sql } from '../../../src/domain/tenancy.ts';
import { useCast } from '../../support/cast.ts';
import { asSuperuser } from '../../support/superuser.ts';
import { emptyBooks } from '../books/posted-sales.ts';
import { issue, kept, line, sale } from './sales.ts';

describe('Rates of exchange', () => {
  const cast = useCast();
  const operator = () => ({ id: cast.astrid.userId, operator: true });
  const today = osloDay();
  const rate = (particular: Partial<TypedRate> = {}): TypedRate => ({
    currency: 'EUR',
    rate: '11,7345',
    units: '1',
    day: today,
    source: 'Norges Bank',
    ...particular,
  });
  beforeEach(() => asSuperuser(cast.database, (client) => client.query(`delete from exchange_rates`)));

  const outcome = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => (error instanceof NotIssued ? error.reason : error instanceof Invalid ? error.fields : error),
    );

  it('let an invoice in another currency wait until an operator says what it was worth, and then be tried at once', async () => {
    const facts = sale({ currency: 'EUR' });
    expect(await outcome(issue(facts))).to.equal('no-rate');
    const key = `${facts.stripeObjectId}:x`;
    await inPlatform(async () => {
      await owe('sales-document', key);
      await change(
        `update outbox set failure = 'document-no-rate', due_at = now() + interval '1 hour' where key = $1 and tenant_id = $2`,
        [key, PLATFORM_TENANT_ID],
      );
    });
    await enterRate(operator(), rate({ day: daysAfter(today, -8) }));
    expect(await outcome(issue(facts)), 'a rate that is too old').to.equal('no-rate');
    await enterRate(operator(), rate({ day: daysAfter(today, -3), rate: '11.65' }));
    const [due] = await inPlatform(() =>
      sql<{ due: boolean }>(`select due_at <= $2 as due from outbox where key = $1`, [key, now()]),
    );
    expect(due).to.deep.equal({ due: true });
    const { document } = await kept((await issue(facts)).id);
    expect(document.exchange).to.deep.equal({ rate: '11.65', source: 'Norges Bank', on: daysAfter(today, -3) });
    expect(document.totals.vatNok).to.equal(Math.round(document.totals.vat * 11.65));
  });

  it('give a credit note the rate of its invoice, whatever the currency is worth by then', async () => {
    await enterRate(operator(), rate());
    const facts = sale({ currency: 'EUR' });
    const invoice = await issue(facts);
    await enterRate(operator(), rate({ rate: '12,5' }));
    const credits = { stripeInvoiceId: facts.stripeObjectId, reason: 'correction' } as const;
    const note = await issue({ ...facts, kind: 'credit', stripeObjectId: `cn_${newId()}`, credits });
    expect((await kept(note.id)).document.exchange).to.deep.equal((await kept(invoice.id)).document.exchange);
    const [open] = await platformRead(`select sum(amount)::int as open from voucher_lines where claim = $1`, [
      facts.stripeObjectId,
    ]);
    expect(open).to.deep.equal({ open: 0 });
    expect((await kept((await issue(sale({ currency: 'EUR' }))).id)).document.exchange?.rate).to.equal('12.5');
  });

  it('are read as Norges Bank writes them, and refused where the hand slipped', async () => {
    await enterRate(operator(), rate({ currency: 'SEK', rate: '102,45', units: '100' }));
    await enterRate(operator(), rate({ currency: 'DKK', rate: '0,5', units: '100' }));
    expect((await newestRates(operator())).map(({ rate: each }) => each).toSorted()).to.deep.equal(['0.005', '1.0245']);
    expect(await outcome(enterRate(operator(), rate({ currency: 'SEK', rate: '102,45' })))).to.deep.equal({
      rate: 'rates.problem.far',
    });
    const wrong = { currency: 'NOK', rate: '-1', units: '1', day: daysAfter(today, 1), source: '' };
    expect(await outcome(enterRate(operator(), wrong))).to.have.keys('currency', 'rate', 'day', 'source');
    expect(await outcome(enterRate({ ...operator(), operator: false }, rate()))).to.be.instanceOf(NotAllowed);
  });

  it('leave VAT the same on documents, by term and on its account, to the øre', async () => {
    await emptyBooks(cast.database);
    const lines = fc.array(fc.integer({ min: -50_000, max: 200_000 }), { minLength: 1, maxLength: 5 });
    let stated = 0;
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 5_0000, max: 15_0000 }), async (amounts, tenThousandths) => {
        const total = amounts.reduce((sum, one) => sum + one, 0);
        fc.pre(total > 0 && amounts.every((one) => one !== 0));
        const { id } = await issue(
          sale({
            currency: 'EUR',
            exchange: { rate: String(tenThousandths / 10_000), source: 'Norges Bank', on: today },
            lines: amounts.map((amount) => line({ amount, quantity: 1 })),
          }),
        );
        stated += (await kept(id)).document.totals.vatNok;
      }),
      { numRuns: 5 },
    );
    const byTerm = (await vatByTerm(Number(today.slice(0, 4)))).reduce((sum, { vat }) => sum + vat, 0);
    const [account] = await platformRead(`select -sum(amount)::int as vat from voucher_lines where account = '2700'`);
    expect({ vat: byTerm }).to.deep.equal(account);
    expect(byTerm).to.equal(stated);
  });
});
