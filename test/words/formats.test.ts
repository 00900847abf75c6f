import { expect } from 'chai';
import { formatsFor } from '../../src/words/formats.ts';

const nb = formatsFor('nb');
const en = formatsFor('en');
/** Text with hard spaces made plain, so that the expectations can be read. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');
const afternoon = new Date('2026-11-22T13:05:00Z');

describe('formats', () => {
  it('are made once for each language', () => {
    expect(formatsFor('nb')).to.equal(nb);
    expect(formatsFor('en')).to.not.equal(nb);
  });

  it('write days and times as the language does', () => {
    expect([nb.date(afternoon), en.date(afternoon)]).to.eql(['22.11.2026', '22 Nov 2026']);
    expect([nb.longDate(afternoon), en.longDate(afternoon)]).to.eql(['22. november 2026', '22 November 2026']);
    expect([nb.time(afternoon), en.time(afternoon)]).to.eql(['14:05', '14:05']);
    expect([nb.dateTime(afternoon), en.dateTime(afternoon)]).to.eql(['22.11.2026 14:05', '22 Nov 2026, 14:05']);
    expect([nb.longMonth('2025-03-01'), en.longMonth('2025-03-01')]).to.eql(['mars 2025', 'March 2025']);
  });

  it('follow the clock in Oslo, past midnight and in summer time', () => {
    expect(nb.dateTime('2026-11-22T23:30:00Z')).to.equal('23.11.2026 00:30');
    expect(nb.dateTime(new Date('2026-07-01T22:30:00Z'))).to.equal('02.07.2026 00:30');
    expect(nb.isoDay(new Date('2026-07-01T22:30:00Z'))).to.equal('2026-07-02');
  });

  it('leave a day without a time on that day', () => {
    expect(nb.date('2026-01-01')).to.equal('01.01.2026');
    expect(nb.isoDay('2026-07-01')).to.equal('2026-07-01');
  });

  it('refuse what is not a date', () => {
    expect(() => nb.date('soon')).to.throw(RangeError);
    expect(() => nb.date('2026-13-45')).to.throw(RangeError);
  });

  it('say how far off a moment is', () => {
    const ago = (minutes: number): Date => new Date(afternoon.getTime() - minutes * 60_000);
    expect(nb.relative(ago(0.5), afternoon)).to.equal('nå');
    expect(nb.relative(ago(5), afternoon)).to.equal('for 5 minutter siden');
    expect(nb.relative(ago(180), afternoon)).to.equal('for 3 timer siden');
    expect(nb.relative(ago(20 * 60), afternoon)).to.equal('i går');
    expect(nb.relative(ago(-90), afternoon)).to.equal('om 1 time');
    expect(en.relative(ago(5), afternoon)).to.equal('5 minutes ago');
  });

  it('count calendar days, in the word Norwegians use for them', () => {
    expect(nb.relative('2026-11-22', afternoon)).to.equal('i dag');
    expect(nb.relative('2026-11-19', afternoon)).to.equal('for 3 dager siden');
    expect(nb.relative('2027-04-14', afternoon)).to.equal('om 143 dager');
    expect(en.relative('2027-04-14', afternoon)).to.equal('in 143 days');
    expect([nb.days(143), nb.days(-3), nb.days(1)]).to.eql(['om 143 dager', 'for 3 dager siden', 'i morgen']);
  });

  it('turn what is long past into months and years', () => {
    expect(nb.relative('2026-01-01', afternoon)).to.equal('for 10 måneder siden');
    expect(nb.relative('2020-01-01', afternoon)).to.equal('for 6 år siden');
  });

  it('write numbers with hard spaces in Norwegian and commas in English', () => {
    expect(nb.number(4500800.5, 2)).to.equal('4\u00A0500\u00A0800,50');
    expect(en.number(4500800.5, 2)).to.equal('4,500,800.50');
    expect(nb.number(0.125)).to.equal('0,125');
  });

  it('write money from øre, without decimals when there are none', () => {
    expect(nb.money(450080000)).to.equal('4\u00A0500\u00A0800\u00A0kr');
    expect([nb.money(450080050), en.money(450080050)].map(plain)).to.eql(['4 500 800,50 kr', 'NOK 4,500,800.50']);
    expect([nb.money(-5), nb.money(0), nb.money(1299, 'EUR'), nb.money(500, 'JPY')].map(plain)).to.eql([
      '−0,05 kr',
      '0 kr',
      '12,99 EUR',
      '500 JPY',
    ]);
  });

  it('write money of any size to the last øre', () => {
    expect(plain(nb.money(9007199254740991))).to.equal('90 071 992 547 409,91 kr');
    expect(plain(nb.money(12345678901234567890n))).to.equal('123 456 789 012 345 678,90 kr');
  });

  it('refuse half an øre', () => {
    expect(() => nb.money(1.5)).to.throw(RangeError);
  });

  it('write sizes and shares', () => {
    expect([0, 999, 1234, 12_345, 999_950, 45_000_000].map((size) => plain(nb.bytes(size)))).to.eql([
      '0 B',
      '999 B',
      '1,2 kB',
      '12 kB',
      '1 MB',
      '45 MB',
    ]);
    expect([plain(nb.percent(0.123)), en.percent(0.123), plain(nb.percent(0.123, 1))]).to.eql([
      '12 %',
      '12%',
      '12,3 %',
    ]);
  });

  it('write organisation numbers in threes, and leave a wrong one as it is', () => {
    expect(plain(nb.organisationNumber('937083351'))).to.equal('937 083 351');
    expect(nb.organisationNumber('9370833512')).to.equal('9370833512');
  });

  it('write Norwegian phone numbers in pairs, mobiles too, and foreign ones with their code', () => {
    const numbers = ['+4722334455', '+4741234567', '+4780022222', '+46701234567', '+442079460958', 'sentralbord'];
    expect(numbers.map((number) => plain(nb.phone(number)))).to.eql([
      '22 33 44 55',
      '41 23 45 67',
      '800 22 222',
      '+46 70 123 45 67',
      '+44 20 7946 0958',
      'sentralbord',
    ]);
  });

  it('see a letter and its separate accent as one initial', () => {
    expect(nb.initials('A\u030Ase Vik')).to.equal('A\u030AV');
  });

  it('join names and find initials', () => {
    expect([nb.list(['Kari', 'Ola', 'Per']), en.list(['Kari', 'Ola', 'Per'])]).to.eql([
      'Kari, Ola og Per',
      'Kari, Ola and Per',
    ]);
    expect(['Kari Anne Østby', 'åse', '  ', '"Nils" (privat) Vik', 'DNB Bank ASA'].map(nb.initials)).to.eql([
      'KØ',
      'Å',
      '',
      'V',
      'DA',
    ]);
  });
});
