import { expect } from 'chai';
import { nordicSpellings } from '../../../src/domain/register/nordic-spellings.ts';

describe('Spellings with æ, ø and å', () => {
  it('puts the letters back that a foreign keyboard lacks', () => {
    expect(nordicSpellings('elkjop')[0]).to.equal('elkjøp');
    expect(nordicSpellings('tromsoe')[0]).to.equal('tromsø');
    expect(nordicSpellings('aalesund')[0]).to.equal('ålesund');
    expect(nordicSpellings('Tromso')).to.include('Tromsø');
    expect(nordicSpellings('bronnoysund')).to.include('brønnøysund');
  });

  it('is never the name itself and has none for a name without such letters', () => {
    expect(nordicSpellings('elkjop')).to.not.include('elkjop');
    expect(nordicSpellings('xyz 123')).to.deep.equal([]);
  });
});
