import { currentTenantId, sql } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { tiedRows } from '../inventory/subject-graph.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { elementsIn, textOf } from './place-values.ts';
import { places, type FreeTextDecision, type Place } from './places.ts';
import { patternsFor, type PlacePatterns, type Traces } from './traces.ts';

export type { FreeTextDecision } from './places.ts';

/** The record on whose page a place stands. */
export interface Home {
  readonly kind: 'contact' | 'company' | 'deal' | 'request' | 'breach';
  readonly id: string;
}

/** A place where somebody stands in what others wrote. */
export interface FreeTextHit {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  /** The text around the first place, at most some 160 characters. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** Whether it is the person without doubt; otherwise only the family name or the given name stands there. */
  readonly certain: boolean;
  /** Only the given name stands there, beside what else we have of the person (`givenNameHits`). */
  readonly givenOnly?: true;
  /** It comes after the others (`Looking`). */
  readonly last?: true;
  /** The row is kept under a law: nobody may change it now. */
  readonly held: boolean;
  readonly choices: readonly FreeTextDecision[];
  readonly home: Home | undefined;
}

/** By table: SQL for rows about the person themselves that are asked about all the same; `$1` is the tenant, `$2` the contacts. */
export type OwnRowsToo = Readonly<Record<string, string>>;

/** How it is looked, where it is not for an erasure. */
export interface Looking {
  readonly ownToo?: OwnRowsToo;
  /** SQL that is true of a row of a place that comes after the others, with the number of the parameter that `about` becomes. */
  readonly last?: { readonly where: (place: Place, parameter: number) => string; readonly about: string };
  /** How many places at most; `MOST_HITS` by itself. */
  readonly most?: number;
}

/** More places than anybody decides about on one page; the scan that reads back finds what is left. */
export const MOST_HITS = 200;
const AROUND = 60;

/** SQL for the kind and id of the record whose page shows a row of a table. */
const homes: Readonly<Record<string, string>> = {
  activities: `coalesce('contact ' || activities.contact_id, 'deal ' || activities.deal_id, 'company ' || activities.company_id)`,
  deals: `'deal ' || deals.id`,
  companies: `'company ' || companies.id`,
  contacts: `'contact ' || contacts.id`,
  ...Object.fromEntries(
    ['disclosures', 'contact_companies', 'contact_addresses', 'restrictions'].map((table) => [
      table,
      `'contact ' || ${table}.contact_id`,
    ]),
  ),
  access_packages: `'request ' || access_packages.request_id`,
  data_subject_requests: `'request ' || data_subject_requests.id`,
  data_subject_request_events: `'request ' || data_subject_request_events.request_id`,
  breaches: `'breach ' || breaches.id`,
};

/** What a name of one of the places is called in a form: `activities.body.<id>`. */
export const nameOfHit = ({ table, column, row }: Pick<FreeTextHit, 'table' | 'column' | 'row'>): string =>
  `${table}.${column}.${row}`;

/**
 * Where notes, tasks, titles, fields, addresses and records of others name the person: by whole name in both orders, by address, by
 * number with any spacing, and by family name alone (hard case 16). In the open case.
 */
export async function freeTextHits(contactId: string, traces: Traces, looking: Looking = {}): Promise<FreeTextHit[]> {
  const hits: FreeTextHit[] = [];
  for (const place of places) {
    const patterns = patternsFor(traces, place.family);
    if (patterns)
      hits.push(
        ...(await hitsAt(place, {
          where: `${askedOf(place, looking.ownToo)} and ${textOf(place)} ~* $3`,
          values: [[contactId], patterns.sql],
          patterns,
          looking,
        })),
      );
  }
  return firstOf(hits, looking);
}

/** As many as are looked for, the ones that come last after the others. */
export const firstOf = (hits: readonly FreeTextHit[], { most = MOST_HITS }: Looking): FreeTextHit[] =>
  [...hits.filter(({ last }) => !last), ...hits.filter(({ last }) => last)].slice(0, most);

/**
 * What stands in rows of one place, as many as are looked for, in the open case.
 * @param where SQL; `$1` is the tenant, and its values follow
 * @param patterns for JavaScript: the person without doubt, and all that may be them
 */
export async function hitsAt(
  place: Place,
  {
    where,
    values,
    patterns,
    looking: { last, most = MOST_HITS },
  }: {
    readonly where: string;
    readonly values: readonly unknown[];
    readonly patterns: Pick<PlacePatterns, 'certain' | 'any'>;
    readonly looking: Looking;
  },
): Promise<FreeTextHit[]> {
  const { table, column } = place;
  const fields = place.kind === 'fields' ? await labelsOfFields() : undefined;
  const isLast = last ? last.where(place, values.length + 2) : 'false';
  const rows = await sql<{ id: string; value: unknown; held: boolean; home: string | null; last: boolean }>(
    `select ${table}.id, to_jsonb(${table}.${column}) as value, ${isHeld(table, `${table}.id`)} as held,
            ${homes[table] ?? 'null'} as home, ${isLast} as last
       from ${table}
      where ${where}
      order by ${last ? 'last, ' : ''}${table}.id limit ${most}`,
    [currentTenantId(), ...values, ...(last ? [last.about] : [])],
  );
  return rows.flatMap(({ id, value, held, home, last: comesLast }) => {
    const found = firstIn(elementsIn(place, value), patterns);
    if (!found) return [];
    const { name, text, match, certain } = found;
    const hit = hitIn(text, match);
    const label = name === undefined ? undefined : fields?.get(name);
    return [
      {
        table,
        column,
        row: id,
        ...hit,
        before: label === undefined ? hit.before : `${label}: ${hit.before}`,
        certain,
        held,
        choices: place.choices,
        home: homeOf(home),
        ...(comesLast ? { last: true as const } : {}),
      },
    ];
  });
}

/**
 * About which of some rows of a place somebody is asked, in the open case.
 * @param place undefined for a column that is none
 * @param rows primary keys as the scan writes them
 * @returns ids
 */
export async function rowsAsked(
  place: Place | undefined,
  contactId: string,
  rows: readonly string[],
): Promise<Set<string>> {
  const ids = rows.map(idIn).filter((id) => id !== undefined);
  if (!place || ids.length === 0) return new Set();
  const found = await sql<{ id: string }>(
    `select ${place.table}.id from ${place.table} where ${askedOf(place)} and ${place.table}.id = any($3::uuid[])`,
    [currentTenantId(), [contactId], ids],
  );
  return new Set(found.map(({ id }) => id));
}

/** The id of a row from its primary key as the scan writes it: the tenant's, and the row's own. */
export const idIn = (key: string): string | undefined =>
  key.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)?.at(-1);

interface Found {
  readonly name: string | undefined;
  readonly text: string;
  readonly match: RegExpExecArray;
  readonly certain: boolean;
}

/** The first element in which the person stands without doubt; else the first in which they may. */
function firstIn(
  elements: ReturnType<typeof elementsIn>,
  { certain, any }: Pick<PlacePatterns, 'certain' | 'any'>,
): Found | undefined {
  for (const pattern of [certain, any]) {
    if (pattern === undefined) continue;
    for (const { name, text } of elements) {
      const match = new RegExp(pattern, 'iu').exec(text);
      if (match) return { name, text, match, certain: pattern === certain };
    }
  }
  return undefined;
}

function homeOf(home: string | null): Home | undefined {
  const [kind, id] = (home ?? '').split(' ');
  if (id === undefined) return undefined;
  return kind === 'contact' || kind === 'company' || kind === 'deal' || kind === 'request' || kind === 'breach'
    ? { kind, id }
    : undefined;
}

async function labelsOfFields(): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; label: string }>(
    `select id, label from custom_field_declarations where tenant_id = $1`,
    [currentTenantId()],
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** What stands in a place, with some text around it. */
export const hitIn = (text: string, match: RegExpExecArray): Pick<FreeTextHit, 'before' | 'found' | 'after'> => ({
  before: text.slice(Math.max(0, match.index - AROUND), match.index),
  found: match[0],
  after: text.slice(match.index + match[0].length, match.index + match[0].length + AROUND),
});

/** SQL that is true of the rows of a place about which somebody is asked; `$1` is the tenant, `$2` the contacts. */
export function askedOf({ table, when = 'true', ownToo }: Place, own: OwnRowsToo = {}): string {
  const all = ownToo === true ? 'true' : `((${ownRows(table)}) is not true or ${own[table] ?? 'false'})`;
  return `${table}.tenant_id = $1 and $2::uuid[] is not null and ${when} and ${all}`;
}

/** SQL that is true of rows that erasure treats by itself, since they are about the person: `$1` is the tenant, `$2` the contacts. */
export function ownRows(table: string): string {
  const declaration = declarationOf(table);
  const ties = declaration.ties.filter(({ to, as }) => to === 'contact' && as === 'about');
  return ties.length === 0 ? 'false' : tiedRows(declaration, ties);
}
