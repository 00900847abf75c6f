import { pageOf, type ListCursor, type ListPage } from '../list-page.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import type { DealCard } from './deal-board.ts';

/** Which closed deals. Everything of it stands in the page's address. */
export interface ClosedFilter {
  readonly outcome: 'won' | 'lost' | undefined;
  readonly ownerId: string | undefined;
  /** The first and the last day in Norway they were closed on, `YYYY-MM-DD`; undefined for whenever. */
  readonly closed: { readonly from: string; readonly to: string } | undefined;
}

export interface ClosedDeal extends Omit<DealCard, 'expectedCloseOn'> {
  readonly outcome: 'won' | 'lost';
  readonly closedAt: Date;
  /** When it was closed, in microseconds since 1970, for a cursor. */
  readonly key: string;
}

export const CLOSED_PER_PAGE = 50;

/** One page of the deals that are won or lost, the last closed first, in one statement. */
export async function closedDeals(
  by: Member,
  filter: ClosedFilter,
  cursor?: ListCursor,
): Promise<ListPage<ClosedDeal>> {
  demand(by, 'read');
  const values: unknown[] = [by.tenantId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const where = [`d.tenant_id = $1`, `d.deleted_at is null`, `d.closed_at is not null`, `s.outcome <> 'open'`];
  if (filter.outcome) where.push(`s.outcome = ${given(filter.outcome)}`);
  if (filter.ownerId !== undefined) where.push(`d.owner_id = ${given(filter.ownerId)}`);
  if (filter.closed) {
    const { from, to } = filter.closed;
    where.push(
      `d.closed_at >= ${given(from)}::date::timestamp at time zone 'Europe/Oslo'`,
      `d.closed_at < (${given(to)}::date + 1)::timestamp at time zone 'Europe/Oslo'`,
    );
  }
  const backwards = cursor?.direction === 'before';
  if (cursor) {
    const at = `'epoch'::timestamptz + ${given(cursor.key)}::bigint * interval '1 microsecond'`;
    where.push(`(d.closed_at, d.id) ${backwards ? '>' : '<'} (${at}, ${given(cursor.id)}::uuid)`);
  }
  const order = backwards ? 'asc' : 'desc';
  const rows = await sql<ClosedDeal>(
    `select d.id, d.title, d.amount_minor as "amountMinor", d.currency, s.outcome, d.closed_at as "closedAt",
            (extract(epoch from d.closed_at) * 1000000)::bigint::text as key, k.name as "companyName", m.name as "ownerName",
            nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName"
       from deals d
       join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id
       left join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id
       left join contacts c on c.tenant_id = d.tenant_id and c.id = d.contact_id
       left join members m on m.tenant_id = d.tenant_id and m.id = d.owner_id
      where ${where.join(' and ')}
      order by d.closed_at ${order}, d.id ${order} limit ${CLOSED_PER_PAGE + 1}`,
    values,
  );
  // All beyond the row is gone: the list begins anew.
  if (rows.length === 0 && cursor) return closedDeals(by, filter);
  return pageOf(rows, CLOSED_PER_PAGE, cursor);
}
