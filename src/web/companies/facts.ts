import type { Company } from '../../domain/companies/company-record.ts';
import type { FieldSource } from '../../domain/companies/field-sources.ts';
import { readValue, type ColumnValues, type CompanyField } from '../../domain/companies/fields.ts';
import { factText } from '../../domain/companies/typed-value.ts';
import { webAddress } from '../../domain/companies/web-address.ts';
import type { MessageKey } from '../../words/catalogue.ts';
import type { Visit } from '../visit.ts';
import { legalFormText } from './legal-form.ts';

/** A fact as the page shows it. */
export interface FactView {
  readonly field: string;
  readonly label: string;
  /** Empty when nobody filled it. */
  readonly text: string;
  readonly href: string | undefined;
  readonly editable: boolean;
  /** Where the value is from, when that is the register. */
  readonly from: { readonly at: Date; readonly stillThere: boolean } | undefined;
  /** When a member typed the value that stands there. */
  readonly typedAt: Date | undefined;
  /** What the register says instead of what a member typed, while they have not decided. */
  readonly registerSays: string | undefined;
}

/** Every fact of a company that has a place of its own on the page, in that order. */
export const factFields = [
  'name',
  'organisationNumber',
  'legalForm',
  'address',
  'phone',
  'email',
  'website',
  'industry',
  'employees',
  'owner',
] as const;
export type FactField = (typeof factFields)[number];

export const isFactField = (text: string): text is FactField => factFields.some((field) => field === text);

export const factLabel = (field: FactField): MessageKey => `companies.fact.${field}`;

/** All facts of a company; after its form what the register says of VAT, which nobody edits. */
export const factViews = (visit: Visit, company: Company): FactView[] =>
  factFields.flatMap((field) => [
    factView(visit, company, field),
    ...(field === 'legalForm' && company.vat_shown && company.organisation_number !== null
      ? [vatView(visit, company)]
      : []),
  ]);

/** That the register has not said is neither yes nor no. */
function vatView({ t }: Visit, { vat_registered: vat, enrichment_at: at }: Company): FactView {
  const word = vat === null ? 'unknown' : vat ? 'registered' : 'notRegistered';
  return {
    field: 'vat',
    label: t('neighbours.vat'),
    text: t(`neighbours.vat.${word}`),
    href: undefined,
    editable: false,
    from: vat !== null && at ? { at, stillThere: true } : undefined,
    typedAt: undefined,
    registerSays: undefined,
  };
}

/** One fact of a company. */
export function factView(visit: Visit, company: Company, field: FactField): FactView {
  const label = visit.t(factLabel(field));
  const plain = {
    field,
    label,
    href: undefined,
    editable: true,
    from: undefined,
    typedAt: undefined,
    registerSays: undefined,
  };
  if (field === 'owner') return { ...plain, text: company.owner_name ?? '' };
  if (field === 'organisationNumber') return { ...plain, text: numberText(visit, company) };
  const source = company.sources.find((one) => one.field === field);
  const text = shown(visit, field, company);
  return {
    ...plain,
    text,
    href: linkOf(field, company),
    editable: field !== 'legalForm',
    from: registerSource(text, source),
    typedAt: text !== '' && source?.source === 'user' ? (source.editedAt ?? undefined) : undefined,
    registerSays: openQuestion(visit, field, source, text),
  };
}

/** The number, in the form invoices must carry it (bokføringsforskriften § 5-1-2) when the register says that it has VAT. */
function numberText(
  visit: Visit,
  { organisation_number: number, vat_registered: vat, vat_shown: shown }: Company,
): string {
  const written = visit.formats.organisationNumber(number ?? '');
  return number !== null && shown && vat === true ? `${written} MVA` : written;
}

function registerSource(text: string, source: FieldSource | undefined): FactView['from'] {
  if (text === '' || source?.source !== 'register' || !source.registerSeenAt) return undefined;
  return { at: source.registerSeenAt, stillThere: source.registerValue !== null };
}

function openQuestion(
  visit: Visit,
  field: CompanyField,
  source: FieldSource | undefined,
  text: string,
): string | undefined {
  if (!source || source.source === 'register' || source.registerValue === null) return undefined;
  if (source.registerValue === source.keptValue) return undefined;
  const says = shown(visit, field, readValue(field, source.registerValue));
  // Capitals are how the register writes every name, and no other name.
  const same = field === 'name' ? says.toLocaleLowerCase('nb') === text.toLocaleLowerCase('nb') : says === text;
  return same ? undefined : says;
}

function shown(visit: Visit, field: CompanyField, columns: ColumnValues): string {
  const text = factText(field, columns);
  if (field === 'legalForm') return text === '' ? '' : legalFormText(visit, { code: text });
  if (field === 'phone') return visit.formats.phone(text);
  if (field === 'employees') return /^\d+$/.test(text) ? visit.formats.number(Number(text)) : text.replace('-', '–');
  return text;
}

function linkOf(field: CompanyField, company: Company): string | undefined {
  if (field === 'website') return company.website === null ? undefined : webAddress(company.website);
  if (field === 'email') return company.email === null ? undefined : `mailto:${encodeURI(company.email)}`;
  if (field === 'phone') return company.phone?.startsWith('+') ? `tel:${company.phone}` : undefined;
  return undefined;
}
