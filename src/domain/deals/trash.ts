import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import { lockDeal } from './deal.ts';

/** Moves a deal to the trash. @returns its title @throws NotFound when it is not there, or in the trash already; NotAllowed */
export async function trashDeal(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const deal = await lockDeal(by, id);
  await Promise.all([
    change(
      `update deals set deleted_at = $3, deleted_by = $4, version = version + 1 where tenant_id = $1 and id = $2`,
      [by.tenantId, id, now(), by.id],
    ),
    record(asActor(by), 'deal.trashed', { kind: 'deal', id }),
  ]);
  return deal.title;
}

/** Takes a deal out of the trash; one that is not in it stays as it is. @returns its title @throws NotFound, NotAllowed */
export async function restoreDeal(by: Member, id: string): Promise<string> {
  demand(by, 'write');
  const [deal] = isId(id)
    ? await sql<{ title: string; trashed: boolean }>(
        `select title, deleted_at is not null as trashed from deals where tenant_id = $1 and id = $2 for update`,
        [by.tenantId, id],
      )
    : [];
  if (!deal) throw new NotFound('deal');
  if (!deal.trashed) return deal.title;
  await Promise.all([
    change(
      `update deals set deleted_at = null, deleted_by = null, version = version + 1 where tenant_id = $1 and id = $2`,
      [by.tenantId, id],
    ),
    record(asActor(by), 'deal.restored', { kind: 'deal', id }),
  ]);
  return deal.title;
}

/** A deal in the trash. */
export interface TrashedDeal {
  readonly id: string;
  readonly title: string;
  readonly companyName: string | null;
  readonly deletedAt: Date;
  readonly deletedBy: string | null;
}

/** The newest of the trash, at most `limit`. */
export async function trashedDeals(by: Member, limit = 100): Promise<TrashedDeal[]> {
  demand(by, 'read');
  return sql<TrashedDeal>(
    `select d.id, d.title, k.name as "companyName", d.deleted_at as "deletedAt", m.name as "deletedBy"
       from deals d
       left join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id
       left join members m on m.tenant_id = d.tenant_id and m.id = d.deleted_by
      where d.tenant_id = $1 and d.deleted_at is not null
      order by d.deleted_at desc, d.id limit $2`,
    [by.tenantId, limit],
  );
}
