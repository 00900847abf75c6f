import type { RegisterEmployees, RegisterEntity } from '../entity.ts';
import { isPersonLikeForm } from '../entity.ts';
import { foldName } from '../fold-name.ts';
import { nameForms } from '../rank-by-name.ts';
import { registerStatus, type RegisterStatus, type StatusFlags } from '../status.ts';

/** What the mirror takes from a unit, wherever it was read. */
export interface MirrorFacts
  extends
    StatusFlags,
    Pick<
      RegisterEntity,
      'organisationNumber' | 'name' | 'parent' | 'employees' | 'vatRegistered' | 'website' | 'registered'
    > {
  /** Code of the legal form. */
  readonly form: string;
  /** Known to be a person's for another reason than its form: the branch of such a one. */
  readonly personLike?: boolean;
  /** Codes, the main activity first; at most three count. */
  readonly industries: readonly string[];
  readonly postalCode: string | undefined;
  readonly place: string | undefined;
  readonly municipality: string | undefined;
  readonly municipalityNumber: string | undefined;
}

/** A row of the mirror, in the order of its columns. */
export type MirrorRow = readonly [
  organisationNumber: string,
  kind: 'main' | 'sub',
  legalForm: string,
  name: string | null,
  searchText: string | null,
  status: RegisterStatus | null,
  municipality: string | null,
  postalCode: string | null,
  place: string | null,
  industry: string | null,
  secondIndustry: string | null,
  thirdIndustry: string | null,
  employees: number | null,
  vatRegistered: boolean | null,
  website: string | null,
  registeredOn: string | null,
  parent: string | null,
  prominence: number,
];

/** The columns of a row, but for `told_at`. */
export const mirrorColumns: readonly string[] = [
  'organisation_number',
  'kind',
  'legal_form',
  'name',
  'search_text',
  'status',
  'municipality',
  'postal_code',
  'place',
  'industry',
  'second_industry',
  'third_industry',
  'employees',
  'vat_registered',
  'website',
  'registered_on',
  'parent',
  'prominence',
];

/** The columns that a unit whose name is a person's keeps: enough to know a number for one, and where about it is. */
export const keptOfPersonLike: readonly string[] = ['organisation_number', 'kind', 'legal_form', 'municipality'];

/** Between a name and its place in the text that is searched; no name has it once folded. */
export const PLACE_MARK = '|';

/** What the mirror keeps of a live unit. Of one whose name is normally a person's that is hardly anything. */
export function mirrorRow(facts: MirrorFacts): MirrorRow {
  const { organisationNumber, form } = facts;
  const kind = facts.isSubUnit ? 'sub' : 'main';
  const municipality = facts.municipalityNumber ?? null;
  // oxfmt-ignore
  if (facts.personLike || isPersonLikeForm(form))
    return [organisationNumber, kind, form, null, null, null, municipality, null, null, null, null, null, null, null, null, null, null, 0];
  const status = registerStatus(facts);
  const employees = fewest(facts.employees);
  return [
    organisationNumber,
    kind,
    form,
    facts.name,
    searchText(facts),
    status,
    municipality,
    facts.postalCode ?? null,
    facts.place ?? null,
    facts.industries[0] ?? null,
    facts.industries[1] ?? null,
    facts.industries[2] ?? null,
    employees,
    facts.vatRegistered ?? null,
    facts.website ?? null,
    facts.registered ?? null,
    facts.parent ?? null,
    prominence(employees, status),
  ];
}

/** As `MirrorFacts`, of a unit as the register client tells it. */
export const factsOf = (entity: RegisterEntity): MirrorFacts => {
  const address = entity.businessAddress ?? entity.postalAddress;
  return {
    ...entity,
    form: entity.legalForm.code,
    industries: entity.industries.map(({ code }) => code),
    postalCode: address?.postalCode,
    place: address?.place,
    municipality: address?.municipality,
    municipalityNumber: address?.municipalityNumber,
  };
};

/**
 * What a search looks through: ` name | place municipality`, folded. With a blank in front, so that every word has one
 * before it.
 */
function searchText({ name, place, municipality }: MirrorFacts): string {
  const town = foldedPlace(place ?? '');
  const around = foldedPlace(municipality ?? '');
  const text = ` ${foldName(name)} ${PLACE_MARK} ${around === town || around === '' ? town : `${town} ${around}`}`;
  return text.slice(0, LONGEST_SEARCHED);
}

/** How the text that is searched begins for units of that name, with or without a form after it. */
export const beginningsOf = (folded: string): string[] =>
  ['', ...nameForms.map((form) => ` ${form}`)].map((form) => ` ${folded}${form} ${PLACE_MARK}`);

/** Characters; no index takes texts without end. */
const LONGEST_SEARCHED = 600;

const foldedPlaces = new Map<string, string>();

// Some thousand places are written again and again.
function foldedPlace(place: string): string {
  const known = foldedPlaces.get(place);
  if (known !== undefined) return known;
  const folded = foldName(place);
  if (foldedPlaces.size < 20_000) foldedPlaces.set(place, folded);
  return folded;
}

/** Where the classes begin that sizes are told in (Statistics Norway's); one to four is as exact as the register is. */
const classes = [250, 100, 50, 20, 10, 5, 1] as const;

/** The smallest number of employees of the unit's class; null when the register does not tell. */
function fewest(told: RegisterEmployees): number | null {
  if (told.kind === 'unknown') return null;
  if (told.kind !== 'count') return told.kind === 'none' ? 0 : 1;
  return classes.find((from) => told.n >= from) ?? 0;
}

/** The ends of the scale: of the largest class, and without employees and in trouble. */
const MOST_PROMINENT = classes.length;
const LEAST_PROMINENT = -classes.length - 1;

/** Every prominence there is, the most prominent first. */
export const prominences: readonly number[] = Array.from(
  { length: MOST_PROMINENT - LEAST_PROMINENT + 1 },
  (_, at) => MOST_PROMINENT - at,
);

/** How early a unit comes among others that fit as well: larger ones first, and those in trouble after all others. */
function prominence(employees: number | null, status: RegisterStatus): number {
  const size =
    employees === null || employees === 0 ? 0 : classes.length - classes.findIndex((from) => employees >= from);
  return status === 'active' || status === 'unknown' ? size : size - classes.length - 1;
}
