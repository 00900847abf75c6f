import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import type { CsvManner } from './csv.ts';
import type { ExportedContact } from './contact-rows.ts';

/** The columns of an export of contacts, in order. */
export const contactColumns = [
  'givenName',
  'familyName',
  'jobTitle',
  'company',
  'role',
  'otherCompanies',
  'email',
  'otherEmails',
  'phone',
  'otherPhones',
  'address',
  'postalCode',
  'place',
  'country',
  'owner',
  'lastActivity',
  'created',
  'companySource',
] as const;
export type ContactColumn = (typeof contactColumns)[number];

/** How a file is put into words. The domain knows none; whoever starts the work passes them in, by language. */
export interface ExportWords extends CsvManner {
  heading(this: void, column: ContactColumn): string;
  /** A day, without its time. */
  date(this: void, moment: Date): string;
  /** The value of a field with yes or no in it. */
  yesNo(this: void, value: string): string;
  /** Whose data a name from the register is, and since when it is known. */
  attribution(this: void, fetchedAt: Date): string;
  /** A number in E.164 as people write it. */
  phone(this: void, e164: string): string;
}

/** What a cell with several values has between them. */
const BETWEEN = ', ';

/** The columns of the tenant's own fields, which come after all others. */
export type OwnColumn = Pick<DeclaredField, 'id' | 'label' | 'kind'>;

/** The headings of a file, in order. */
export const headings = (own: readonly OwnColumn[], words: ExportWords): string[] => [
  ...contactColumns.map(words.heading),
  ...own.map(({ label }) => label),
];

/** A contact as the cells of its row. What is not known is empty. */
export function contactCells(contact: ExportedContact, own: readonly OwnColumn[], words: ExportWords): string[] {
  const [company, ...otherCompanies] = contact.companies;
  const [email = '', ...otherEmails] = contact.emails;
  const [phone = '', ...otherPhones] = contact.phones.map(words.phone);
  const cells: Record<ContactColumn, string> = {
    givenName: contact.givenName,
    familyName: contact.familyName,
    jobTitle: contact.jobTitle ?? '',
    company: company?.name ?? '',
    role: company?.role ?? '',
    otherCompanies: otherCompanies.map(({ name, role }) => (role ? `${name} (${role})` : name)).join(BETWEEN),
    email,
    otherEmails: otherEmails.join(BETWEEN),
    phone,
    otherPhones: otherPhones.join(BETWEEN),
    address: contact.addressLines?.join(BETWEEN) ?? '',
    postalCode: contact.postalCode ?? '',
    place: contact.place ?? '',
    country: contact.countryCode ?? '',
    owner: contact.ownerName ?? '',
    lastActivity: contact.lastActivityAt ? words.date(contact.lastActivityAt) : '',
    created: words.date(contact.createdAt),
    companySource: sourceOf(contact, words),
  };
  return [
    ...contactColumns.map((column) => cells[column]),
    ...own.map((column) => ownCell(column, contact.customFields?.[column.id], words)),
  ];
}

/** Where names of companies are from, when that is the register: when the one that was fetched last was. */
function sourceOf({ companies }: ExportedContact, words: ExportWords): string {
  const fetched = companies
    .flatMap(({ fetchedAt }) => (fetchedAt ? [fetchedAt] : []))
    .toSorted()
    .at(-1);
  return fetched === undefined ? '' : words.attribution(new Date(fetched));
}

function ownCell({ kind }: OwnColumn, value: string | undefined, words: ExportWords): string {
  if (value === undefined) return '';
  if (kind === 'date') return words.date(new Date(`${value}T12:00:00Z`));
  return kind === 'yes-no' ? words.yesNo(value) : value;
}
