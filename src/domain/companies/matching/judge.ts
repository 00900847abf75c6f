import { foldName } from '../../register/fold-name.ts';
import { bareName, type NamedUnit } from '../../register/mirror/match-names.ts';

/** What a company without a number tells of itself. */
export interface Unnumbered {
  readonly name: string;
  readonly place: string | null;
  readonly postalCode: string | null;
  readonly website: string | null;
  readonly email: string | null;
}

/** How much speaks for a suggestion. Only what is sure is offered to be accepted many at a time. */
export const certainties = ['sure', 'likely', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/** Why a unit is suggested, or what speaks against it; the page says each in words. */
export const matchReasons = [
  'same-name',
  'same-but-form',
  'name-begins',
  'name-alike',
  'only-one',
  'several',
  'same-website',
  'same-postal-code',
  'same-place',
  'other-place',
  'taken',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** A unit that may be a company, with the reasons for and against. */
export interface Suggestion {
  readonly number: string;
  readonly certainty: Certainty;
  readonly reasons: readonly MatchReason[];
}

/** So many are kept for a company, best first. */
export const MOST_SUGGESTED = 3;

/**
 * Judges the units a company may be, best first. The same name is sure when something else is the same too, or when no
 * other unit is called so and nothing speaks against it; never when another company of the tenant has the number.
 * @param units those that are called so, or alike when there are none
 * @param taken numbers that other companies of the tenant have
 */
export function judge(
  company: Unnumbered,
  units: readonly NamedUnit[],
  taken: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const sameName = units.filter((unit) => bareName(unit.name) === bareName(company.name)).length;
  return units
    .map((unit) => suggestion(company, unit, sameName, taken.has(unit.organisationNumber)))
    .toSorted((one, other) => certainties.indexOf(one.certainty) - certainties.indexOf(other.certainty))
    .slice(0, MOST_SUGGESTED);
}

function suggestion(company: Unnumbered, unit: NamedUnit, sameName: number, taken: boolean): Suggestion {
  const name = nameReason(company.name, unit.name);
  const beside = besideName(company, unit);
  const same = name === 'same-name' || name === 'same-but-form';
  const reasons: MatchReason[] = [name, ...beside];
  if (same) reasons.push(sameName > 1 ? 'several' : 'only-one');
  if (taken) reasons.push('taken');
  return { number: unit.organisationNumber, reasons, certainty: certaintyOf(same, sameName === 1, beside, taken) };
}

function certaintyOf(same: boolean, only: boolean, beside: readonly MatchReason[], taken: boolean): Certainty {
  if (taken) return 'possible';
  const supported = beside.some((reason) => reason !== 'other-place');
  if (same && (supported || (only && !beside.includes('other-place')))) return 'sure';
  return same || beside.includes('same-website') ? 'likely' : 'possible';
}

function nameReason(ours: string, theirs: string): MatchReason {
  if (foldName(ours) === foldName(theirs)) return 'same-name';
  const [bareOurs, bareTheirs] = [bareName(ours), bareName(theirs)];
  if (bareOurs === bareTheirs) return 'same-but-form';
  return bareTheirs.startsWith(`${bareOurs} `) || bareOurs.startsWith(`${bareTheirs} `) ? 'name-begins' : 'name-alike';
}

function besideName(company: Unnumbered, unit: NamedUnit): MatchReason[] {
  const reasons: MatchReason[] = [];
  const site = hostOf(unit.website ?? '');
  if (site !== '' && (site === hostOf(company.website ?? '') || site === domainOf(company.email ?? '')))
    reasons.push('same-website');
  if (company.postalCode !== null && company.postalCode === unit.postalCode) reasons.push('same-postal-code');
  else if (company.place !== null && unit.place !== null && company.place.trim() !== '')
    reasons.push(foldName(company.place) === foldName(unit.place) ? 'same-place' : 'other-place');
  return reasons;
}

const hostOf = (website: string): string =>
  website
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '');

const domainOf = (email: string): string => email.toLowerCase().split('@')[1] ?? '';
