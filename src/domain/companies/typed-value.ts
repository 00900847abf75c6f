import { countryCode, isCountryCode } from '../country-code.ts';
import { readEmail } from '../contacts/email-address.ts';
import { readPhone } from '../contacts/phone-number.ts';
import { Invalid, type FieldProblem } from '../errors.ts';
import { webAddress } from './web-address.ts';
import type { ColumnValues, CompanyColumns, CompanyField } from './fields.ts';

/** The facts a member can type. The legal form is the register's alone. */
export type TypedField = Exclude<CompanyField, 'legalForm'>;

/** What was typed: one text, or the parts of an address by name. */
export type Typed = Readonly<Record<string, string>>;

const LONGEST = 200;

/**
 * Reads what a member typed for a fact. An empty text empties it, except the name.
 * @param typed `value`; for an address `lines` (line breaks between), `postalCode`, `place` and `country`
 * @throws Invalid with the problem at the part that has it
 */
export function readTyped(field: TypedField, typed: Typed): ColumnValues {
  for (const [part, text] of Object.entries(typed))
    if (text.length > LONGEST) throw new Invalid({ [part]: { key: 'form.tooLong', params: { count: LONGEST } } });
  const value = (typed['value'] ?? '').trim().replace(/\s+/g, ' ');
  return readers[field](value, typed);
}

const readers: Readonly<Record<TypedField, (value: string, typed: Typed) => ColumnValues>> = {
  name: (value) => {
    if (value === '') throw new Invalid({ value: 'form.required' });
    return { name: value };
  },
  website: (value) => ({ website: checked(value, (text) => (webAddress(text) ? text : undefined), 'form.url') }),
  email: (value) => ({ email: checked(value, readEmail, 'form.email') }),
  phone: (value) => ({ phone: checked(value, readPhone, 'form.phone') }),
  employees: (value) => ({
    employees: checked(value, (text) => (/^\d{1,9}$/.test(text) ? text : undefined), 'form.wholeNumber'),
  }),
  industry: (value) => ({ industry: value || null, industry_code: null }),
  address: (_, typed) => readAddress(typed),
};

function checked(value: string, read: (text: string) => string | undefined, problem: FieldProblem): string | null {
  if (value === '') return null;
  const good = read(value);
  if (good === undefined) throw new Invalid({ value: problem });
  return good;
}

function readAddress(typed: Typed): ColumnValues {
  const lines = (typed['lines'] ?? '').split(/\r?\n/).map((line) => line.trim());
  const postalCode = (typed['postalCode'] ?? '').trim();
  const place = (typed['place'] ?? '').trim();
  const country = countryCode((typed['country'] ?? '').trim()) || 'NO';
  if (!isCountryCode(country)) throw new Invalid({ country: 'form.invalid' });
  if (country === 'NO' && postalCode !== '' && !/^\d{4}$/.test(postalCode))
    throw new Invalid({ postalCode: 'form.postalCode' });
  const filled = lines.filter((line) => line !== '');
  const empty = filled.length === 0 && postalCode === '' && place === '';
  return {
    address_lines: filled,
    postal_code: postalCode || null,
    place: place || null,
    country_code: empty ? null : country,
  };
}

/** A fact as one line of text, for showing two versions side by side; empty when there is none. */
export function factText(field: CompanyField, columns: ColumnValues): string {
  if (field !== 'address') return plainText(field, columns) ?? '';
  const place = [columns.postal_code, columns.place].filter(Boolean).join(' ');
  const country = columns.country_code && columns.country_code !== 'NO' ? columns.country_code : '';
  return [...(columns.address_lines ?? []), place, country].filter(Boolean).join(', ');
}

function plainText(field: Exclude<CompanyField, 'address'>, columns: ColumnValues): string | null | undefined {
  const column = {
    name: 'name',
    legalForm: 'legal_form',
    website: 'website',
    email: 'email',
    phone: 'phone',
    industry: 'industry',
    employees: 'employees',
  } as const satisfies Record<Exclude<CompanyField, 'address'>, keyof CompanyColumns>;
  return columns[column[field]];
}
