import { currentTenantId, sql } from '../../tenancy.ts';
import { isHeld } from '../holds/legal-holds.ts';
import { tiedRows } from '../inventory/subject-graph.ts';
import { declarationOf } from '../inventory/inventory.ts';
import { patternsOf, spansOf, type Traces } from './traces.ts';
import { isTyped } from './typed-of-business.ts';

/** What a human can decide about one place. */
export const freeTextDecisions = ['redact', 'delete', 'keep'] as const;
export type FreeTextDecision = (typeof freeTextDecisions)[number];

/** A column in which people write, and in which they may write about others than the record is about. */
interface Place {
  readonly table: 'activities' | 'deals' | 'companies' | 'disclosures' | 'contacts' | 'contact_companies';
  readonly column:
    | 'subject'
    | 'body'
    | 'title'
    | 'name'
    | 'website'
    | 'email'
    | 'phone'
    | 'why'
    | 'recipient'
    | 'job_title'
    | 'role';
  readonly choices: readonly FreeTextDecision[];
  /** SQL without which nobody is asked about a row. */
  readonly when?: string;
  /** Also asked about on the person's own rows, where erasure leaves it as it is. */
  readonly ownToo?: boolean;
  /** A family name alone, which many others have, is not asked about. */
  readonly certainOnly?: boolean;
}

/** Every such column. What is written with the person themselves goes without anybody being asked. */
export const places: readonly Place[] = [
  { table: 'activities', column: 'subject', choices: freeTextDecisions },
  { table: 'activities', column: 'body', choices: freeTextDecisions },
  { table: 'deals', column: 'title', choices: freeTextDecisions },
  { table: 'disclosures', column: 'why', choices: freeTextDecisions },
  // The log keeps to whom the person's own data went.
  { table: 'disclosures', column: 'recipient', choices: ['redact', 'keep'], ownToo: true },
  { table: 'contacts', column: 'job_title', choices: ['redact', 'keep'] },
  { table: 'contact_companies', column: 'role', choices: ['redact', 'keep'] },
  {
    table: 'companies',
    column: 'name',
    choices: ['redact', 'keep'],
    // What they are called was typed here, and no law keeps it.
    when: isTyped('name'),
    ownToo: true,
    certainOnly: true,
  },
  { table: 'companies', column: 'website', choices: ['delete', 'keep'] },
  { table: 'companies', column: 'email', choices: ['delete', 'keep'] },
  { table: 'companies', column: 'phone', choices: ['delete', 'keep'] },
];

/** A place where somebody stands in what others wrote. */
export interface FreeTextHit {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  /** The text around the first place, at most some 160 characters. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
  /** Whether it is the person without doubt; otherwise only the family name stands there. */
  readonly certain: boolean;
  /** The row is kept under a law: nobody may change it now. */
  readonly held: boolean;
  readonly choices: readonly FreeTextDecision[];
  /** The record on whose page it stands. */
  readonly home: { readonly kind: 'contact' | 'company' | 'deal'; readonly id: string } | undefined;
}

/** More places than anybody decides about on one page; the scan that reads back finds what is left. */
export const MOST_HITS = 200;
const AROUND = 60;

const homes: Readonly<Record<Place['table'], string>> = {
  activities: `coalesce('contact ' || activities.contact_id, 'deal ' || activities.deal_id, 'company ' || activities.company_id)`,
  deals: `'deal ' || deals.id`,
  companies: `'company ' || companies.id`,
  disclosures: `'contact ' || disclosures.contact_id`,
  contacts: `'contact ' || contacts.id`,
  contact_companies: `'contact ' || contact_companies.contact_id`,
};

/** What a name of one of the places is called in a form: `activities.body.<id>`. */
export const nameOfHit = ({ table, column, row }: Pick<FreeTextHit, 'table' | 'column' | 'row'>): string =>
  `${table}.${column}.${row}`;

/**
 * Where notes, tasks, titles and companies of others name the person: by whole name in both orders, by address, by number
 * with any spacing, and by family name alone (hard case 16). In the open case.
 * @param own tables whose rows about the person themselves are asked about too
 */
export async function freeTextHits(
  contactId: string,
  traces: Traces,
  own: readonly Place['table'][] = [],
): Promise<FreeTextHit[]> {
  const { certain, possible } = patternsOf(traces);
  const spans = spansOf(traces);
  if (!spans) return [];
  const hits: FreeTextHit[] = [];
  for (const place of places) {
    const { table, column, when = 'true', ownToo = own.includes(place.table), certainOnly = false } = place;
    const wanted = [certain, certainOnly ? undefined : possible?.sql].filter((part) => part !== undefined).join('|');
    if (wanted === '') continue;
    const rows = await sql<{ id: string; text: string; held: boolean; home: string | null }>(
      `select ${table}.id, ${table}.${column} as text, ${isHeld(table, `${table}.id`)} as held, ${homes[table]} as home
         from ${table}
        where ${table}.tenant_id = $1 and ${table}.${column} ~* $3 and ${when}
          and ((${ownRows(table)}) is not true or ${ownToo})
        order by ${table}.id limit ${MOST_HITS}`,
      [currentTenantId(), [contactId], wanted],
    );
    for (const { id, text, held, home } of rows) {
      const exact = certain === undefined ? null : new RegExp(certain, 'iu').exec(text);
      const match = exact ?? new RegExp(spans.source, 'iu').exec(text);
      if (!match) continue;
      const [kind, homeId] = (home ?? '').split(' ');
      hits.push({
        table,
        column,
        row: id,
        ...hitIn(text, match),
        certain: exact !== null,
        held,
        choices: place.choices,
        home:
          (kind === 'contact' || kind === 'company' || kind === 'deal') && homeId !== undefined
            ? { kind, id: homeId }
            : undefined,
      });
    }
  }
  return hits.slice(0, MOST_HITS);
}

/** What stands in a place, with some text around it. */
export const hitIn = (text: string, match: RegExpExecArray): Pick<FreeTextHit, 'before' | 'found' | 'after'> => ({
  before: text.slice(Math.max(0, match.index - AROUND), match.index),
  found: match[0],
  after: text.slice(match.index + match[0].length, match.index + match[0].length + AROUND),
});

/** Rows that erasure treats by itself, since they are about the person. */
function ownRows(table: Place['table']): string {
  const declaration = declarationOf(table);
  return tiedRows(
    declaration,
    declaration.ties.filter(({ to, as }) => to === 'contact' && as === 'about'),
  );
}
