import { currentTenantId, sql } from '../../tenancy.ts';
import type { LawfulBasis, PersonalColumn } from '../inventory/declaration.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { purposes } from '../inventory/purposes.ts';
import { retentionCodes } from '../inventory/retention-codes.ts';
import { accessColumns, portableColumns, type ColumnsOfTable, type Person } from '../inventory/subject-graph.ts';
import { registerAttribution } from '../../register/attribution.ts';
import type { DecidedFor } from './decided-for.ts';
import type { DocumentSection, DocumentValue, Origin } from './document.ts';
import { labelOfColumn, titleOfTable } from './labels.ts';
import type { PackageForm } from './package.ts';
import { isSealedColumn, openedChanges } from './sealed-values.ts';
import { structuredValues } from './structured-values.ts';
import { wordOfValue } from './value-words.ts';

/** A row of a person's, with the number by which its texts are masked. */
export interface GatheredRow {
  /** Empty for a table without a number of its own. */
  readonly id: string;
  readonly values: Readonly<Record<string, DocumentValue>>;
}

/** What one table holds about a person. */
export interface GatheredTable {
  readonly table: ColumnsOfTable;
  readonly rows: readonly GatheredRow[];
  /** When a public register last told a value of these, where one has. */
  readonly toldAt?: Date | undefined;
}

/** When the register told what stands in a row, as SQL; null for a row of which it told nothing. */
const toldByRegister: Readonly<Record<string, string>> = {
  companies: `case when companies.enrichment_state in ('found', 'deleted') then companies.enrichment_at end`,
  company_field_sources: `case when company_field_sources.register_value is not null then company_field_sources.register_seen_at end`,
  company_notices: `company_notices.told_at`,
  contact_companies: `(select s.register_seen_at from company_field_sources s
    where s.tenant_id = $1 and s.company_id = contact_companies.company_id and s.field = 'name' and s.source = 'register')`,
};

/**
 * The tables a package is read from. OnNet's own users are read from OnNet's own tables alone (invariant I11), whatever else is tied to
 * them.
 */
export const tablesFor = (
  person: Person,
  form: PackageForm,
  tied: readonly ColumnsOfTable[] = (form === 'access' ? accessColumns : portableColumns)(person),
): readonly ColumnsOfTable[] => tied.filter(({ layer }) => person === 'contact' || layer === 'controller');

/** Ids that say nothing to the person, and the words that do. `$1` is the tenant. */
const saidAs: Readonly<Record<string, (language: 'nb' | 'en', form: PackageForm) => string>> = {
  'contacts.custom_fields': (_, form) => ownFields('contacts', form),
  'companies.custom_fields': (_, form) => ownFields('companies', form),
  'contact_companies.company_id': () =>
    `(select f.name from companies f where f.tenant_id = $1 and f.id = contact_companies.company_id)`,
  'deals.stage_id': () => `(select s.name from stages s where s.tenant_id = $1 and s.id = deals.stage_id)`,
  'contact_purposes.purpose_id': (language) =>
    `(select p.title_${language} from purposes p where p.tenant_id = $1 and p.id = contact_purposes.purpose_id)`,
  // What rests on an interest was never consented to: a no to it is the right to object (Art. 21(1)).
  'consent_events.kind': () => `
    case when consent_events.kind = 'withdrawn' and exists (
      select from purposes p where p.tenant_id = $1 and p.id = consent_events.purpose_id and p.basis = 'legitimate-interest')
      then 'interest' else consent_events.kind end`,
  'consent_events.purpose_id': (language) =>
    `(select p.title_${language} from purposes p where p.tenant_id = $1 and p.id = consent_events.purpose_id)`,
};

/** A tenant's own fields, as `label: value`; only what the declaration says a person can take along, in a copy to take along. */
const ownFields = (table: 'contacts' | 'companies', form: PackageForm): string => `
  (select array_agg(d.label || ': ' || (${table}.custom_fields ->> d.id::text) order by d.label)
     from custom_field_declarations d
    where d.tenant_id = $1 and ${table}.custom_fields ? d.id::text and d.in_access
      ${form === 'access' ? '' : 'and d.portable is not null'})`;

/** Whether a row has a number of its own, by which its texts are masked. */
const withId = ({ table }: ColumnsOfTable): boolean => 'id' in declarationOf(table).columns;

let days: ReadonlySet<string> | undefined;

/**
 * Columns that hold a day, as `table.column`, by what the database says they are. A day is read as text, `YYYY-MM-DD`: as a
 * moment it would be another day wherever the machine's midnight is not ours. Asked once: a table is not changed under us.
 */
async function dayColumns(): Promise<ReadonlySet<string>> {
  if (days) return days;
  const found = await sql<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.atttypid = 'date'::regtype and not a.attisdropped`,
  );
  days = new Set(found.map(({ name }) => name));
  return days;
}

/** Reads what one table holds about somebody, in the open transaction. @param ids all the records that are this person */
export async function gatherTable(
  table: ColumnsOfTable,
  ids: readonly string[],
  language: 'nb' | 'en',
  form: PackageForm,
): Promise<GatheredTable> {
  const ofDays = await dayColumns();
  const columns = table.columns.map(({ name, declared }) => {
    const read = ofDays.has(`${table.table}.${name}`) ? `${table.table}.${name}::text` : `${table.table}.${name}`;
    return `${expression(table.table, name, declared, language, form, read)} as "${name}"`;
  });
  const order = table.columns.find(({ name }) => ['created_at', 'at', 'happened_at', 'received_at'].includes(name));
  const sealed = table.columns.find(({ name }) => isSealedColumn(table.table, name));
  const found = await sql<Record<string, unknown> & { _row: string; toldByRegister: Date | null; ofContact: string }>(
    `select ${withId(table) ? `${table.table}.id::text` : `''`} as "_row",
            ${sealed ? `${table.table}.subject_id` : 'null'} as "ofContact",
            ${toldByRegister[table.table] ?? 'null::timestamptz'} as "toldByRegister", ${columns.join(', ')}
       from ${table.table} where ${table.where}
      order by ${order ? `${table.table}.${order.name}` : '1'}`,
    [currentTenantId(), ids],
  );
  const opened = sealed ? await openedIn(found, sealed.name, language) : [];
  const rows = found.map(({ _row: id, ...values }, at) => ({
    id,
    values: Object.fromEntries(
      table.columns.map(({ name }) => [
        name,
        name === sealed?.name ? (opened[at] ?? null) : inWords(table.table, name, values[name], language),
      ]),
    ),
  }));
  const told = found
    .flatMap((row) => row.toldByRegister ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime());
  // What cannot be taken along of a row may be all there is of it, as of a no by a link.
  return { table, rows: form === 'access' ? rows : rows.filter(saysSomething), toldAt: told.at(-1) };
}

const saysSomething = ({ values }: GatheredRow): boolean =>
  Object.values(values).some(
    (value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );

const openedIn = (
  rows: readonly (Record<string, unknown> & { ofContact: string })[],
  column: string,
  language: 'nb' | 'en',
): Promise<(string | null)[]> =>
  openedChanges(
    rows.map((row) => {
      const sealed = row[column];
      return { contactId: row.ofContact, sealed: Buffer.isBuffer(sealed) ? sealed : null };
    }),
    language,
  );

function expression(
  table: string,
  name: string,
  declared: PersonalColumn,
  language: 'nb' | 'en',
  form: PackageForm,
  read: string,
): string {
  const value = saidAs[`${table}.${name}`]?.(language, form) ?? read;
  return declared.onlyWhen === undefined ? value : `case when ${declared.onlyWhen} then ${value} end`;
}

function plain(value: unknown): DocumentValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (isTexts(value)) return value;
  throw new Error('a column of a copy holds something that nobody has words for');
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** A value as the person reads it: a code in words, and what holds several things said one by one. */
function inWords(table: string, column: string, value: unknown, language: 'nb' | 'en'): DocumentValue {
  const structured = structuredValues[`${table}.${column}`];
  if (structured && value !== null && value !== undefined) return structured(value, language);
  const simple = plain(value);
  return typeof simple === 'string' ? wordOfValue(table, column, simple, language) : simple;
}

const basisNames: Readonly<Record<LawfulBasis, { readonly nb: string; readonly en: string }>> = {
  a: { nb: 'samtykke (art. 6 nr. 1 a)', en: 'consent (Art. 6(1)(a))' },
  b: { nb: 'avtale (art. 6 nr. 1 b)', en: 'contract (Art. 6(1)(b))' },
  c: { nb: 'rettslig plikt (art. 6 nr. 1 c)', en: 'legal obligation (Art. 6(1)(c))' },
  d: { nb: 'vitale interesser (art. 6 nr. 1 d)', en: 'vital interests (Art. 6(1)(d))' },
  e: { nb: 'allmennhetens interesse (art. 6 nr. 1 e)', en: 'public interest (Art. 6(1)(e))' },
  f: { nb: 'berettiget interesse (art. 6 nr. 1 f)', en: 'legitimate interest (Art. 6(1)(f))' },
  tenant: {
    nb: 'som virksomheten har bestemt for formålet',
    en: 'as the organisation has decided for the purpose',
  },
};

const originOf = ({ portable }: PersonalColumn): Origin => (portable === false ? 'own' : portable);

/**
 * A gathered table as a section of the document.
 * @param decided what the tenant has decided for the person, where it is the tenant's to decide
 */
export function sectionOf(
  { table, rows, toldAt }: GatheredTable,
  language: 'nb' | 'en',
  decided: DecidedFor | undefined,
): DocumentSection {
  const declared = table.columns.map((column) => column.declared);
  const served = new Map(declared.map(({ purpose, basis }) => [`${purpose} ${basis}`, { purpose, basis }]));
  return {
    name: table.table,
    title: titleOfTable(table.table, language),
    purposes: [...served.values()].flatMap(({ purpose, basis }) =>
      basis === 'tenant' && decided !== undefined && decided.purposes.length > 0
        ? decided.purposes.map((own) => ({ title: own.title, basis: basisNames[own.basis][language] }))
        : [{ title: purposes[purpose][language], basis: basisNames[basis][language] }],
    ),
    retention: [
      ...new Set(
        declared.map(({ retention }) =>
          retention === 'inactivity' && decided ? decided.inactivity : retentionCodes[retention][language],
        ),
      ),
    ],
    columns: table.columns.map(({ name, declared: column }) => ({
      name,
      label: labelOfColumn(table.table, name, column, language),
      category: column.category,
      origin: originOf(column),
    })),
    rows: rows.map(({ values }) => values),
    ...(toldAt ? { attribution: registerAttribution(toldAt.toISOString(), language) } : {}),
  };
}
