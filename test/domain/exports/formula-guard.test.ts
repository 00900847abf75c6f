import { expect } from 'chai';
import fc from 'fast-check';

import { csvRows } from '../../../src/domain/exports/csv.ts';
import { guardButNumbers, guardFormula, unguardFormula } from '../../../src/domain/exports/formula-guard.ts';

const starts = ['=', '+', '-', '@', '|', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

describe('The guard against formulas', () => {
  for (const start of starts)
    it(`makes text of a cell that begins with ${JSON.stringify(start)}`, () => {
      expect(guardFormula(`${start}1+1`)).to.equal(`'${start}1+1`);
      expect(csvRows([[`${start}cmd|' /C calc'!A0`]], { delimiter: ';' })).to.match(/^"?'/);
    });

  it('leaves everything else as it is', () => {
    for (const cell of ['', 'Kari', 'a=b', '12', "O'Brien", "'s-Hertogenbosch", ' =1'])
      expect(guardFormula(cell)).to.equal(cell);
  });

  it('leaves a number as it is in a file for programs, and guards all else there too', () => {
    for (const number of ['+4798765432', '+47 987 65 432', '-12.50', '+1 (555) 010-99', '+4798765432\n+4722334455'])
      expect(guardButNumbers(number)).to.equal(number);
    for (const formula of ['+cmd|x', '=1+1', '-2+3', '+47 987 65 432=1', '+4798765432\n=1', "+1'", '@1', '+', '-'])
      expect(guardButNumbers(formula)).to.equal(`'${formula}`);
    fc.assert(fc.property(fc.string(), (cell) => unguardFormula(guardButNumbers(cell)) === cell));
  });

  it('can be taken back from any text', () => {
    const cells = fc.string({ unit: fc.constantFrom(...starts, "'", 'a', ' ', '1'), maxLength: 6 });
    fc.assert(fc.property(cells, (cell) => unguardFormula(guardFormula(cell)) === cell));
    fc.assert(fc.property(fc.string(), (cell) => unguardFormula(guardFormula(cell)) === cell));
  });

  it('never lets a formula through, whatever the text', () => {
    const cells = fc.string({ unit: fc.constantFrom(...starts, "'", 'a'), maxLength: 5 });
    fc.assert(fc.property(cells, (cell) => !starts.includes(guardFormula(cell).charAt(0))));
  });
});
