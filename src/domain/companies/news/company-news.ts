import { isId } from '../../identifiers.ts';
import { change, sql } from '../../tenancy.ts';
import { demand, type Member } from '../../users/member.ts';
import { vatIsOn } from '../vat-switch.ts';
import type { NoticeKind } from './notices.ts';

/** Something the register changed about one of the tenant's companies. */
export interface CompanyNews {
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly kind: NoticeKind;
  readonly was: string | null;
  readonly becomes: string | null;
  readonly toldAt: Date;
  readonly seen: boolean;
}

/** Which news to list, newest first. */
export interface NewsFilter {
  /** Those nobody has put aside alone. */
  readonly unseen: boolean;
  /** Of companies the member is responsible for alone. */
  readonly mine: boolean;
  /** Older than this one. */
  readonly before?: Pick<CompanyNews, 'toldAt' | 'id'> | undefined;
}

const PAGE = 50;

const columns = `n.id, n.company_id as "companyId", f.name as "companyName", n.kind, n.was, n.becomes, n.told_at as "toldAt",
                 n.seen_at is not null as seen`;
const fromLive = `company_notices n
         join companies f on f.tenant_id = n.tenant_id and f.id = n.company_id and f.deleted_at is null`;
const shown = `(n.kind not in ('vatRegistered', 'vatDeregistered') or ${vatIsOn})`;

/** A page of news about companies outside the trash, and whether there are older ones. */
export async function companyNews(
  by: Member,
  { unseen, mine, before }: NewsFilter,
): Promise<{ readonly news: CompanyNews[]; readonly older: boolean }> {
  demand(by, 'read');
  const rows = await sql<CompanyNews>(
    `select ${columns}
       from ${fromLive}
      where n.tenant_id = $1 and ${shown} ${unseen ? 'and n.seen_at is null' : ''}
        and ($2::uuid is null or f.owner_id = $2)
        and ($3::timestamptz is null or (n.told_at, n.id) < ($3, $4))
      order by n.told_at desc, n.id desc limit ${PAGE + 1}`,
    [by.tenantId, mine ? by.id : null, before?.toldAt ?? null, before?.id ?? null],
  );
  return { news: rows.slice(0, PAGE), older: rows.length > PAGE };
}

/** News about one company that nobody has put aside, newest first. */
export const newsOf = async (by: Member, companyId: string): Promise<CompanyNews[]> =>
  isId(companyId)
    ? sql<CompanyNews>(
        `select ${columns} from ${fromLive}
          where n.tenant_id = $1 and ${shown} and n.company_id = $2 and n.seen_at is null
          order by n.told_at desc, n.id desc limit 10`,
        [by.tenantId, companyId],
      )
    : [];

/** The newest few that nobody has put aside, about companies the member is responsible for or nobody is. */
export const newsFor = (by: Member, limit: number): Promise<CompanyNews[]> =>
  sql<CompanyNews>(
    `select ${columns} from ${fromLive}
      where n.tenant_id = $1 and ${shown} and n.seen_at is null and (f.owner_id = $2 or f.owner_id is null)
      order by n.told_at desc, n.id desc limit $3`,
    [by.tenantId, by.id, limit],
  );

/** Which news to put aside: one, all of a company, or all that stood on a page, which later ones did not. */
export type Seen =
  | { readonly id: string }
  | { readonly companyId: string }
  | { readonly until: Date; readonly mine: boolean };

/** Puts news aside for the whole tenant; it stays in the list of all. @returns how many */
export async function putAside(by: Member, seen: Seen): Promise<number> {
  demand(by, 'write');
  if ('until' in seen)
    return change(
      `update company_notices n set seen_at = now(), seen_by = $2
        where n.tenant_id = $1 and n.seen_at is null and n.told_at <= $3
          and (not $4 or n.company_id in (select id from companies where tenant_id = $1 and owner_id = $2))`,
      [by.tenantId, by.id, seen.until, seen.mine],
    );
  const [column, id] = 'id' in seen ? ['id', seen.id] : ['company_id', seen.companyId];
  if (!isId(id)) return 0;
  return change(
    `update company_notices set seen_at = now(), seen_by = $2 where tenant_id = $1 and seen_at is null and ${column} = $3`,
    [by.tenantId, by.id, id],
  );
}
