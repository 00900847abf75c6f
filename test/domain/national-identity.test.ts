import { expect } from 'chai';
import fc from 'fast-check';

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

/** The check digit of an account number, for its first ten; 10 where there is none. */
const accountCheck = (ten: string): number =>
  (11 - (Array.from(ten, Number).reduce((sum, one, at) => sum + one * Number('5432765432'[at]), 0) % 11)) % 11;

describe('A national identity number', () => {
  // Eighty more in the month: Skatteetaten's made-up people, and nobody else.
  const nines = Array.from({ length: 60 }, (_, at) => `0181001${String(at).padStart(2, '0')}`);
  /** Such as somebody may have. */
  const born = made('010170101', 0) ?? '';

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

  it('is known after a plus and written as an account too, where somebody may be born on that day', () => {
    expect(born).to.equal('01017010170');
    for (const written of [`+${born}`, '0101 70 10170', '0101.70.10170', '0101\u00A070\u00A010170'])
      expect(isNationalIdentity(written), written).to.equal(true);
    // A D-number of the same day.
    const dNumber = Array.from({ length: 40 }, (_, at) => made(`4101701${String(at).padStart(2, '0')}`, 0)).find(
      Boolean,
    );
    expect(isNationalIdentity(`+${dNumber}`)).to.equal(true);
    for (const nobody of ['0000', '3201', '3002', '3104', '0113', '7201', '0040'])
      for (const nine of Array.from({ length: 30 }, (_, at) => `${nobody}701${String(at).padStart(2, '0')}`)) {
        const number = made(nine, 0);
        if (number !== undefined) expect(isNationalIdentity(number), number).to.equal(false);
      }
  });

  it('is not what stands by chance in an id or a hash that a program made, but is what stands beside one', () => {
    const id = '1f0aa4af-6124-4292-aa15-430573125ca2';
    const hash = `${'ab'.repeat(15)}15430573125c`;
    for (const made of [id, `contact:${id}`, `fred.${id}@firma.example`, `${id} ${id}`, hash, `sha256 ${hash}`])
      expect(isNationalIdentity(made), made).to.equal(false);
    const number = '15430573125';
    for (const typed of [number, `${id} ${number}`, `${id}\n154305 73125`, `f${number}e`, `${number}-${id}`])
      expect(isNationalIdentity(typed), typed).to.equal(true);
    expect(withoutNationalIdentityNumbers(`${id} er ${number}`)).to.equal(`${id} er [–]`);
  });

  it('is found behind eleven digits that are none', () => {
    expect(withoutNationalIdentityNumbers(`22334455 912 34 ${born}`)).to.equal('22334455 912 34 [–]');
    expect(withoutNationalIdentityNumbers(`1-2-3 4567 8901 ${born} og ${born}`)).to.equal('1-2-3 4567 8901 [–] og [–]');
  });

  it('is no account as IBAN, nor an account whose first four digits are no day, nor a phone number with 00', () => {
    const account = fc
      .stringMatching(/^\d{10}$/)
      .map((ten) => {
        const check = accountCheck(ten);
        return check > 9 ? undefined : `${ten}${check}`;
      })
      .filter((one) => one !== undefined);
    fc.assert(
      fc.property(account, (digits) => {
        const check = String(98n - (BigInt(`${digits}232400`) % 97n)).padStart(2, '0');
        const iban = `NO${check}${digits}`;
        for (const written of [
          iban,
          iban.toLowerCase(),
          iban.replaceAll(/(.{4})(?=.)/g, '$1 '),
          `Konto NO${check} ${digits}`,
        ])
          expect(isNationalIdentity(written), written).to.equal(false);
        if (Number(digits.slice(0, 2)) > 71 || digits.startsWith('00'))
          for (const written of [digits, `${digits.slice(0, 4)} ${digits.slice(4, 6)} ${digits.slice(6)}`])
            expect(isNationalIdentity(written), written).to.equal(false);
        expect(isNationalIdentity(`00${digits}`)).to.equal(false);
      }),
    );
    // With another check in front it is no IBAN, and is what it is.
    expect(isNationalIdentity(`NO00 ${born}`)).to.equal(true);
  });

  it('takes one account number of ten for it at most, where nothing but check digits took four', () => {
    let accounts = 0;
    let taken = 0;
    for (let at = 0; at < 10_000; at++) {
      const ten = `${String(at).padStart(4, '0')}${String((at * 7919 + 104_729) % 1_000_000).padStart(6, '0')}`;
      const check = accountCheck(ten);
      if (check > 9) continue;
      accounts += 1;
      if (isNationalIdentity(`${ten}${check}`)) taken += 1;
    }
    expect(taken / accounts)
      .to.be.above(0.02)
      .and.below(0.1);
  });
});
