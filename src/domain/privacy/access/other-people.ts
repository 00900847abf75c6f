import { currentTenantId, sql } from '../../tenancy.ts';
import type { ColumnsOfTable } from '../inventory/subject-graph.ts';
import type { DocumentValue } from './document.ts';
import type { GatheredRow, GatheredTable } from './gather.ts';

/** Somebody else in a text about a person, as the reviewer sees it. */
export interface Finding {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
  /** Whom the program knows, an address or number that is not the person's own, or words that the reviewer chose. */
  readonly kind: 'contact' | 'member' | 'address' | 'words';
  /** The words as they stand in the text. */
  readonly found: string;
  /** The member's role, which stays when the name goes. */
  readonly role: string | null;
}

interface Known {
  readonly kind: 'contact' | 'member';
  readonly given: string;
  readonly family: string;
  /** Also the given name by itself: a colleague of theirs, or a member. */
  readonly close: boolean;
  readonly role: string | null;
}

/** Something that was written freely, in the copy as the person reads it. */
export interface WrittenText {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
}

/** Columns that people write in, besides those whose category says so. */
const alsoWritten: ReadonlySet<string> = new Set([
  'contacts.job_title',
  'contact_companies.role',
  'deals.title',
  'data_subject_requests.doubt_reason',
  'data_subject_requests.extension_reason',
]);

/** Columns of that category which hold one of a list. */
const chosen: ReadonlySet<string> = new Set(['activities.kind', 'data_subject_request_letters.subject']);

const isWritten = (table: string, { name, declared }: ColumnsOfTable['columns'][number]): boolean =>
  alsoWritten.has(`${table}.${name}`) ||
  (declared.category === 'user.content.private' && !chosen.has(`${table}.${name}`));

/** Whether a table has texts that people write freely. */
export const hasTexts = ({ table, columns }: ColumnsOfTable): boolean =>
  columns.some((column) => isWritten(table, column));

/** All that people wrote freely in what was gathered, each value by itself: any of it may speak of anybody. */
export function textsOf(tables: readonly GatheredTable[]): WrittenText[] {
  return tables.flatMap(({ table: { table, columns }, rows }) =>
    rows.flatMap(({ id, values }) =>
      columns
        .filter((column) => isWritten(table, column))
        .flatMap(({ name }) =>
          textsIn(values[name]).map((text): WrittenText => ({ table, rowId: id, column: name, text })),
        ),
    ),
  );
}

const textsIn = (value: DocumentValue | undefined): readonly string[] =>
  (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? value : []).filter(
    (text) => text.trim() !== '',
  );

const word = /\p{L}[\p{L}\p{M}'’-]*/gu;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const phone = /(?<![\d-])(?:\+\d{1,3}[ .]?)?(?:\d[ .]?){7,11}\d(?![\d-])/g;

/**
 * Other people in what was written about somebody: contacts and members the tenant knows, by whole name, by family name,
 * and by given name for colleagues of theirs and members; and addresses and numbers that are not their own. Which of
 * them are shown is a member's decision (Art. 15(4), hard case 24). In the open transaction, seeing all records.
 *
 * @param ids the records that are this person
 */
export async function findOthers(tables: readonly GatheredTable[], ids: readonly string[]): Promise<Finding[]> {
  const texts = textsOf(tables);
  if (texts.length === 0) return [];
  const words = new Set(texts.flatMap(({ text }) => Array.from(text.matchAll(word), ([one]) => one.toLowerCase())));
  const own = await ownWords(ids);
  const known = await knownPeople([...words], ids);
  const findings = new Map<string, Finding>();
  for (const { text, ...place } of texts)
    for (const { found, ...what } of foundIn(text, known, own)) {
      const finding = { ...place, ...what, found };
      findings.set(JSON.stringify([place, found.toLowerCase()]), finding);
    }
  return [...findings.values()];
}

interface Own {
  readonly families: ReadonlySet<string>;
  readonly givens: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

async function ownWords(ids: readonly string[]): Promise<Own> {
  const values = [currentTenantId(), ids];
  const names = await sql<{ given: string; family: string }>(
    `select given_name as given, family_name as family from contacts where tenant_id = $1 and id = any($2::uuid[])`,
    values,
  );
  const addresses = await sql<{ value: string }>(
    `select address as value from contact_emails where tenant_id = $1 and contact_id = any($2::uuid[])
     union all select number from contact_phones where tenant_id = $1 and contact_id = any($2::uuid[])`,
    values,
  );
  return {
    families: new Set(names.map(({ family }) => family.toLowerCase())),
    givens: new Set(names.map(({ given }) => given.toLowerCase())),
    addresses: new Set(addresses.map(({ value }) => comparable(value))),
  };
}

/** An address without case; a number without spaces and the code of this country. */
const comparable = (value: string): string =>
  value.includes('@') ? value.toLowerCase() : value.replaceAll(/[^\d+]/g, '').replace(/^(\+|00)47/, '');

/** Most people of one kind who are looked for in the texts of one person. */
const MOST_KNOWN = 5_000;

async function knownPeople(words: readonly string[], ids: readonly string[]): Promise<Known[]> {
  const contacts = await sql<Omit<Known, 'kind' | 'role'>>(
    `select c.given_name as given, c.family_name as family, coalesce(c.company_id = any(mine.companies), false) as close
       from contacts c, (select array(select company_id from contact_companies
                                       where tenant_id = $1 and contact_id = any($3::uuid[])) as companies) mine
      where c.tenant_id = $1 and c.id <> all($3::uuid[]) and c.anonymised_at is null
        and (lower(c.family_name) = any($2) or lower(split_part(c.family_name, ' ', -1)) = any($2)
             or (lower(c.given_name) = any($2) and (c.family_name = '' or c.company_id = any(mine.companies))))
      limit ${MOST_KNOWN}`,
    [currentTenantId(), words, ids],
  );
  const members = await sql<{ name: string; role: string }>(
    `select name, role from members where tenant_id = $1 limit ${MOST_KNOWN}`,
    [currentTenantId()],
  );
  return [
    ...members.map(({ name, role }): Known => {
      const parts = name.trim().split(/\s+/);
      return {
        kind: 'member',
        given: parts[0] ?? '',
        family: parts.length > 1 ? (parts.at(-1) ?? '') : '',
        close: true,
        role,
      };
    }),
    ...contacts.map((one): Known => ({ ...one, kind: 'contact', role: null })),
  ];
}

type Found = Pick<Finding, 'kind' | 'found' | 'role'>;

function foundIn(text: string, known: readonly Known[], own: Own): Found[] {
  const addresses = [...text.matchAll(email), ...text.matchAll(phone)]
    .map(([one]) => one.trim())
    .filter((one) => !own.addresses.has(comparable(one)))
    .map((found): Found => ({ kind: 'address', found, role: null }));
  return [...addresses, ...known.flatMap((one) => namesIn(text, one, own))];
}

/** The longest way a person is named in a text, each spelling of it once. */
function namesIn(text: string, { kind, given, family, close, role }: Known, own: Own): Found[] {
  const ways = [
    given !== '' && family !== '' ? `${given} ${family}` : '',
    given !== '' && family !== '' ? `${family}, ${given}` : '',
    family !== '' && !own.families.has(family.toLowerCase()) ? family : '',
    given !== '' && (close || family === '') && !own.givens.has(given.toLowerCase()) ? given : '',
  ].filter((way) => way !== '');
  const spellings = new Map<string, string>();
  let rest = text;
  for (const way of ways) {
    for (const [found] of rest.matchAll(whole(way)))
      if (/^\p{Lu}/u.test(found)) spellings.set(found.toLowerCase(), found);
    rest = rest.replaceAll(whole(way), ' ');
  }
  return [...spellings.values()].map((found) => ({ kind, found, role }));
}

/**
 * A name as a whole word or words, however it is cased and wherever its lines break, also with the genitive's s. Where it
 * begins or ends with a sign, anything may stand beside that.
 */
function whole(name: string): RegExp {
  const before = /^[\p{L}\p{N}]/u.test(name) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = /[\p{L}\p{N}]$/u.test(name) ? String.raw`(?=s?(?![\p{L}\p{N}]))` : '';
  return new RegExp(before + escaped(name).replaceAll(/\s+/g, String.raw`\s+`) + after, 'giu');
}

const exact = (text: string): RegExp => new RegExp(escaped(text), 'giu');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whether words stand in a text, as whole words. */
export const standsIn = (text: string, words: string): boolean => whole(words).test(text);

/** A part of a text, and who of others it names; undefined for what lies between. */
export interface TextPart {
  readonly text: string;
  readonly of: Finding | undefined;
}

/** A text cut where it names others. What overlaps is one part, of whom its longest words name. */
export function partsOf(text: string, findings: readonly Finding[]): TextPart[] {
  const places = findings
    .flatMap((of) =>
      Array.from(text.matchAll((of.kind === 'address' ? exact : whole)(of.found)), ({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
        of,
      })),
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const parts: TextPart[] = [];
  let done = 0;
  for (const [at, place] of places.entries()) {
    if (place.to <= done) continue;
    let { to } = place;
    let longest = place;
    for (const next of places.slice(at + 1)) {
      if (next.from >= to) break;
      to = Math.max(to, next.to);
      if (next.to - next.from > longest.to - longest.from) longest = next;
    }
    if (place.from > done) parts.push({ text: text.slice(done, place.from), of: undefined });
    parts.push({ text: text.slice(place.from, to), of: longest.of });
    done = to;
  }
  return done < text.length ? [...parts, { text: text.slice(done), of: undefined }] : parts;
}

/** What stands where somebody was: a member's role, else that it was somebody. */
export interface MaskWords {
  readonly person: string;
  readonly address: string;
  readonly member: (role: string) => string;
}

/** The rows of a table with what the reviewer withheld taken out. */
export function masked(table: GatheredTable, findings: readonly Finding[], words: MaskWords): GatheredTable {
  const ofTable = findings.filter((finding) => finding.table === table.table.table);
  if (ofTable.length === 0) return table;
  const ofRows = Map.groupBy(ofTable, ({ rowId }) => rowId);
  return { ...table, rows: table.rows.map((row) => maskedRow(row, ofRows.get(row.id) ?? [], words)) };
}

function maskedRow(row: GatheredRow, findings: readonly Finding[], words: MaskWords): GatheredRow {
  const values = { ...row.values };
  for (const [column, found] of Map.groupBy(findings, (finding) => finding.column)) {
    const value = values[column];
    const without = (text: string): string =>
      partsOf(text, found)
        .map((part) => (part.of === undefined ? part.text : instead(part.of, words)))
        .join('');
    if (typeof value === 'string') values[column] = without(value);
    else if (typeof value === 'object' && value !== null) values[column] = value.map(without);
  }
  return { ...row, values };
}

const instead = ({ kind, role }: Finding, words: MaskWords): string =>
  kind === 'member' ? words.member(role ?? '') : kind === 'address' ? words.address : words.person;
