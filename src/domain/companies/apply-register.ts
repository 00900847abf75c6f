import type { FieldSource } from './field-sources.ts';
import {
  companyFieldNames,
  readValue,
  writeValue,
  type ColumnValues,
  type CompanyColumns,
  type CompanyField,
} from './fields.ts';
import { isPlaceholderName } from './placeholder-name.ts';

/** What the register's answer does to a company: new values, new sources, and the names of the fields that changed. */
export interface RegisterEffect {
  readonly columns: CompanyColumns;
  readonly sources: readonly FieldSource[];
  readonly changed: readonly CompanyField[];
}

/**
 * Lays the register's values over a company's. A field nobody touched follows the register; one a member typed, an
 * emptied one included, stays as it is and only remembers what the register says. Where the register tells nothing
 * the value stays too, without a newer date.
 *
 * @param known the fields the answer tells about: all for a live unit, name and form for one struck off
 */
export function applyRegister(
  columns: CompanyColumns,
  sources: readonly FieldSource[],
  told: {
    readonly organisationNumber: string;
    readonly values: ColumnValues;
    readonly known: readonly CompanyField[];
    readonly at: Date;
  },
): RegisterEffect {
  let next = columns;
  const written: FieldSource[] = [];
  const changed: CompanyField[] = [];
  for (const field of told.known) {
    const value = writeValue(field, told.values);
    const source = sources.find((one) => one.field === field);
    if (isTyped(field, source, columns, told.organisationNumber)) {
      written.push({ ...(source ?? typed(field)), registerValue: value, registerSeenAt: told.at });
    } else if (value !== null) {
      if (writeValue(field, columns) !== value) {
        next = { ...next, ...readValue(field, value) };
        changed.push(field);
      }
      written.push({ ...fromRegister(field), registerValue: value, registerSeenAt: told.at });
    } else if (source) {
      written.push({ ...source, registerValue: null });
    }
  }
  return { columns: next, sources: written, changed };
}

/**
 * Takes everything that came from the register away again, as it demands when a unit is removed from open data. What a
 * member typed stays; what the register said beside it is forgotten.
 * @param name what to call a company whose name was the register's
 */
export function purgeRegister(columns: CompanyColumns, sources: readonly FieldSource[], name: string): RegisterEffect {
  const purged = sources.filter(({ source }) => source === 'register').map(({ field }) => field);
  const emptied: ColumnValues = Object.assign({}, ...purged.map((field) => readValue(field, null)));
  const next = { ...columns, ...emptied };
  return {
    columns: purged.includes('name') ? { ...next, name } : next,
    sources: sources.map((source) => ({ ...source, registerValue: null, registerSeenAt: null, keptValue: null })),
    changed: companyFieldNames.filter((field) => purged.includes(field)),
  };
}

// A value without a source was there before anybody asked the register (an import, a seed): somebody's, not ours. Only
// the name that we gave a company for want of a better one is nobody's.
function isTyped(
  field: CompanyField,
  source: FieldSource | undefined,
  columns: CompanyColumns,
  organisationNumber: string,
): boolean {
  if (source) return source.source !== 'register';
  if (field === 'name') return !isPlaceholderName(columns.name, organisationNumber);
  return writeValue(field, columns) !== null;
}

const fromRegister = (field: CompanyField): FieldSource => ({ ...typed(field), source: 'register' });

const typed = (field: CompanyField): FieldSource => ({
  field,
  source: 'import',
  registerValue: null,
  registerSeenAt: null,
  editedAt: null,
  editedBy: null,
  keptValue: null,
});
