import { expect } from 'chai';
import fc from 'fast-check';

import { oneMistakeFrom } from '../../../../src/domain/register/mirror/misspelt.ts';

describe('What may be meant by a misspelt word', () => {
  const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789'));
  const word = fc.string({ unit: letter, minLength: 2, maxLength: 18 });

  it('is the word itself when one letter of it is missing, too many or wrong, or two have changed places', () => {
    fc.assert(
      fc.property(word, fc.nat(), letter, (meant, place, other) => {
        const at = place % meant.length;
        const before = meant.slice(0, at);
        const mistakes = [
          before + meant.slice(at + 1),
          before + other + meant.slice(at),
          before + other + meant.slice(at + 1),
          before + meant.charAt(at + 1) + meant.charAt(at) + meant.slice(at + 2),
        ];
        for (const written of mistakes)
          if (written !== meant) expect(oneMistakeFrom(written), written).to.include(meant);
      }),
    );
  });

  it('is never what was written, and nothing twice', () => {
    fc.assert(
      fc.property(word, (written) => {
        const meant = oneMistakeFrom(written);
        expect(meant).to.not.include(written);
        expect(new Set(meant).size).to.equal(meant.length);
      }),
    );
  });
});
