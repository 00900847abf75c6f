import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkDigit,
  formatOrganisationNumber,
  isOrganisationNumber,
  normaliseOrganisationNumber,
  oneDigitCorrections,
  organisationNumberProblem,
} from '../../../src/domain/register/organisation-number.ts';

const digit = fc.integer({ min: 0, max: 9 });
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((list) => list.join(''));
const validNumber = digits(8)
  .filter((eight) => checkDigit(eight) !== undefined)
  .map((eight) => `${eight}${checkDigit(eight)}`);

describe('The organisation number', () => {
  for (const valid of ['923609016', '974760673', '929745760', '937083351', '937833512', '310529915', '999999999']) {
    it(`takes ${valid}`, () => expect(isOrganisationNumber(valid)).to.equal(true));
  }

  for (const wrong of ['833286602', '999999998', '370833512']) {
    it(`refuses ${wrong}, whose check digit is wrong`, () => {
      expect(isOrganisationNumber(wrong)).to.equal(false);
      expect(organisationNumberProblem(wrong)).to.equal('checksum');
    });
  }

  for (const neverIssued of ['97083351', '93415715']) {
    it(`refuses every ending of ${neverIssued}, which would need check digit 10`, () => {
      expect(checkDigit(neverIssued)).to.equal(undefined);
      for (let last = 0; last < 10; last += 1)
        expect(isOrganisationNumber(`${neverIssued}${last}`), String(last)).to.equal(false);
    });
  }

  it('refuses anything but nine bare digits', () => {
    for (const input of ['', '92360901', '9236090160', '923 609 016', '92360901a', '٩٢٣٦٠٩٠١٦', '923609016\n'])
      expect(isOrganisationNumber(input), JSON.stringify(input)).to.equal(false);
  });

  it('works out check digits from eight digits only', () => {
    expect(checkDigit('92360901')).to.equal(6);
    expect(checkDigit('92974576')).to.equal(0);
    expect(() => checkDigit('923609016')).to.throw(RangeError);
  });

  it('has at most one valid check digit for any eight digits', () => {
    fc.assert(
      fc.property(digits(8), (eight) => {
        const valid = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((last) => isOrganisationNumber(`${eight}${last}`));
        expect(valid).to.deep.equal(checkDigit(eight) === undefined ? [] : [checkDigit(eight)]);
      }),
    );
  });

  it('notices every single mistyped digit', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 8 }), digit, (number, place, typed) => {
        fc.pre(number[place] !== String(typed));
        expect(isOrganisationNumber(number.slice(0, place) + typed + number.slice(place + 1))).to.equal(false);
      }),
    );
  });

  it('notices two neighbours swapped', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 6 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const swapped = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        expect(isOrganisationNumber(swapped)).to.equal(false);
      }),
    );
  });
});

describe('Reading an organisation number people typed', () => {
  for (const typed of [
    '923 609 016',
    '923\u00A0609\u00A0016',
    '923\u202F609\u202F016',
    '923.609.016',
    '923-609-016',
    ' NO 923 609 016 MVA ',
    'no923609016mva',
    'NO-923609016',
    '\t923609016\r\n',
    '\u200E923609016',
  ]) {
    it(`reads ${JSON.stringify(typed)}`, () => {
      expect(normaliseOrganisationNumber(typed)).to.equal('923609016');
      expect(organisationNumberProblem(typed)).to.equal(undefined);
    });
  }

  it('is the same however often it is done', () => {
    fc.assert(
      fc.property(validNumber, fc.constantFrom(' ', '\u00A0', '\u202F', '.', '-'), (number, between) => {
        const typed = `NO${between}${Array.from(number).join(between)}${between}MVA`;
        expect(normaliseOrganisationNumber(typed)).to.equal(number);
        expect(normaliseOrganisationNumber(formatOrganisationNumber(number))).to.equal(number);
      }),
    );
  });

  it('says what is wrong in the order a person would fix it', () => {
    expect(organisationNumberProblem('')).to.equal('empty');
    expect(organisationNumberProblem(' \u00A0. ')).to.equal('empty');
    expect(organisationNumberProblem('NO MVA')).to.equal('empty');
    expect(organisationNumberProblem('12345')).to.equal('length');
    expect(organisationNumberProblem('9370833512')).to.equal('length');
    expect(organisationNumberProblem('Equinor A')).to.equal('length');
    expect(organisationNumberProblem('923609017')).to.equal('checksum');
  });
});

describe('Writing an organisation number', () => {
  it('groups by three with hard spaces', () =>
    expect(formatOrganisationNumber('937083351')).to.equal('937\u00A0083\u00A0351'));

  it('leaves what is not nine digits as it is', () => {
    expect(formatOrganisationNumber('9370833512')).to.equal('9370833512');
    expect(formatOrganisationNumber('')).to.equal('');
  });
});

describe('A number with one digit too many', () => {
  it('has exactly two explanations for 9370833512', () =>
    expect(oneDigitCorrections('9370833512')).to.deep.equal(['937083351', '937833512']));

  it('offers the number any one extra digit was typed into, and only valid ones', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 9 }), digit, (number, place, extra) => {
        const offered = oneDigitCorrections(number.slice(0, place) + extra + number.slice(place));
        expect(offered).to.include(number);
        expect(offered.every(isOrganisationNumber)).to.equal(true);
        expect(new Set(offered).size).to.equal(offered.length);
      }),
    );
  });

  it('offers nothing for other lengths', () => {
    expect(oneDigitCorrections('937083351')).to.deep.equal([]);
    expect(oneDigitCorrections('93708335122')).to.deep.equal([]);
    expect(oneDigitCorrections('937 083 3512')).to.deep.equal([]);
  });
});
