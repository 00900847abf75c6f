import { expect } from 'chai';
import fc from 'fast-check';

import { formatBankAccount, isBankAccount } from '../../../src/domain/sales-documents/bank-account.ts';
import { isKid, kid } from '../../../src/domain/sales-documents/kid.ts';
import { summed } from '../../../src/domain/sales-documents/document.ts';
import { addressOnOneLine } from '../../../src/domain/sales-documents/seller.ts';
import { inKroner, vatOn } from '../../../src/domain/sales-documents/vat.ts';
import { decimal } from '../../../src/domain/sales-documents/ehf/amounts.ts';
import { line, sale } from './sales.ts';

const amounts = fc.integer({ min: -50_000_000, max: 50_000_000 });

describe('A bank account', () => {
  it('has eleven digits, the last of which checks the others', () => {
    expect(isBankAccount('12345678903')).to.equal(true);
    expect(formatBankAccount('12345678903')).to.equal('1234.56.78903');
    for (let digit = 0; digit < 10; digit += 1)
      expect(isBankAccount(`1234567890${digit}`), String(digit)).to.equal(digit === 3);
    expect(isBankAccount('1234567890')).to.equal(false);
  });
});

describe('Tax on a sale', () => {
  it('is rounded for each line, a half away from zero', () => {
    expect([2, -2, 1, 3, 199, 0].map((net) => vatOn(net, 25))).to.deep.equal([1, -1, 0, 1, 50, 0]);
    fc.assert(
      fc.property(amounts, (net) => {
        expect(vatOn(-net, 25)).to.equal(0 - vatOn(net, 25));
        expect(Math.abs(vatOn(net, 25) * 100 - net * 25)).to.be.at.most(50);
      }),
    );
  });

  it('adds up: lines to rates, rates to the total, whatever is sold', () => {
    const lines = fc.array(
      fc.record({
        amount: amounts,
        quantity: fc.integer({ min: 1, max: 400 }),
        treatment: fc.constantFrom('standard', 'reverse-charge', 'export'),
      }),
      { minLength: 1, maxLength: 150 },
    );
    fc.assert(
      fc.property(lines, (drawn) => {
        const facts = sale({ lines: drawn.map((one) => line(one)) });
        const { vat, totals } = summed(facts);
        expect(totals.gross).to.equal(facts.total);
        expect(totals.vat).to.equal(vat.reduce((sum, one) => sum + one.vat, 0));
        expect(totals.net).to.equal(vat.reduce((sum, one) => sum + one.net, 0));
        expect(totals.vatNok).to.equal(totals.vat);
      }),
    );
  });

  it('is written in kroner with the rate of the day, to the øre', () => {
    expect(inKroner(10_000, '11.7345')).to.equal(117_345);
    expect(inKroner(-1, '11.5')).to.equal(-12);
    expect(inKroner(9_007_199_254, '1')).to.equal(9_007_199_254);
    const facts = sale({ currency: 'EUR', exchange: { rate: '11.7345', source: 'Norges Bank', on: '2026-11-20' } });
    expect(summed(facts).totals.vatNok).to.equal(inKroner(summed(facts).totals.vat, '11.7345'));
  });
});

describe('What stands on a document', () => {
  it('has a KID with a MOD10 digit', () => {
    expect(kid('60224')).to.equal('602243');
    expect(isKid('602243')).to.equal(true);
    expect(isKid('602244')).to.equal(false);
    // Luhn finds every single wrong digit.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
        const good = kid(String(n));
        const place = at % good.length;
        const wrong = `${good.slice(0, place)}${(Number(good[place]) + by) % 10}${good.slice(place + 1)}`;
        expect(isKid(good) && !isKid(wrong)).to.equal(true);
      }),
    );
  });

  it('has the seller’s address in its parts, however the one line has them', () => {
    const parts = { lines: ['Hovdenakvågen 2'], postalCode: '6456', place: 'SKÅLA', country: 'NO' };
    expect(addressOnOneLine('Hovdenakvågen 2, SKÅLA, 6456, NO')).to.deep.equal(parts);
    expect(addressOnOneLine('Hovdenakvågen 2, 6456 SKÅLA')).to.deep.equal(parts);
  });

  it('writes amounts as digits', () => {
    expect([0, 5, -5, 123_456, -100].map(decimal)).to.deep.equal(['0.00', '0.05', '-0.05', '1234.56', '-1.00']);
  });
});
