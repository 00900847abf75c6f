import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import { stages, type Stage } from './deal.ts';

/** A deal as a card of the board. */
export interface DealCard {
  readonly id: string;
  readonly title: string;
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly ownerName: string | null;
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly expectedCloseOn: string | null;
}

/** One column: a stage, what its deals are worth together, and the deals somebody touched last. */
export interface DealColumn extends Stage {
  readonly count: number;
  /** Øre. */
  readonly sumMinor: number;
  readonly deals: readonly DealCard[];
}

/** Cards a column shows; its header counts and adds up all of them. */
export const CARDS_PER_COLUMN = 25;
/** Closed deals stay on the board this long. */
export const CLOSED_DAYS = 90;

interface Card extends DealCard {
  stageId: string;
}

/**
 * The tenant's deals by stage, in three statements that travel together. Won and lost columns hold what was closed in
 * the last 90 days.
 * @param ownerId one member's deals alone
 */
export async function dealBoard(by: Member, ownerId?: string): Promise<DealColumn[]> {
  demand(by, 'read');
  const owned = ownerId === undefined ? '' : 'and d.owner_id = $2';
  const values = ownerId === undefined ? [by.tenantId] : [by.tenantId, ownerId];
  const onBoard = `d.tenant_id = s.tenant_id and d.stage_id = s.id and d.deleted_at is null ${owned}
                   and (s.outcome = 'open' or d.closed_at > now() - interval '${CLOSED_DAYS} days')`;
  const [columns, sums, cards] = await Promise.all([
    stages(by),
    sql<{ stageId: string; count: number; sum: number }>(
      `select s.id as "stageId", count(*) as count, coalesce(sum(d.amount_minor), 0)::bigint as sum
         from stages s join deals d on ${onBoard} where s.tenant_id = $1 group by s.id`,
      values,
    ),
    sql<Card>(
      `select s.id as "stageId", d.id, d.title, d.amount_minor as "amountMinor", d.currency,
              d.expected_close_on::text as "expectedCloseOn", k.name as "companyName", m.name as "ownerName",
              nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName"
         from stages s
         join lateral (select * from deals d where ${onBoard} order by d.updated_at desc, d.id limit ${CARDS_PER_COLUMN}) d on true
         left join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id
         left join contacts c on c.tenant_id = d.tenant_id and c.id = d.contact_id
         left join members m on m.tenant_id = d.tenant_id and m.id = d.owner_id
        where s.tenant_id = $1
        order by d.updated_at desc, d.id`,
      values,
    ),
  ]);
  return columns.map((stage) => {
    const total = sums.find(({ stageId }) => stageId === stage.id);
    return {
      ...stage,
      count: total?.count ?? 0,
      sumMinor: total?.sum ?? 0,
      deals: cards.filter(({ stageId }) => stageId === stage.id),
    };
  });
}
