/**
 * The facts about a company that can come from the register or from a member, and the columns each one lives in. A
 * field is filled, kept and asked about as a whole: a street from one source with a postcode from another is no address.
 */
export const companyFields = {
  name: ['name'],
  legalForm: ['legal_form'],
  website: ['website'],
  email: ['email'],
  phone: ['phone'],
  address: ['address_lines', 'postal_code', 'place', 'country_code'],
  industry: ['industry_code', 'industry'],
  employees: ['employees'],
} as const satisfies Readonly<Record<string, readonly (keyof CompanyColumns)[]>>;

export type CompanyField = keyof typeof companyFields;
export const isCompanyField = (text: string): text is CompanyField => Object.hasOwn(companyFields, text);
export const companyFieldNames: readonly CompanyField[] = Object.keys(companyFields).filter(isCompanyField);

/** The columns of a company's facts, as the table has them. */
export interface CompanyColumns {
  name: string;
  legal_form: string | null;
  website: string | null;
  email: string | null;
  /** E.164 where it is a number at all; otherwise as the register has it. */
  phone: string | null;
  address_lines: string[];
  postal_code: string | null;
  place: string | null;
  country_code: string | null;
  industry_code: string | null;
  industry: string | null;
  /** A number, or `1-4` where the register tells no more. */
  employees: string | null;
}

/** Values of some of a company's columns. */
export type ColumnValues = Partial<CompanyColumns>;

/** The facts of a company with everything left empty but its name. */
export const emptyColumns = (name: string): CompanyColumns => ({
  name,
  legal_form: null,
  website: null,
  email: null,
  phone: null,
  address_lines: [],
  postal_code: null,
  place: null,
  country_code: null,
  industry_code: null,
  industry: null,
  employees: null,
});

/** One field's value as a text that is equal for equal values; null when the field is empty. Read by `readValue`. */
export function writeValue(field: CompanyField, columns: ColumnValues): string | null {
  const values = companyFields[field].map((column) => columns[column] ?? null);
  const empty = values.every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0));
  return empty ? null : JSON.stringify(values);
}

/** The columns of a field from the text that `writeValue` made; every one of them empty for null. */
export function readValue(field: CompanyField, value: string | null): ColumnValues {
  const columns = companyFields[field];
  if (value === null) {
    const empty = emptyColumns('');
    return Object.fromEntries(columns.map((column) => [column, empty[column]]));
  }
  const values: unknown[] = JSON.parse(value);
  return Object.fromEntries(columns.map((column, at) => [column, values[at]]));
}
