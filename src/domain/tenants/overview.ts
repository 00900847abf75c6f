import { now } from '../clock.ts';
import { newsFor, type CompanyNews } from '../companies/news/company-news.ts';
import { sql } from '../tenancy.ts';
import { demand, type Member } from '../users/member.ts';

/** A task of the member's own that is not done. */
export interface OpenTask {
  readonly id: string;
  readonly subject: string;
  readonly dueAt: Date | null;
  readonly late: boolean;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly dealId: string | null;
  readonly dealTitle: string | null;
}

/** A contact or company that changed lately. */
export interface RecentRecord {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly changedAt: Date;
}

/** The page a member starts on. Numbers are of the member's own and stop at a ceiling, so that none grows slow. */
export interface Overview {
  readonly tasks: readonly OpenTask[];
  readonly contacts: readonly RecentRecord[];
  readonly companies: readonly RecentRecord[];
  /** What the register changed about the member's companies, and nobody has put aside. */
  readonly news: readonly CompanyNews[];
  readonly openDeals: number;
  readonly openAmountMinor: number;
  readonly lateTasks: number;
  /** Counts stop here: this many may mean more. */
  readonly ceiling: number;
  /** Nothing has been put in yet. */
  readonly empty: boolean;
}

const CEILING = 200;
const NEWS_SHOWN = 5;

/** What the member should see first. One round trip: the statements travel together. */
export async function overviewOf(by: Member): Promise<Overview> {
  demand(by, 'read');
  const mine = [by.tenantId, by.id];
  const [tasks, [late], [deals], contacts, companies, news] = await Promise.all([
    sql<Omit<OpenTask, 'late'>>(
      `select a.id, a.subject, a.due_at as "dueAt", a.contact_id as "contactId",
              nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName", a.company_id as "companyId",
              f.name as "companyName", a.deal_id as "dealId", d.title as "dealTitle"
         from activities a
         left join contacts c on c.tenant_id = a.tenant_id and c.id = a.contact_id
         left join companies f on f.tenant_id = a.tenant_id and f.id = a.company_id
         left join deals d on d.tenant_id = a.tenant_id and d.id = a.deal_id
        where a.tenant_id = $1 and a.by_member = $2 and a.kind = 'task' and a.done_at is null and a.deleted_at is null
        order by a.due_at nulls last limit 8`,
      mine,
    ),
    sql<{ count: number }>(
      `select count(*)::int as count from (
         select 1 from activities
          where tenant_id = $1 and by_member = $2 and kind = 'task' and done_at is null and deleted_at is null
            and due_at < $3 limit ${CEILING}) late`,
      [...mine, now()],
    ),
    sql<{ count: number; amount: number }>(
      `select count(*)::int as count, coalesce(sum(amount_minor), 0)::bigint as amount from (
         select d.amount_minor from deals d
           join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id and s.outcome = 'open'
          where d.tenant_id = $1 and d.owner_id = $2 and d.deleted_at is null limit ${CEILING}) open`,
      mine,
    ),
    sql<RecentRecord>(
      `select id, trim(given_name || ' ' || family_name) as name, company_name as note,
              coalesce(last_activity_at, created_at) as "changedAt"
         from contacts where tenant_id = $1 and deleted_at is null and anonymised_at is null
        order by last_activity_at desc nulls last, id desc limit 6`,
      [by.tenantId],
    ),
    sql<RecentRecord>(
      `select id, name, place as note, coalesce(last_activity_at, created_at) as "changedAt"
         from companies where tenant_id = $1 and deleted_at is null
        order by coalesce(last_activity_at, '-infinity') desc, id desc limit 6`,
      [by.tenantId],
    ),
    newsFor(by, NEWS_SHOWN),
  ]);
  return {
    tasks: tasks.map((task) => ({ ...task, late: task.dueAt !== null && task.dueAt < now() })),
    contacts,
    companies,
    news,
    openDeals: deals?.count ?? 0,
    openAmountMinor: deals?.amount ?? 0,
    lateTasks: late?.count ?? 0,
    ceiling: CEILING,
    empty: contacts.length === 0 && companies.length === 0,
  };
}
