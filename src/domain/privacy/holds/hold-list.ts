import { NotFound } from '../../errors.ts';
import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { inCase } from '../restriction/in-case.ts';
import type { HoldEnding } from './hold-laws.ts';
import type { HeldSubject, LegalHold } from './legal-holds.ts';

/** A hold as the desk shows it, with what it keeps and of whom. */
export interface ListedHold extends LegalHold {
  readonly subjectKind: HeldSubject['kind'];
  readonly subjectId: string;
  /** Of whom, where their record still says it. */
  readonly contactName: string | null;
  /** What a person reads of the row: a deal's title, a note's; null for other rows. */
  readonly text: string | null;
  readonly placedByName: string | null;
  readonly releasedAt: Date | null;
  readonly releasedByName: string | null;
  readonly releasedBecause: HoldEnding | null;
  /** The erasure that has done the rest and waits for it. */
  readonly erasureId: string | null;
}

const columns = `h.id, h.held_table as "table", h.held_row as "row", h.law, h.reason, to_char(h.until, 'YYYY-MM-DD') as until,
  h.placed_at as "placedAt", h.subject_kind as "subjectKind", h.subject_id as "subjectId",
  (select nullif(trim(c.given_name || ' ' || c.family_name), '') from contacts c
    where c.tenant_id = $1 and h.subject_kind = 'contact' and c.id = h.subject_id and c.anonymised_at is null) as "contactName",
  case h.held_table
    when 'deals' then (select title from deals where tenant_id = $1 and id = h.held_row)
    when 'activities' then (select coalesce(nullif(subject, ''), left(body, 160)) from activities where tenant_id = $1 and id = h.held_row)
  end as text,
  p.name as "placedByName", h.released_at as "releasedAt", r.name as "releasedByName", h.released_because as "releasedBecause",
  (select w.subject_id from legal_hold_waits w
    where w.tenant_id = $1 and w.hold_id = h.id and w.kind = 'erasure' limit 1) as "erasureId"`;

const source = `legal_holds h
  left join members p on p.tenant_id = h.tenant_id and p.id = h.placed_by
  left join members r on r.tenant_id = h.tenant_id and r.id = h.released_by`;

export const HOLDS_PER_PAGE = 50;

/**
 * What a law keeps now, the newest hold first.
 * @param after the id of the last one on the page before; empty for the first page
 * @throws NotAllowed
 */
export async function standingHolds(
  by: Member,
  after = '',
): Promise<{ readonly holds: readonly ListedHold[]; readonly next: string | undefined }> {
  const paged = isId(after);
  const rows = await inCase(by, () =>
    sql<ListedHold>(
      `select ${columns} from ${source}
        where h.tenant_id = $1 and h.released_at is null
          ${paged ? 'and (h.placed_at, h.id) < ((select placed_at from legal_holds where tenant_id = $1 and id = $3), $3)' : ''}
        order by h.placed_at desc, h.id desc limit $2`,
      [by.tenantId, HOLDS_PER_PAGE + 1, ...(paged ? [after] : [])],
    ),
  );
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && paged) return standingHolds(by);
  const holds = rows.slice(0, HOLDS_PER_PAGE);
  return { holds, next: rows.length > HOLDS_PER_PAGE ? holds.at(-1)?.id : undefined };
}

/** What is kept, as it stands: for a legal claim it is read too (Art. 18(2)). */
export interface HeldContent {
  readonly email: string | null;
  readonly phone: string | null;
  readonly jobTitle: string | null;
  readonly body: string | null;
  /** Øre. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** One hold, standing or ended, with what it keeps. @throws NotFound, NotAllowed */
export async function findHold(
  by: Member,
  id: string,
): Promise<{ readonly hold: ListedHold; readonly content: HeldContent }> {
  return inCase(by, async () => {
    const [hold] = isId(id)
      ? await sql<ListedHold>(`select ${columns} from ${source} where h.tenant_id = $1 and h.id = $2`, [
          by.tenantId,
          id,
        ])
      : [];
    if (!hold) throw new NotFound('hold');
    const [content] = await sql<HeldContent>(
      `select c.email, c.phone, c.job_title as "jobTitle", a.body, d.amount_minor as "amountMinor", d.currency
         from (select $2::text as held_table, $3::uuid as held_row) h
         left join contacts c on c.tenant_id = $1 and h.held_table = 'contacts' and c.id = h.held_row and c.anonymised_at is null
         left join deals d on d.tenant_id = $1 and h.held_table = 'deals' and d.id = h.held_row
         left join activities a on a.tenant_id = $1 and h.held_table = 'activities' and a.id = h.held_row`,
      [by.tenantId, hold.table, hold.row],
    );
    if (!content) throw new Error('a row of values answers one row');
    return { hold, content };
  });
}
