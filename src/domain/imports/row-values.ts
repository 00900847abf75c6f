import type { ColumnValues } from '../companies/fields.ts';
import { readTyped, type Typed, type TypedField } from '../companies/typed-value.ts';
import { Invalid, type FieldProblem } from '../errors.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';
import { countryCode } from '../country-code.ts';
import { ownTarget, type ImportField, type ImportTarget } from './import-fields.ts';
import { readOwnCell, type OwnValues } from './own-fields.ts';

/** What a row says, read as a member's typing is read. */
export interface RowValues {
  /** Nine bare digits. */
  readonly number: string | null;
  readonly name: string | null;
  /** The facts beside the name that it has something of. */
  readonly facts: ReadonlyMap<BroughtFact, ColumnValues>;
  /** What cannot be used, by what the cell is (`ImportTarget`). */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** What it says in the tenant's own fields. */
  readonly own: OwnValues;
}

/** The facts a row may fill beside the company's name. */
export const broughtFacts = ['website', 'email', 'phone', 'address', 'industry', 'employees'] as const;
export type BroughtFact = (typeof broughtFacts)[number] & TypedField;

/** What stands in a cell in place of a national identity number (see national-identity.ts). */
const TAKEN_OUT = '[–]';

/**
 * Reads a row's cells. Every cell is read, so that all that is wrong is told at once. Excel's lost nought in front of a postcode
 * is put back, and a country may be written out.
 * @param fields what each cell is
 * @param ownFields of the tenant's companies that are among these
 */
export function rowValues(
  fields: readonly (ImportTarget | undefined)[],
  cells: readonly string[],
  ownFields: readonly DeclaredField[] = [],
): RowValues {
  const cell = (field: ImportTarget): string => cells[fields.indexOf(field)]?.trim() ?? '';
  const problems: Record<string, FieldProblem> = {};
  for (const [at, field] of fields.entries())
    if (field && (cells[at] ?? '').includes(TAKEN_OUT)) problems[field] = 'form.nationalIdentity';

  const facts = new Map<BroughtFact, ColumnValues>();
  const read = (fact: TypedField, typed: Typed, partsOf: Readonly<Record<string, ImportField>>): ColumnValues => {
    if (Object.values(typed).every((text) => text === '')) return {};
    try {
      return readTyped(fact, typed);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      for (const [part, problem] of Object.entries(error.fields)) {
        const field = partsOf[part];
        if (field) problems[field] ??= problem;
      }
      return {};
    }
  };
  const keep = (fact: BroughtFact, values: ColumnValues): void => {
    if (Object.keys(values).length > 0) facts.set(fact, values);
  };

  const name = read('name', { value: cell('name') }, { value: 'name' }).name ?? null;
  for (const fact of ['website', 'email', 'phone', 'industry'] as const)
    keep(fact, read(fact, { value: cell(fact) }, { value: fact }));
  keep(
    'employees',
    read('employees', { value: cell('employees').replace(/(?<=\d)[\s.](?=\d{3}\b)/g, '') }, { value: 'employees' }),
  );
  keep('address', addressOf(cell, read));
  const own = ownValuesOf(ownFields, cell, problems);

  const written = normaliseOrganisationNumber(cell('number'));
  const wrong = written === '' ? undefined : organisationNumberProblem(written);
  if (wrong) problems['number'] ??= `form.organisationNumber.${wrong === 'checksum' ? 'checksum' : 'length'}`;
  if (written === '' && name === null && Object.keys(problems).length === 0)
    problems[fields.includes('name') ? 'name' : 'number'] = 'form.required';
  return { number: written === '' || wrong ? null : written, name, facts, problems, own };
}

/** The tenant's own fields; what cannot be used is noted with the rest. */
function ownValuesOf(
  ownFields: readonly DeclaredField[],
  cellOf: (target: ImportTarget) => string,
  problems: Record<string, FieldProblem>,
): OwnValues {
  const values: Record<string, string> = {};
  for (const field of ownFields) {
    const target = ownTarget(field);
    const read = readOwnCell(field, cellOf(target));
    if ('problem' in read) problems[target] ??= read.problem;
    else if (read.value !== null) values[field.id] = read.value;
  }
  return values;
}

function addressOf(
  cell: (field: ImportField) => string,
  read: (fact: TypedField, typed: Typed, partsOf: Readonly<Record<string, ImportField>>) => ColumnValues,
): ColumnValues {
  const [lines, place, postalCode] = [cell('street'), cell('place'), cell('postalCode')];
  // A country alone is no address.
  if (lines === '' && place === '' && postalCode === '') return {};
  const country = cell('country') === '' ? '' : countryCode(cell('country'));
  const norwegian = country === '' || country === 'NO';
  return read(
    'address',
    { lines, place, country, postalCode: norwegian && /^\d{3}$/.test(postalCode) ? `0${postalCode}` : postalCode },
    { lines: 'street', place: 'place', country: 'country', postalCode: 'postalCode' },
  );
}
