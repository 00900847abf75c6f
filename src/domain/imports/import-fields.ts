import { isNationalIdentity } from '../national-identity.ts';
import { fold } from '../names.ts';
import type { DeclaredField } from '../privacy/inventory/custom-fields/declared-fields.ts';
import { normaliseOrganisationNumber, organisationNumberProblem } from '../register/organisation-number.ts';

/** What a column of a list of companies can be; an address is brought in its parts. */
export const importFields = [
  'number',
  'name',
  'website',
  'email',
  'phone',
  'street',
  'postalCode',
  'place',
  'country',
  'industry',
  'employees',
] as const;
export type ImportField = (typeof importFields)[number];

/** One of the tenant's own fields, by its id. */
export type OwnTarget = `custom:${string}`;

/** What a column becomes. */
export type ImportTarget = ImportField | OwnTarget;

/** The target of one of the tenant's own fields. */
export const ownTarget = ({ id }: Pick<DeclaredField, 'id'>): OwnTarget => `custom:${id}`;

/** The target of that name; one of the tenant's own fields only where it is among those given. */
export function importTarget(text: string, own: readonly DeclaredField[]): ImportTarget | undefined {
  const field = own.find((one) => ownTarget(one) === text);
  return field ? ownTarget(field) : importFields.find((one) => one === text);
}

/**
 * Headings that people bring, folded and without anything but letters and digits: from Norwegian accounts and spreadsheets, from
 * Outlook, Google, HubSpot and Pipedrive (field research on CRMs, §4), and from our own exports.
 */
const headings: Readonly<Record<ImportField, string>> = {
  number:
    'organisasjonsnummer organisasjonsnr organisasjonsnummeret orgnummer orgnr orgno orgnumber orgid ' +
    'foretaksnummer foretaksnr firmanummer bedriftsnummer organisationnumber organizationnumber organisationno ' +
    'organizationno companynumber companyno companyregistrationnumber registrationnumber vat vatnumber vatno ' +
    'mvanummer mvanr organisasjonsnummermva',
  name:
    'navn name firma firmanavn bedrift bedriftsnavn foretak foretaksnavn selskap selskapsnavn virksomhet ' +
    'virksomhetsnavn organisasjon organisasjonsnavn kunde kundenavn leverandor leverandornavn company ' +
    'companyname organisation organization organisationname organizationname organization1name business ' +
    'businessname account accountname customer customername legalname juridisknavn',
  website:
    'nettsted nettside nettadresse hjemmeside internett internettadresse web webside webadresse website ' +
    'websiteurl webpage url homepage domene domain companydomainname domainname businesshomepage',
  email: 'epost epostadresse firmaepost mail mailadresse email emailaddress companyemail emailwork',
  phone:
    'telefon telefonnummer telefonnr tlf tlfnr tlfnummer sentralbord mobil phone phonenumber telephone ' +
    'telephonenumber companyphone companymainphone businessphone phonework mobile',
  street:
    'adresse adresse1 gateadresse gate vei postadresse besoksadresse forretningsadresse address address1 ' +
    'street streetaddress addressline1 businessstreet companyaddress billingstreet postaladdress',
  postalCode: 'postnummer postnr postalcode postcode zip zipcode businesspostalcode billingpostalcode postkode',
  place: 'poststed sted by city town place businesscity billingcity postaltown',
  country: 'land landkode country countryregion countrycode businesscountryregion billingcountry',
  industry: 'bransje naering naringskode naeringskode industry sector sektor businessarea',
  employees: 'ansatte antallansatte employees numberofemployees noofemployees employeecount companysize headcount',
};

const known: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap((field) => headings[field].split(' ').map((heading) => [heading, field] as const)),
);

/** What a heading stands for; undefined for one that nothing is known of, or that is no heading. */
export function recogniseField(heading: string): ImportField | undefined {
  const bare = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');
  // Pipedrive puts the kind of record in front: `Organization - Name`.
  const own = heading.replace(/^(?:organization|organisation|organisasjon|company|firma)\s+-\s+(?=\S)/i, '');
  return known.get(bare(heading)) ?? known.get(bare(own));
}

/**
 * What each column is taken for, until a member says otherwise: by its heading, of one of the tenant's own fields first; where the file
 * has none, by what stands in it. Each field once, the first column that has it.
 * @returns a field for each column; undefined for one that is not brought in
 */
export function guessFields(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  own: readonly DeclaredField[],
): (ImportTarget | undefined)[] {
  const titled = columns.some((heading) => heading !== '');
  const guessed = titled
    ? columns.map((heading) => ownNamed(heading, own) ?? recogniseField(heading))
    : byContent(columns.map((_, at) => rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')));
  return guessed.map((field, at) => (guessed.indexOf(field) === at ? field : undefined));
}

/** The field of the tenant's own that a heading is the label of: they named it so themselves. */
function ownNamed(heading: string, own: readonly DeclaredField[]): OwnTarget | undefined {
  const field = own.find(({ label }) => fold(label.trim()) === fold(heading.trim()));
  return field && ownTarget(field);
}

function byContent(columns: readonly (readonly string[])[]): (ImportField | undefined)[] {
  const most = (cells: readonly string[], test: (cell: string) => boolean): boolean =>
    cells.length > 0 && cells.filter(test).length > cells.length / 2;
  const guessed = columns.map((cells): ImportField | undefined => {
    if (most(cells, isNumber)) return 'number';
    return most(cells, (cell) => /^\S+@\S+\.\S+$/.test(cell)) ? 'email' : undefined;
  });
  // The name is the first column of words.
  const name = guessed.findIndex(
    (field, at) => field === undefined && most(columns[at] ?? [], (cell) => /\p{L}{2}/u.test(cell)),
  );
  if (name >= 0) guessed[name] = 'name';
  return guessed;
}

const isNumber = (cell: string): boolean =>
  !isNationalIdentity(cell) && organisationNumberProblem(normaliseOrganisationNumber(cell)) === undefined;
