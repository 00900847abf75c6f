import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
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
  /** There are more after these. */
  readonly more: boolean;
}

/** Cards a column shows; its header counts and adds up all of them. */
export const CARDS_PER_COLUMN = 25;
/** Cards a page shows of one stage alone. */
export const CARDS_OF_A_STAGE = 100;
/** Closed deals stay on the board this long. */
export const CLOSED_DAYS = 90;

interface Card extends DealCard {
  stageId: string;
}

/** A part of the board. */
export interface BoardPart {
  /** One member's deals alone. */
  readonly ownerId?: string | undefined;
  /** One stage alone, with a page of its cards. */
  readonly stageId?: string | undefined;
  /** The last deal of the page before, of a stage shown alone. */
  readonly after?: string | undefined;
}

/**
 * The tenant's deals by stage, in three statements that travel together. Won and lost columns hold what was closed in
 * the last 90 days.
 * @throws NotFound for a stage that is not there
 */
export async function dealBoard(by: Member, part: BoardPart = {}): Promise<DealColumn[]> {
  demand(by, 'read');
  const { ownerId, stageId, after } = part;
  if (stageId !== undefined && !isId(stageId)) throw new NotFound('stage');
  const values: unknown[] = [by.tenantId];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const closedSince = new Date(now().getTime() - CLOSED_DAYS * 86_400_000);
  const owned = ownerId === undefined ? '' : `and d.owner_id = ${given(ownerId)}`;
  const alone = stageId === undefined ? '' : `and s.id = ${given(stageId)}`;
  const onBoard = `d.tenant_id = s.tenant_id and d.stage_id = s.id and d.deleted_at is null ${owned}
                   and (s.outcome = 'open' or d.closed_at > ${given(closedSince)})`;
  const forSums = [...values];
  const last = after !== undefined && isId(after) ? given(after) : undefined;
  const beyond =
    last === undefined
      ? ''
      : `and exists (select from deals l where l.tenant_id = s.tenant_id and l.id = ${last}
                        and (d.updated_at < l.updated_at or (d.updated_at = l.updated_at and d.id > l.id)))`;
  const most = stageId === undefined ? CARDS_PER_COLUMN : CARDS_OF_A_STAGE;
  const [columns, sums, cards] = await Promise.all([
    stages(by),
    sql<{ stageId: string; count: number; sum: number }>(
      `select s.id as "stageId", count(*) as count, coalesce(sum(d.amount_minor), 0)::bigint as sum
         from stages s join deals d on ${onBoard} where s.tenant_id = $1 ${alone} group by s.id`,
      forSums,
    ),
    sql<Card>(
      `select s.id as "stageId", d.id, d.title, d.amount_minor as "amountMinor", d.currency,
              d.expected_close_on::text as "expectedCloseOn", k.name as "companyName", m.name as "ownerName",
              nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName"
         from stages s
         join lateral (select * from deals d where ${onBoard} ${beyond} order by d.updated_at desc, d.id limit ${most + 1}) d on true
         left join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id
         left join contacts c on c.tenant_id = d.tenant_id and c.id = d.contact_id
         left join members m on m.tenant_id = d.tenant_id and m.id = d.owner_id
        where s.tenant_id = $1 ${alone}
        order by d.updated_at desc, d.id`,
      values,
    ),
  ]);
  // The deal a page stood below is gone, or all below it: the stage begins anew.
  if (cards.length === 0 && last !== undefined) return dealBoard(by, { ownerId, stageId });
  const shown = stageId === undefined ? columns : columns.filter(({ id }) => id === stageId);
  if (shown.length === 0 && stageId !== undefined) throw new NotFound('stage');
  return shown.map((stage) => {
    const here = cards.filter(({ stageId }) => stageId === stage.id);
    const total = sums.find(({ stageId }) => stageId === stage.id);
    return {
      ...stage,
      count: total?.count ?? 0,
      sumMinor: total?.sum ?? 0,
      deals: here.slice(0, most),
      more: here.length > most,
    };
  });
}
