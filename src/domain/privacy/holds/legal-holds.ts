import { record, type Actor } from '../../audit/audit.ts';
import { now, type Day } from '../../clock.ts';
import { newId } from '../../identifiers.ts';
import { oweAgain, type ObligationKind } from '../../outbox.ts';
import { change, currentTenantId, sql } from '../../tenancy.ts';
import type { HoldEnding, HoldLawCode, HoldReason } from './hold-laws.ts';

/** Whose erasure a hold keeps back. */
export interface HeldSubject {
  readonly kind: 'contact' | 'company' | 'user' | 'tenant';
  readonly id: string;
}

/** One row that the law keeps. */
export interface HeldItem {
  readonly table: string;
  readonly row: string;
  readonly law: HoldLawCode;
  readonly reason: HoldReason;
  /** The last day it is kept, `YYYY-MM-DD` in Norway; undefined until somebody ends it. */
  readonly until: Day | undefined;
}

/** A hold that stands. */
export interface LegalHold extends HeldItem {
  readonly id: string;
  readonly placedAt: Date;
}

/** Work that waits for a hold to end: an obligation to be opened again under its own key, so that its clock is the first one. */
export interface WaitingWork {
  readonly kind: ObligationKind;
  readonly key: string;
  readonly subjectId?: string;
}

/**
 * Holds one row, in the open transaction, with an audit entry. The same row under the same law a second time is the same
 * hold, kept until the later of the two days.
 * @returns the hold's id
 */
export async function placeHold(by: Actor, subject: HeldSubject, item: HeldItem): Promise<string> {
  const [hold] = await sql<{ id: string; fresh: boolean }>(
    `insert into legal_holds (tenant_id, id, subject_kind, subject_id, held_table, held_row, law, reason, until, placed_by, placed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11)
     on conflict (tenant_id, held_row, held_table, law) where released_at is null
        do update set until = case when legal_holds.until is null or excluded.until is null then null
                                   else greatest(legal_holds.until, excluded.until) end
     returning id, id = $2 as fresh`,
    [
      currentTenantId(),
      newId(),
      subject.kind,
      subject.id,
      item.table,
      item.row,
      item.law,
      item.reason,
      item.until ?? null,
      by.kind === 'member' ? by.id : null,
      now(),
    ],
  );
  if (!hold) throw new Error('a hold was neither made nor found');
  if (hold.fresh)
    await record(
      by,
      'hold.placed',
      { kind: subject.kind, id: subject.id },
      { table: item.table, law: item.law, ...(item.until === undefined ? {} : { until: item.until }) },
    );
  return hold.id;
}

/** Notes that work waits for holds to end, in the open transaction. The end of each opens it again. */
export async function waitForHolds(holdIds: readonly string[], work: WaitingWork): Promise<void> {
  await change(
    `insert into legal_hold_waits (tenant_id, hold_id, kind, key, subject_id)
     select $1, hold_id, $3, $4, $5 from unnest($2::uuid[]) as h(hold_id)
     on conflict do nothing`,
    [currentTenantId(), holdIds, work.kind, work.key, work.subjectId ?? null],
  );
}

/** The holds that stand over what belongs to a subject, those that end first before others. */
export const holdsOf = (subject: HeldSubject): Promise<LegalHold[]> =>
  sql<LegalHold>(
    `select id, held_table as "table", held_row as "row", law, reason, to_char(until, 'YYYY-MM-DD') as until, placed_at as "placedAt"
       from legal_holds
      where tenant_id = $1 and subject_kind = $2 and subject_id = $3 and released_at is null
      order by until nulls last, id`,
    [currentTenantId(), subject.kind, subject.id],
  );

/**
 * Ends holds in the open transaction, with an audit entry each, and opens again what waited for them. One that has ended
 * already is left alone.
 * @param because why, where somebody ends them before their last day
 * @returns how many ended
 */
export async function releaseHolds(by: Actor, ids: readonly string[], because?: HoldEnding): Promise<number> {
  const released = await sql<{ id: string; subject_kind: string; subject_id: string; law: string; held_table: string }>(
    `update legal_holds set released_at = $3, released_by = $4, released_because = $5
      where tenant_id = $1 and id = any($2::uuid[]) and released_at is null
     returning id, subject_kind, subject_id, law, held_table`,
    [currentTenantId(), ids, now(), by.kind === 'member' ? by.id : null, because ?? null],
  );
  const waiting = await sql<{ kind: ObligationKind; key: string; subject_id: string | null }>(
    `delete from legal_hold_waits where tenant_id = $1 and hold_id = any($2::uuid[]) returning kind, key, subject_id`,
    [currentTenantId(), released.map(({ id }) => id)],
  );
  const works = new Map(waiting.map((work) => [`${work.kind} ${work.key}`, work]));
  await Promise.all([
    ...released.map((hold) =>
      record(
        by,
        'hold.released',
        { kind: hold.subject_kind, id: hold.subject_id },
        { table: hold.held_table, law: hold.law, ...(because === undefined ? {} : { because }) },
      ),
    ),
    ...[...works.values()].map(({ kind, key, subject_id }) =>
      oweAgain(kind, key, subject_id === null ? {} : { subjectId: subject_id }),
    ),
  ]);
  return released.length;
}

/**
 * SQL that is true of a row that a hold keeps.
 * @param table as it is named in the database
 * @param row the id column under its alias, such as `c.id`; the tenant is `$1`
 */
export const isHeld = (table: string, row: string): string =>
  `${row} in (select held_row from legal_holds where tenant_id = $1 and held_table = '${table}' and released_at is null)`;

/**
 * SQL that is true of a record that a hold keeps: the row itself, or one of those that belong to it. What does away with a
 * whole record waits for both.
 * @param kind what the record is, as holds and the audit trail name it
 */
export const isHeldWith = (kind: string, table: string, row: string): string =>
  `${row} in (select held_row from legal_holds where tenant_id = $1 and held_table = '${table}' and released_at is null
              union all
              select subject_id from legal_holds where tenant_id = $1 and subject_kind = '${kind}' and released_at is null)`;

/**
 * SQL for the hold that keeps a contact the longest, on the record or on something that belongs to it: `{ law, until }`, or
 * null.
 * @param row the table's alias; the tenant is `$1`
 */
export const holdOnContact = (row: string): string => `
  (select json_build_object('law', law, 'until', until) from legal_holds
    where tenant_id = $1 and released_at is null
      and (held_table = 'contacts' and held_row = ${row}.id or subject_kind = 'contact' and subject_id = ${row}.id)
    order by until desc nulls first limit 1)`;
