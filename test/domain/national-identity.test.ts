import { expect } from 'chai';

import { isNationalIdentity, withoutNationalIdentityNumbers } from '../../src/domain/national-identity.ts';

/** A number with its check digits, for nine digits. @param leaves what the first one leaves over; undefined where there is none */
function made(nine: string, leaves: number): string | undefined {
  const sum = (text: string, weights: readonly number[]): number =>
    weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  const first = (22 + leaves - (sum(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const ten = `${nine}${first}`;
  const second = (11 - (sum(ten, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return first > 9 || second > 9 ? undefined : `${ten}${second}`;
}

describe('A national identity number', () => {
  // Months beyond twelve: nobody has them.
  const nines = Array.from({ length: 60 }, (_, at) => `0171001${String(at).padStart(2, '0')}`);

  it('is known by both check digits, those of 2032 too, and so is a D-number', () => {
    for (const leaves of [0, 1, 2, 3]) {
      const numbers = nines.flatMap((nine) => made(nine, leaves) ?? []);
      expect(numbers.length).to.be.above(30);
      for (const number of numbers) expect(isNationalIdentity(number), number).to.equal(true);
    }
    for (const leaves of [4, 7, 10])
      for (const number of nines.flatMap((nine) => made(nine, leaves) ?? []))
        expect(isNationalIdentity(number), number).to.equal(false);
    const dNumber = nines.flatMap((nine) => made(`4${nine.slice(1)}`, 0) ?? [])[0] ?? '';
    expect(isNationalIdentity(dNumber)).to.equal(true);
    expect(isNationalIdentity(`${dNumber.slice(0, 10)}${(Number(dNumber[10]) + 1) % 10}`)).to.equal(false);
  });

  it('is known however it is grouped, and an account number, a phone number and longer numbers are left alone', () => {
    const number = nines.flatMap((nine) => made(nine, 0) ?? [])[0] ?? '';
    const at = (...cuts: number[]): string[] => [0, ...cuts].map((cut, one) => number.slice(cut, cuts[one]));
    for (const written of [
      number,
      at(6).join(' '),
      at(6).join('-'),
      at(2, 4, 6).join(' '),
      at(2, 4, 6).join('.'),
      at(6, 9).join('\u00A0'),
      ...['–', ' - ', '  ', '/', '_', '\n', '\r\n', '\u200B', '\u2011', ' \n '].map((sign) => at(6).join(sign)),
      at(2, 4, 6).join('/'),
      number.replaceAll(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one))),
    ])
      expect(withoutNationalIdentityNumbers(`Jeg er ${written}, takk.`), written).to.equal('Jeg er [–], takk.');
    for (const other of [
      at(4, 6).join('.'),
      at(4, 6).join(' '),
      at(4).join('\n'),
      `1${number}`,
      `${number}1`,
      '22 33 44 55',
      '+47 912 34 567',
      `+${number}`,
    ])
      expect(withoutNationalIdentityNumbers(other)).to.equal(other);
  });
});
