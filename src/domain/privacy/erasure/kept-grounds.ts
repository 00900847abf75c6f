import { currentTenantId, sql } from '../../tenancy.ts';
import { holdLaws, type HoldLawCode } from '../holds/hold-laws.ts';
import { isPersonal } from '../inventory/declaration.ts';
import { inventory } from '../inventory/inventory.ts';
import { keptUnder, type KeptUnder } from '../inventory/kept-under.ts';
import { idIn, ownRows } from './free-text.ts';
import type { KeptPlace } from './read-back.ts';
import { endOfPlace } from './stays.ts';
import { unaskedGround } from './unasked-places.ts';

/** A row that a law holds back. */
export interface HeldRow {
  readonly table: string;
  readonly row: string;
  readonly law: HoldLawCode;
  readonly until: string | null;
}

/** What has to be known to tell why a row names somebody. */
export interface KnownRows {
  readonly held: readonly HeldRow[];
  readonly contactId: string;
  /** Mails that are owed to the person. */
  readonly answers: readonly string[];
}

export type Ground = Pick<KeptPlace, 'ground' | 'law' | 'until'>;

/** Whole records of others, who may bear the same name or share an address. */
const ofContacts = new Set(['contacts', 'contact_emails', 'contact_phones', 'contact_addresses', 'contact_companies']);
export const isOfContacts = (place: string): boolean => ofContacts.has(place.split('.')[0] ?? '');

/** Why a row may go on naming the person where nobody is asked; undefined where it may not. */
export function groundOf(place: string, row: string, { held, contactId, answers }: KnownRows): Ground | undefined {
  const [table = '', column = ''] = place.split('.');
  const hold = held.find((one) => one.table === table && row.includes(one.row));
  if (hold) return { ground: `hold:${hold.law}`, law: holdLaws[hold.law].law, until: hold.until };
  // A mail has one number in its row: it is the answer that the case owes, and goes when it has left.
  if (table === 'mails' && answers.some((id) => row.includes(id)))
    return { ground: 'answer', law: 'GDPR art. 12(3)', until: null };
  // What was the person's is empty by now: rows of the same table that still say it are another's.
  if (ofContacts.has(table)) return row.includes(contactId) ? declaredGround(table, column) : theirOwn;
  return unaskedGroundOf(table, column) ?? declaredGround(table, column);
}

const theirOwn: Ground = { ground: 'their-own', law: 'GDPR art. 17(1)', until: null };
const agesOut: Ground = { ground: 'ages-out', law: 'GDPR art. 5(1)(e)', until: null };
const declared = (code: KeptUnder): Ground => ({ ground: `declared:${code}`, law: keptUnder[code].law, until: null });

/** The ground of a column that is on the written list. */
function unaskedGroundOf(table: string, column: string): Ground | undefined {
  const ground = unaskedGround(table, column);
  if (ground === undefined || ground === 'program' || ground === 'with-row') return undefined;
  return ground === 'their-own' ? theirOwn : ground === 'ages-out' ? agesOut : declared(ground);
}

/** The ground that the inventory gives a column to stay on when somebody is erased. */
function declaredGround(table: string, name: string): Ground | undefined {
  const column = inventory.find((one) => one.schema === 'public' && one.table === table)?.columns[name];
  if (!column || !isPersonal(column)) return undefined;
  // A member's or user's own name: another layer, and another's to erase (hard case 26).
  if (column.subject === 'user' || column.subject === 'invitee') return theirOwn;
  if (column.keptUnder !== undefined) return declared(column.keptUnder);
  return column.erasure === 'expire' ? agesOut : undefined;
}

/**
 * Which of some rows are not about a contact, but about others or nobody in particular, in the open case.
 * @param rows primary keys as the scan writes them
 * @returns those of the keys
 */
export async function ofOthersAmong(place: string, contactId: string, rows: readonly string[]): Promise<string[]> {
  const [table = ''] = place.split('.');
  const declaration = inventory.find((one) => one.schema === 'public' && one.table === table);
  const ids = rows.map(idIn).filter((id) => id !== undefined);
  // Facts about a company have no number but the company's.
  const number = ['id', 'company_id'].find((name) => declaration && name in declaration.columns);
  if (number === undefined || ids.length === 0) return [];
  const found = await sql<{ id: string }>(
    `select ${number} as id from ${table} where tenant_id = $1 and ${number} = any($3::uuid[]) and $2::uuid[] is not null and (${ownRows(table)}) is not true`,
    [currentTenantId(), [contactId], ids],
  );
  const others = new Set(found.map(({ id }) => id));
  return rows.filter((key) => others.has(idIn(key) ?? ''));
}

/** What goes on naming the person in rows of others, each row once whatever columns of it do. */
export class KeptOfOthers {
  readonly #kept = new Map<string, { readonly place: string; readonly ground: Ground; readonly rows: Set<string> }>();

  add(place: string, row: string, ground: Ground): void {
    // Who bears the name is one thing, and who works where it stands on the door another.
    const where = place.startsWith('contacts.company_') ? 'contacts.company_name' : place.split('.')[0];
    const key = `${ground.ground} ${where} ${ground.until ?? ''}`;
    const one = this.#kept.get(key) ?? { place, ground, rows: new Set() };
    one.rows.add(row);
    this.#kept.set(key, one);
  }

  places(): KeptPlace[] {
    return Array.from(this.#kept.values(), ({ place, ground, rows }) =>
      withEnd({ place, rows: rows.size, ofOthers: true, ...ground }),
    );
  }
}

/** With the rule by which it goes, where it is no day. */
export const withEnd = (one: KeptPlace): KeptPlace =>
  one.until === null ? { ...one, ends: endOfPlace(one.place, one.ground) } : one;
