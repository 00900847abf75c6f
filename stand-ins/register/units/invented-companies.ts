import { checkDigit } from '../../../src/domain/register/organisation-number.ts';
import { coinedPeople, coinedWords, crafts, places, streets, trades } from './invented-words.ts';
import { randomNumbers } from './random-numbers.ts';
import type { AddressFacts, CodeAndText, UnitFacts } from './unit-facts.ts';

const companies = 140;
const subUnits = 12;
const stockCompany: CodeAndText = ['2100', 'Private aksjeselskaper mv.'];
const personal: CodeAndText = ['8200', 'Personlig næringsdrivende'];

/**
 * About 150 invented companies, the same ones every time: stock companies, sole proprietorships, partnerships, a branch
 * of a foreign company, sub-units; a few bankrupt, winding up, struck off or removed from open data. Their numbers pass
 * MOD11 and start with 3, which no real one does. Sub-units (`form: 'BEDR'`) come last and name their owner in `parent`.
 */
export function inventedCompanies(): UnitFacts[] {
  const draw = new Draw(randomNumbers(20260101));
  const main = Array.from({ length: companies }, (_, place) => fate(place, inventOne(place, draw)));
  const owners = main.filter((unit) => unit.form === 'AS' && isOrdinary(unit)).slice(0, subUnits);
  return [...main, ...owners.map((owner) => subUnitOf(owner, draw))];
}

/** Whether a unit is live and in no trouble: the kind a demonstration fills a customer list with. */
export function isOrdinary(unit: UnitFacts): boolean {
  return (
    unit.bankruptOn === undefined &&
    unit.underLiquidationOn === undefined &&
    unit.compulsoryDissolutionOn === undefined &&
    unit.underRestructuringOn === undefined &&
    unit.struckOffOn === undefined &&
    unit.removedOn === undefined
  );
}

function inventOne(place: number, draw: Draw): UnitFacts {
  if (place % 12 === 5) return soleProprietorship(place, draw);
  // Word and trade walk with different steps, so that no name comes twice: 30 words, 18 trades, 140 companies.
  const word = nth(coinedWords, place);
  const trade = nth(trades, place + Math.floor(place / coinedWords.length) * 5);
  const form = place % 35 === 9 ? 'DA' : place % 35 === 17 ? 'SA' : place % 70 === 30 ? 'NUF' : 'AS';
  const name = `${word} ${trade.word} ${form}`;
  const host = `${asciiName(`${word} ${trade.word}`)}.example`;
  const registered = draw.day(1996, 2025);
  return {
    number: draw.number(),
    name,
    form,
    address: form === 'NUF' ? abroad : draw.address(),
    ...(place % 4 === 1 ? { postalAddress: draw.postBox() } : {}),
    industries: [trade.industry],
    sector: stockCompany,
    ...draw.employees(),
    vat: place % 9 !== 4,
    founded: draw.dayBefore(registered),
    registered,
    ...(place % 3 === 0 ? {} : { website: `www.${host}` }),
    ...(place % 2 === 0 ? { email: `post@${host}` } : {}),
    nynorsk: place % 8 === 6,
    activity: [trade.does],
  };
}

function soleProprietorship(place: number, draw: Draw): UnitFacts {
  const craft = nth(crafts, place);
  return {
    number: draw.number(),
    name: `${nth(coinedPeople, Math.floor(place / 12))} ${craft.word}`,
    form: 'ENK',
    address: draw.address(),
    industries: [craft.industry],
    sector: personal,
    vat: place % 2 === 0,
    registered: draw.day(2010, 2025),
    activity: [craft.does],
  };
}

// Fixed places in the list, so that tests and demonstrations can count on each kind being there.
function fate(place: number, unit: UnitFacts): UnitFacts {
  if (place % 40 === 7) return { ...unit, bankruptOn: '2026-03-04', vat: false };
  if (place % 47 === 11) return { ...unit, underLiquidationOn: '2026-05-20' };
  if (place % 60 === 22) return { ...unit, compulsoryDissolutionOn: '2026-06-11' };
  if (place === 37) return { ...unit, underRestructuringOn: '2026-08-15' };
  if (place % 45 === 26) return { ...unit, struckOffOn: '2025-11-28' };
  if (place % 70 === 33) return { ...unit, removedOn: '2026-02-09' };
  return unit;
}

function subUnitOf(owner: UnitFacts, draw: Draw): UnitFacts {
  const address = draw.address();
  return {
    number: draw.number(),
    name: `${owner.name} avd ${address.place.charAt(0)}${address.place.slice(1).toLocaleLowerCase('nb')}`,
    form: 'BEDR',
    parent: owner.number,
    address,
    industries: owner.industries,
    ...draw.employees(),
    vat: false,
    founded: owner.registered,
    registered: owner.registered,
  };
}

// The code abroad stands in the place, and lines may be null: both as in the register.
const abroad: AddressFacts = { lines: ['Musterweg 4', null], place: 'DE-20095 Hamburg', country: ['DE', 'Tyskland'] };

class Draw {
  readonly #random: () => number;
  readonly #used = new Set<string>();

  constructor(random: () => number) {
    this.#random = random;
  }

  number(): string {
    for (;;) {
      const eight = `3${String(Math.floor(this.#random() * 10_000_000)).padStart(7, '0')}`;
      const last = checkDigit(eight);
      if (last === undefined || this.#used.has(eight)) continue;
      this.#used.add(eight);
      return `${eight}${last}`;
    }
  }

  address(): AddressFacts {
    const [postcode, place, municipality] = this.#one(places);
    return { lines: [`${this.#one(streets)} ${1 + Math.floor(this.#random() * 88)}`], postcode, place, municipality };
  }

  postBox(): AddressFacts {
    return { ...this.address(), lines: [`Postboks ${10 + Math.floor(this.#random() * 900)}`] };
  }

  employees(): Pick<UnitFacts, 'employees'> {
    const size = this.#random();
    if (size < 0.2) return {};
    return { employees: size < 0.45 ? 'oneToFour' : 5 + Math.floor((size - 0.45) ** 3 * 1500) };
  }

  day(fromYear: number, toYear: number): string {
    const year = fromYear + Math.floor(this.#random() * (toYear - fromYear + 1));
    const dayOfYear = 1 + Math.floor(this.#random() * 365);
    return new Date(Date.UTC(year, 0, dayOfYear)).toISOString().slice(0, 10);
  }

  dayBefore(day: string): string {
    return new Date(Date.parse(day) - (10 + Math.floor(this.#random() * 40)) * 86_400_000).toISOString().slice(0, 10);
  }

  #one<T>(list: readonly T[]): T {
    return nth(list, Math.floor(this.#random() * list.length));
  }
}

function nth<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new RangeError('An empty list has no items');
  return found;
}

function asciiName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replace(/[^a-z0-9]+/g, '-');
}
