import { expect } from 'chai';
import fc from 'fast-check';
import { formatsFor } from '../../src/words/formats.ts';
import { languages } from '../../src/words/language.ts';
import { parseDate, parseMoney } from '../../src/words/parsing.ts';

describe('reading a typed date', () => {
  const twentySecond = [
    '22.11.2026',
    '22.11.26',
    ' 22. 11. 2026 ',
    '22/11-2026',
    '22/11/26',
    '22-11-2026',
    '22 11 2026',
    '221126',
    '22112026',
    '2026-11-22',
    '22. november 2026',
    '22 Nov 2026',
    '22. nov. 26',
    '22nov2026',
  ];
  for (const typed of twentySecond) {
    it(`reads "${typed}" as 22 November 2026`, () => {
      expect(parseDate(typed)).to.equal('2026-11-22');
    });
  }

  it('knows the months that differ between the languages', () => {
    expect(
      ['1. mai 2026', '1 May 2026', '1. okt. 2026', '1 Oct 2026', '1. des. 2026', '1 Dec 2026'].map(parseDate),
    ).to.eql(['2026-05-01', '2026-05-01', '2026-10-01', '2026-10-01', '2026-12-01', '2026-12-01']);
  });

  it('takes two digits of year as 1970 to 2069', () => {
    expect(parseDate('1.1.69')).to.equal('2069-01-01');
    expect(parseDate('1.1.70')).to.equal('1970-01-01');
  });

  it('knows leap days', () => {
    expect(parseDate('29.02.2028')).to.equal('2028-02-29');
    expect(parseDate('29.02.2027')).to.equal(undefined);
  });

  for (const typed of [
    '',
    '31.02.2026',
    '11/22/2026',
    '0.1.2026',
    '22.11',
    '22.11.202',
    '20261122',
    'i morgen',
    '22 foo 2026',
    '01.01.0001',
    '01.01.1800',
    '0000-01-01',
    '31.12.1899',
    '1.1.2201',
    '9999-12-31',
  ]) {
    it(`does not read "${typed}" as a date`, () => {
      expect(parseDate(typed)).to.equal(undefined);
    });
  }

  const anyDay = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  for (const language of languages) {
    it(`reads back every date the product writes (${language})`, () => {
      const formats = formatsFor(language);
      fc.assert(
        fc.property(anyDay, (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(parseDate(formats.date(day))).to.equal(day);
          expect(parseDate(formats.longDate(day))).to.equal(day);
        }),
      );
    });
  }
});

describe('reading a typed amount', () => {
  it('reads kroner as øre, exactly', () => {
    const typed = ['4 500,50 kr', 'kr 4500,5', 'NOK 4500.50', '4.500,50', '4 500,500'];
    for (const text of typed) expect(parseMoney(text, 'nb'), text).to.equal(450050);
    expect(parseMoney('1,15', 'nb')).to.equal(115);
    expect(parseMoney('1 200,-', 'nb')).to.equal(120000);
    expect(parseMoney('-0,00', 'nb')).to.equal(0);
  });

  it('reads the Norwegian ways of grouping digits, with hard spaces or plain ones', () => {
    for (const typed of [
      '4 500 800,50',
      '4\u00A0500\u202F800,5',
      '4500800,50',
      '4.500.800,50',
      '4500800.50',
      ' 4 500 800.5 ',
    ])
      expect(parseMoney(typed, 'nb'), typed).to.equal(450080050);
  });

  it('reads a mark before exactly three digits the way the language writes', () => {
    expect(parseMoney('1.234', 'nb', 3)).to.equal(1234000);
    expect(parseMoney('1,234', 'nb', 3)).to.equal(1234);
    expect(parseMoney('1,234', 'en', 3)).to.equal(1234000);
    expect(parseMoney('1.234', 'en', 3)).to.equal(1234);
    expect(parseMoney('0.125', 'nb', 3)).to.equal(125);
  });

  it('reads a minus sign of any make', () => {
    for (const typed of ['-12', '−12', '–12', '- 12']) expect(parseMoney(typed, 'nb'), typed).to.equal(-1200);
  });

  it('refuses what is not one amount', () => {
    for (const typed of ['', '-', 'tolv', '12 m', '45 00', '1,2,3', '1.2.3,4', '1 2345', '1e5', ',5', '4 500.800,5'])
      expect(parseMoney(typed, 'nb'), typed).to.equal(undefined);
  });

  it('refuses more decimals than the currency has, and amounts past what is counted exactly', () => {
    expect(parseMoney('1,2345', 'nb')).to.equal(undefined);
    expect(parseMoney('1,5', 'nb', 0)).to.equal(undefined);
    expect(parseMoney('9'.repeat(17), 'nb')).to.equal(undefined);
    expect(parseMoney('mange penger', 'nb')).to.equal(undefined);
  });

  for (const language of languages) {
    it(`reads back every amount the product writes (${language})`, () => {
      const formats = formatsFor(language);
      fc.assert(
        fc.property(fc.maxSafeInteger(), (minorUnits) => {
          expect(parseMoney(formats.money(minorUnits), language)).to.equal(minorUnits);
        }),
      );
    });
  }
});
