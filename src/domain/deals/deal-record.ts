import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';
import type { DealFacts, Outcome } from './deal.ts';

/** A deal with the names of everything it points to. */
export interface Deal extends DealFacts {
  readonly id: string;
  readonly stageName: string;
  readonly outcome: Outcome;
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly ownerName: string | null;
  readonly currency: string;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** One deal. @throws NotFound */
export async function findDeal(by: Member, id: string): Promise<Deal> {
  demand(by, 'read');
  const [deal] = isId(id)
    ? await sql<Deal>(
        `select d.id, d.title, d.stage_id as "stageId", s.name as "stageName", s.outcome, k.id as "companyId",
                k.name as "companyName", c.id as "contactId",
                nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName", d.owner_id as "ownerId",
                m.name as "ownerName", d.amount_minor as "amountMinor", d.currency,
                d.expected_close_on::text as "expectedCloseOn", d.closed_at as "closedAt", d.created_at as "createdAt",
                d.version
           from deals d
           join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id
           left join companies k on k.tenant_id = d.tenant_id and k.id = d.company_id
           left join contacts c on c.tenant_id = d.tenant_id and c.id = d.contact_id
           left join members m on m.tenant_id = d.tenant_id and m.id = d.owner_id
          where d.tenant_id = $1 and d.id = $2 and d.deleted_at is null`,
        [by.tenantId, id],
      )
    : [];
  if (!deal) throw new NotFound('deal');
  return deal;
}

/** The id of who is responsible for a deal; null for nobody, and for a deal that is not there. */
export async function ownerOfDeal(by: Member, id: string): Promise<string | null> {
  demand(by, 'read');
  if (!isId(id)) return null;
  const [deal] = await sql<{ ownerId: string | null }>(
    `select owner_id as "ownerId" from deals where tenant_id = $1 and id = $2 and deleted_at is null`,
    [by.tenantId, id],
  );
  return deal?.ownerId ?? null;
}

/** Somebody or something a deal can be with, by its name. */
export interface Party {
  readonly id: string;
  readonly name: string;
}

/** The names of a company and a contact that a new deal is to be with; a party that is not the tenant's is left out. */
export async function partiesOf(
  by: Member,
  ids: { readonly companyId: string | null; readonly contactId: string | null },
): Promise<{ company: Party | undefined; contact: Party | undefined }> {
  const known = (id: string | null): string | null => (id !== null && isId(id) ? id : null);
  const [[company], [contact]] = await Promise.all([
    sql<Party>(`select id, name from companies where tenant_id = $1 and id = $2 and deleted_at is null`, [
      by.tenantId,
      known(ids.companyId),
    ]),
    sql<Party>(
      `select id, trim(given_name || ' ' || family_name) as name from contacts
        where tenant_id = $1 and id = $2 and deleted_at is null`,
      [by.tenantId, known(ids.contactId)],
    ),
  ]);
  return { company, contact };
}
