import { checkDigit } from '../../../src/domain/register/organisation-number.ts';
import { streets } from '../units/invented-words.ts';
import { randomNumbers } from '../units/random-numbers.ts';
import type { AddressFacts, CodeAndText, UnitFacts } from '../units/unit-facts.ts';
import { beginnings, cities, crafts, ends, givenNames, lines, societies, syllables } from './words.ts';

/** How many main units the register had in June 2026, rounded. */
export const FULL_SIZE = 1_100_000;

/** Of a thousand units, how many have this form. The first is by far the most, as in the register. */
const forms: readonly (readonly [form: string, share: number])[] = [
  ['ENK', 400],
  ['AS', 385],
  ['FLI', 100],
  ['NUF', 40],
  ['DA', 15],
  ['ANS', 12],
  ['STI', 12],
  ['SA', 20],
  ['ORGL', 15],
  ['ASA', 1],
];

const stockCompany: CodeAndText = ['2100', 'Private aksjeselskaper mv.'];
const personal: CodeAndText = ['8200', 'Personlig næringsdrivende'];
const society: CodeAndText = ['94.999', 'Aktiviteter i andre interesseorganisasjoner ikke nevnt annet sted'];

// Every eight digits that begin with 3 come once, spread over the whole range: the step and ten million share no factor.
const eights = 10_000_000;
const step = 7_368_787;

/**
 * Invented main units, one at a time and the same ones every time: forms, places, industries and sizes about as the
 * register has them, and so many different names that a search meets what it would meet there. Numbers pass MOD11 and
 * start with 3, which no real one does.
 */
export function* fullSizeUnits(count: number = FULL_SIZE): Generator<UnitFacts> {
  const random = randomNumbers(20260601);
  let made = 0;
  for (let at = 0; made < count && at < eights; at += 1) {
    const eight = `3${String((at * step) % eights).padStart(7, '0')}`;
    const last = checkDigit(eight);
    if (last === undefined) continue;
    made += 1;
    yield unit(`${eight}${last}`, random);
  }
}

function unit(number: string, random: () => number): UnitFacts {
  const form = weighted(forms, ([, share]) => share, random)[0];
  const address = addressOf(random);
  const registered = day(1995, 2026, random);
  const base = { number, form, address, registered };
  if (form === 'ENK') return { ...base, ...soleProprietorship(random), vat: random() < 0.35, sector: personal };
  if (form === 'FLI' || form === 'STI' || form === 'ORGL') {
    const name = `${form === 'STI' ? 'Stiftelsen ' : ''}${word(random)} ${one(societies, random)}`;
    return { ...base, name, vat: false, industries: [society], ...(random() < 0.9 ? {} : employees(random)) };
  }
  const [line, industry] = squared(lines, random);
  const name = `${companyName(line, random, address.place)} ${form}`;
  return {
    ...base,
    name,
    industries: random() < 0.1 ? [industry, one(lines, random)[1]] : [industry],
    sector: stockCompany,
    vat: random() < 0.6,
    founded: registered,
    ...employees(random),
    ...(random() < 0.3 ? { website: `www.u${number}.example` } : {}),
    ...(random() < 0.4 ? { email: `post@u${number}.example` } : {}),
    ...(random() < 0.25 ? { postalAddress: { ...address, lines: [`Postboks ${1 + whole(900, random)}`] } } : {}),
    activity: [
      `${line} og det som naturlig hører til, herunder deltakelse i andre`,
      'selskaper med lignende virksomhet.',
    ],
    ...trouble(random),
  };
}

function companyName(line: string, random: () => number, place: string): string {
  const kind = random();
  if (kind < 0.06) return `Norsk ${line}`;
  if (kind < 0.1) return `${place} ${word(random)} ${line}`;
  if (kind < 0.25) return `${word(random)} ${word(random)} ${line}`;
  if (kind < 0.33) return word(random);
  if (kind < 0.37) return `${word(random)} ${1 + whole(99, random)} ${line}`;
  return `${word(random)} ${line}`;
}

function soleProprietorship(random: () => number): Pick<UnitFacts, 'name' | 'industries' | 'activity'> {
  const [craft, industry] = one(crafts, random);
  const name = `${one(givenNames, random)} ${word(random)}${random() < 0.5 ? ` ${craft}` : ''}`;
  return { name, industries: [industry], activity: [`${craft}.`] };
}

/** Most have none or few; a thousandth have hundreds. */
function employees(random: () => number): Pick<UnitFacts, 'employees'> {
  const size = random();
  if (size < 0.55) return {};
  if (size < 0.8) return { employees: 'oneToFour' };
  return { employees: 5 + Math.floor(((size - 0.8) * 5) ** 8 * 2000) };
}

function trouble(random: () => number): Partial<UnitFacts> {
  const at = random();
  if (at < 0.008) return { bankruptOn: '2026-03-04', vat: false };
  if (at < 0.014) return { underLiquidationOn: '2026-05-20' };
  if (at < 0.018) return { compulsoryDissolutionOn: '2026-06-11' };
  return at < 0.0182 ? { underRestructuringOn: '2026-08-15' } : {};
}

function addressOf(random: () => number): AddressFacts {
  const [postcode, place, municipality] = weighted(cities, ([, , , share]) => share, random);
  return { lines: [`${one(streets, random)} ${1 + whole(120, random)}`], postcode, place, municipality };
}

/** Two first words of five are hardly any other unit's, as surnames and inventions are. */
const word = (random: () => number): string =>
  random() < 0.4 ? rareWord(random) : `${one(beginnings, random)}${one(ends, random)}`;

function rareWord(random: () => number): string {
  const written = Array.from({ length: random() < 0.5 ? 3 : 4 }, () => one(syllables, random)).join('');
  return `${written.charAt(0).toUpperCase()}${written.slice(1)}`;
}

function day(fromYear: number, toYear: number, random: () => number): string {
  const date = new Date(Date.UTC(fromYear + whole(toYear - fromYear, random), 0, 1 + whole(365, random)));
  return date.toISOString().slice(0, 10);
}

const whole = (below: number, random: () => number): number => Math.floor(random() * below);

const one = <T>(list: readonly T[], random: () => number): T => at(list, whole(list.length, random));

/** The first far more often than the last. */
const squared = <T>(list: readonly T[], random: () => number): T =>
  at(list, Math.floor(random() * random() * list.length));

function weighted<T>(list: readonly T[], shareOf: (item: T) => number, random: () => number): T {
  let left = random() * list.reduce((sum, item) => sum + shareOf(item), 0);
  const found = list.find((item) => (left -= shareOf(item)) < 0);
  return found ?? at(list, 0);
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError('An empty list has no items');
  return found;
}
