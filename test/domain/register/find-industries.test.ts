import { expect } from 'chai';

import { findIndustries, industryOf } from '../../../src/domain/register/find-industries.ts';
import { industries, industriesSource } from '../../../src/domain/register/industries.ts';
import { fullSizeUnits } from '../../../stand-ins/register/full-size/units.ts';

describe('The words of industries', () => {
  const codes = (typed: string): string[] => findIndustries(typed).map(({ code }) => code);

  it('are found by a code, or the beginning of one, that has no words too', () => {
    expect(codes('62')).to.deep.equal(['62']);
    expect(codes('62.100')).to.deep.equal(['62.100']);
    expect(codes('43.22 Rørleggerarbeid')).to.deep.equal(['43.22']);
    expect(codes('6')).to.deep.equal([]);
  });

  it('are found by what people are called, in both languages, with or without æ, ø and å', () => {
    expect(codes('rørlegger')).to.deep.equal(['43.22']);
    expect(codes('Rorlegger')).to.deep.equal(['43.22']);
    expect(codes('plumber')).to.deep.equal(['43.22']);
    expect(codes('frisør')).to.deep.equal(['96.2']);
  });

  it('are found by the beginnings of words of a title, five at most, and nothing by nonsense', () => {
    expect(codes('forsikr')).to.deep.equal(['65']);
    expect(codes('produksjon møbler')).to.include('31');
    expect(codes('produksjon')).to.have.length(5);
    expect(codes('xqzzt')).to.deep.equal([]);
    expect(codes('')).to.deep.equal([]);
  });

  it('say what a code is: of the narrowest industry there are words for', () => {
    expect(industryOf('62.100')?.nb).to.equal('Programmeringstjenester');
    expect(industryOf('62.900')?.code).to.equal('62');
    expect(industryOf('00.000')).to.equal(undefined);
  });

  it('have a source with a date, each code once, and every division that the register of our tests uses', () => {
    expect(industriesSource.readOn).to.match(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Set(industries.map(({ code }) => code)).size).to.equal(industries.length);
    const used = new Set([...fullSizeUnits(5_000)].flatMap((unit) => unit.industries.map(([code]) => code)));
    expect([...used].filter((code) => !industryOf(code))).to.deep.equal([]);
  });
});
