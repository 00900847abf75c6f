import { expect } from 'chai';
import fc from 'fast-check';

import { foldName } from '../../../src/domain/register/fold-name.ts';

describe('Folding a name of the register', () => {
  it('makes one of all that people write for æ, ø and å', () => {
    for (const [one, other] of [
      ['ELKJØP', 'elkjop'],
      ['Elkjoep', 'elkjöp'],
      ['BÆRUM', 'baerum'],
      ['Ås', 'aas'],
      ['Café Ærlig', 'cafe arlig'],
    ])
      expect(foldName(one ?? ''), one).to.equal(foldName(other ?? ''));
  });

  it('leaves words alone that are different words', () => {
    expect(foldName('Bølgero')).to.equal('bolgero');
    expect(foldName('Hansen & Sønn A/S')).to.equal('hansen sonn a s');
    expect(foldName('FINN.NO')).to.equal('finn no');
  });

  it('changes nothing the second time, and leaves small letters, digits and single blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldName(text);
        expect(folded).to.match(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        expect(foldName(folded).length).to.be.at.most(folded.length);
      }),
    );
  });
});
