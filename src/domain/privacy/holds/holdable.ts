import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { currentTenantId, sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { demandSeenOrAsked, isAsked } from '../erasure/within-case.ts';
import { inCase } from '../restriction/in-case.ts';
import { holdsOf, type LegalHold } from './legal-holds.ts';

/** The tables of which a law can keep a single row of somebody. */
export const holdableTables = ['contacts', 'deals', 'activities'] as const;
export type HoldableTable = (typeof holdableTables)[number];

/** One row of somebody that a law can keep, as whoever decides sees it. */
export interface HoldableItem {
  readonly table: HoldableTable;
  readonly row: string;
  /** What a person reads of it: their name, a deal's title, the beginning of a note. */
  readonly text: string;
  /** What kind of activity it is. */
  readonly kind: string | null;
  readonly at: Date;
}

/** Somebody, what of theirs can be kept, and what is. */
export interface Holdable {
  readonly name: { readonly given: string; readonly family: string };
  readonly items: readonly HoldableItem[];
  readonly holds: readonly LegalHold[];
}

/** More items than anybody chooses among on one page; the newest are shown. */
export const MOST_ITEMS = 200;
const SHOWN_OF_TEXT = 160;

/** What an item is called in a form: `deals.<id>`. */
export const nameOfItem = ({ table, row }: Pick<HoldableItem, 'table' | 'row'>): string => `${table}.${row}`;

/**
 * What of somebody a law can keep: the record itself, their deals, and what was written about them.
 * @param requestId the request it comes with: who is restricted is seen within a case of theirs alone
 * @throws NotFound, NotAllowed
 */
export async function holdableOf(by: Member, contactId: string, requestId?: string): Promise<Holdable> {
  await demandSeenOrAsked(by, contactId, requestId);
  // A note that is restricted by itself is no more to be read here than anywhere else.
  const look = (): Promise<Holdable> => holdableHere(contactId);
  return (await isAsked(contactId, requestId)) ? inCase(by, look) : look();
}

/** The same, in the open case. @throws NotFound */
export async function holdableHere(contactId: string): Promise<Holdable> {
  const here = [currentTenantId(), contactId];
  const [contact] = isId(contactId)
    ? await sql<{ given: string; family: string }>(
        `select given_name as given, family_name as family from contacts
          where tenant_id = $1 and id = $2 and anonymised_at is null`,
        here,
      )
    : [];
  if (!contact) throw new NotFound('contact');
  const [items, holds] = await Promise.all([
    sql<HoldableItem>(
      `select 'contacts' as "table", id as "row", trim(given_name || ' ' || family_name) as text, null as kind,
              created_at as at, 1 as place
         from contacts where tenant_id = $1 and id = $2
       union all
       select 'deals', id, title, null, created_at, 2 from deals where tenant_id = $1 and contact_id = $2
       union all
       select 'activities', id, left(coalesce(nullif(subject, ''), body), ${SHOWN_OF_TEXT}), kind, happened_at, 3
         from activities where tenant_id = $1 and contact_id = $2
        order by place, at desc, "row" limit ${MOST_ITEMS}`,
      here,
    ),
    holdsOf({ kind: 'contact', id: contactId }),
  ]);
  return { name: contact, items, holds };
}
