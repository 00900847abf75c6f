import { now, osloDay, type Day } from '../../clock.ts';
import { sql } from '../../tenancy.ts';
import type { Member } from '../../users/member.ts';
import { settleNotices } from './settled.ts';
import type { HowInformed } from './ways.ts';

/** The business key of a notice by mail: the line and its obligation are found by each other. */
export const noticeKey = (id: string): string => `source-notice:${id}`;

/**
 * Whether a mailed notice was given up, as SQL: then nobody was told.
 * @param line the alias of a row of source_notices; the tenant is `$1`
 */
export const givenUp = (line: string): string => `(${line}.how = 'mailed' and exists (
  select from outbox o where o.tenant_id = $1 and o.kind = 'mail' and o.key = 'source-notice:' || ${line}.id and o.dead_at is not null))`;

/** One line about one contact; its id is chosen before, since a mail is keyed by it. */
export interface NoticeLine {
  readonly id: string;
  readonly contactId: string;
}

/** What a line says. */
export interface SaidOfNotice {
  readonly how: HowInformed;
  /** The day they were told; null for an exemption. */
  readonly toldOn: Day | null;
  readonly reason: string;
}

/**
 * Writes down that contacts have been told, in the open transaction. Who has been told before keeps the first line, and who is
 * restricted, erased or in the trash gets none.
 * @returns those that were written
 */
export async function writeNoticeLines(
  by: Member,
  lines: readonly NoticeLine[],
  { how, toldOn, reason }: SaidOfNotice,
): Promise<NoticeLine[]> {
  if (lines.length === 0) return [];
  const written = await sql<NoticeLine>(
    `insert into source_notices as line (tenant_id, id, contact_id, how, told_on, reason, noted_at, noted_by)
     select $1, n.id, c.id, $4, $5, $6, $7, $8
       from unnest($2::uuid[], $3::uuid[]) as n (id, contact_id)
       join contacts c on c.tenant_id = $1 and c.id = n.contact_id and c.deleted_at is null and c.anonymised_at is null
      order by c.id for key share of c
     on conflict (tenant_id, contact_id) do update
        set id = excluded.id, how = excluded.how, told_on = excluded.told_on, reason = excluded.reason,
            noted_at = excluded.noted_at, noted_by = excluded.noted_by
      where ${givenUp('line')}
     returning id, contact_id as "contactId"`,
    [
      by.tenantId,
      lines.map(({ id }) => id),
      lines.map(({ contactId }) => contactId),
      how,
      toldOn,
      reason,
      now(),
      by.id,
    ],
  );
  await settleNotices(written.map(({ contactId }) => contactId));
  return written;
}

/** Writes down that a mail with the link to their own page tells one contact. */
export const writeMailedLine = (by: Member, line: NoticeLine): Promise<NoticeLine[]> =>
  writeNoticeLines(by, [line], { how: 'mailed', toldOn: osloDay(), reason: '' });
