import { isId } from '../../identifiers.ts';
import { sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { channels, type Channel } from '../purposes/purpose.ts';
import { lookupKey, possibleHashes, type Address } from './address-hash.ts';
import { suppressionCauses, type SuppressionCause } from './suppress.ts';

/** An address that must be left alone, as the desk sees it: everything but the address, which nobody has. */
export interface ListedSuppression {
  readonly id: string;
  /** The beginning of the keyed hash, in hex: tells two entries apart, and nothing else. */
  readonly print: string;
  readonly channel: Channel;
  /** Null: all marketing. */
  readonly purposeId: string | null;
  readonly titleNb: string | null;
  readonly titleEn: string | null;
  /** Purposes of all marketing that the person has said yes to again. */
  readonly except: readonly { readonly titleNb: string; readonly titleEn: string }[];
  readonly cause: SuppressionCause;
  readonly since: Date;
  /** Who put it there by hand; null where the person or the program did. */
  readonly recordedBy: string | null;
}

/** What of the list is shown; empty texts for all of it. */
export interface SuppressionFilter {
  readonly channel: string;
  readonly cause: string;
}

export const SUPPRESSIONS_PER_PAGE = 50;

const listed = (condition: string): string => `
  select s.id, left(encode(s.mac, 'hex'), 8) as print, s.channel, s.purpose_id as "purposeId", p.title_nb as "titleNb",
         p.title_en as "titleEn", s.cause, s.since, m.name as "recordedBy",
         (select coalesce(jsonb_agg(jsonb_build_object('titleNb', x.title_nb, 'titleEn', x.title_en)), '[]')
            from purposes x where x.tenant_id = $1 and x.id = any(s.except_purposes)) as except
    from suppressions s
    left join purposes p on p.tenant_id = $1 and p.id = s.purpose_id
    left join members m on m.tenant_id = $1 and m.id = s.recorded_by
   where s.tenant_id = $1 and s.lifted_at is null ${condition}
   order by s.since desc, s.id desc limit ${SUPPRESSIONS_PER_PAGE + 1}`;

const firstPage = listed(`and ($2 = '' or s.channel = $2) and ($3 = '' or s.cause = $3)`);
const nextPage = listed(`and ($2 = '' or s.channel = $2) and ($3 = '' or s.cause = $3)
  and (s.since, s.id) < ((select since from suppressions where tenant_id = $1 and id = $4), $4)`);

/**
 * A page of the suppression list, newest first.
 * @param after the id of the last entry of the page before; empty for the first page
 * @throws NotAllowed
 */
export async function suppressionList(
  by: Member,
  { channel, cause }: SuppressionFilter,
  after = '',
): Promise<{ readonly entries: readonly ListedSuppression[]; readonly next: string | undefined }> {
  demand(by, 'privacy');
  const filter = [
    by.tenantId,
    channels.find((one) => one === channel) ?? '',
    suppressionCauses.find((one) => one === cause) ?? '',
  ];
  const rows = isId(after)
    ? await sql<ListedSuppression>(nextPage, [...filter, after])
    : await sql<ListedSuppression>(firstPage, filter);
  // The row a page stood beside is gone, or all beyond it: the list begins anew.
  if (rows.length === 0 && isId(after)) return suppressionList(by, { channel, cause });
  const entries = rows.slice(0, SUPPRESSIONS_PER_PAGE);
  return { entries, next: rows.length > SUPPRESSIONS_PER_PAGE ? entries.at(-1)?.id : undefined };
}

/** The entries that some addresses are found by; at most a page of them. @throws NotAllowed */
export async function suppressionsAt(by: Member, addresses: readonly Address[]): Promise<ListedSuppression[]> {
  demand(by, 'privacy');
  const key = await lookupKey();
  if (key === undefined || addresses.length === 0) return [];
  const possible = possibleHashes(key, addresses);
  return sql<ListedSuppression>(
    listed(`and (s.mac, s.channel) in (select mac, channel from unnest($2::bytea[], $3::text[]) as n(mac, channel))`),
    [by.tenantId, possible.map(({ mac }) => mac), possible.map(({ channel }) => channel)],
  );
}

/** One entry in force. @throws NotAllowed */
export async function findSuppression(by: Member, id: string): Promise<ListedSuppression | undefined> {
  demand(by, 'privacy');
  const [entry] = isId(id) ? await sql<ListedSuppression>(listed(`and s.id = $2`), [by.tenantId, id]) : [];
  return entry;
}

/** Counting stops here: this many and one more are many more. */
export const MOST_COUNTED_SUPPRESSIONS = 10_000;

/** How many entries are in force, counted no further than `most`. */
export async function suppressionCount(by: Member): Promise<{ readonly count: number; readonly atLeast: boolean }> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count
       from (select from suppressions where tenant_id = $1 and lifted_at is null limit ${MOST_COUNTED_SUPPRESSIONS + 1}) counted`,
    [by.tenantId],
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, MOST_COUNTED_SUPPRESSIONS), atLeast: count > MOST_COUNTED_SUPPRESSIONS };
}
