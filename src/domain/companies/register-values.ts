import { readPhone } from '../contacts/phone-number.ts';
import type { RegisterAddress, RegisterEmployees, RegisterEntity } from '../register/entity.ts';
import type { ColumnValues } from './fields.ts';

/** What the register tells about a company's fields, empty where it tells nothing. A struck-off unit has only a name and a form. */
export function registerValues(entity: RegisterEntity): ColumnValues {
  const [industry] = entity.industries;
  const phone = entity.phone ?? entity.mobile;
  return {
    name: entity.name,
    legal_form: entity.legalForm.code,
    website: entity.website ?? null,
    email: entity.email ?? null,
    phone: phone === undefined ? null : (readPhone(phone) ?? phone),
    ...addressColumns(entity.businessAddress ?? entity.postalAddress),
    industry_code: industry?.code ?? null,
    industry: industry?.description ?? null,
    employees: employees(entity.employees),
  };
}

function addressColumns(address: RegisterAddress | undefined): ColumnValues {
  if (!address) return {};
  return {
    address_lines: [...address.lines],
    postal_code: address.postalCode ?? null,
    place: address.place ?? null,
    country_code: address.countryCode ?? null,
  };
}

// One to four employees are never written as a count, and a count the register withholds never as none.
function employees(told: RegisterEmployees): string | null {
  if (told.kind === 'count') return String(told.n);
  if (told.kind === 'oneToFour') return '1-4';
  return told.kind === 'none' ? '0' : null;
}
