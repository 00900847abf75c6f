import { isId } from '../identifiers.ts';
import { monthOf } from '../privacy/inventory/month-of.ts';
import { sql } from '../tenancy.ts';
import type { Member } from '../users/member.ts';
import { subjectColumn, type ActivityKind, type ActivitySubject } from './activity.ts';

/** One activity as a timeline shows it. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string;
  readonly byName: string | null;
  readonly happenedAt: Date;
  /** Anonymisation left only the month of `happenedAt`. */
  readonly monthOnly: boolean;
  readonly dueAt: Date | null;
  /** Anonymisation left only the month of `dueAt`. */
  readonly dueMonthOnly: boolean;
  readonly doneAt: Date | null;
  /** The person it was with, on the page of a company or a deal. */
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly dealId: string | null;
  readonly dealTitle: string | null;
}

export interface Timeline {
  /** Tasks that are not done, the one due first on top; at most 50. */
  readonly tasks: readonly TimelineEntry[];
  /** What has happened, newest first. */
  readonly events: readonly TimelineEntry[];
  /** Give it as `before` to get what is older; undefined when there is nothing older. */
  readonly older: string | undefined;
  /** What it was to go on from is gone, as where it was erased: it begins anew. */
  readonly anew?: true;
}

export const TIMELINE_PAGE = 30;

const columns = `
  a.id, a.kind, a.subject as title, a.body, m.name as "byName", a.happened_at as "happenedAt",
  (c.anonymised_at is not null and a.happened_at = ${monthOf('a.happened_at')}) as "monthOnly", a.due_at as "dueAt",
  (a.subject = '' and coalesce(a.due_at = ${monthOf('a.due_at')}, false)) as "dueMonthOnly",
  a.done_at as "doneAt", a.contact_id as "contactId", nullif(trim(c.given_name || ' ' || c.family_name), '') as "contactName",
  a.deal_id as "dealId", d.title as "dealTitle"`;

const joins = `
  left join members m on m.tenant_id = a.tenant_id and m.id = a.by_member
  left join contacts c on c.tenant_id = a.tenant_id and c.id = a.contact_id
  left join deals d on d.tenant_id = a.tenant_id and d.id = a.deal_id`;

type Column = (typeof subjectColumn)[ActivitySubject['kind']];

const openTasks = (column: Column): string => `
  select ${columns} from activities a ${joins}
   where a.tenant_id = $1 and a.${column} = $2 and a.kind = 'task' and a.done_at is null and a.deleted_at is null
   order by a.due_at, a.id limit 50`;

const events = (column: Column, paged: boolean): string => `
  ${paged ? `with edge as (select happened_at, id from activities where tenant_id = $1 and id = $4)` : ''}
  select ${columns} from activities a ${joins}
   where a.tenant_id = $1 and a.${column} = $2 and a.deleted_at is null
     and (a.kind <> 'task' or a.done_at is not null)
     ${paged ? 'and (a.happened_at, a.id) < ((select happened_at from edge), (select id from edge))' : ''}
   order by a.happened_at desc, a.id desc limit $3`;

/**
 * A record's activities. Two statements that travel together; with `before` (the id of the last entry shown) the next
 * older entries only, in one; from the beginning where that entry is gone. Says nothing about whether the record exists.
 */
export async function timelineOf(by: Member, subject: ActivitySubject, before = ''): Promise<Timeline> {
  const column = subjectColumn[subject.kind];
  const paged = isId(before);
  const page = [by.tenantId, subject.id, TIMELINE_PAGE + 1];
  const [tasks, found] = await Promise.all([
    paged ? [] : sql<TimelineEntry>(openTasks(column), [by.tenantId, subject.id]),
    sql<TimelineEntry>(events(column, paged), paged ? [...page, before] : page),
  ]);
  if (paged && found.length === 0 && !(await isThere(by, before)))
    return { ...(await timelineOf(by, subject)), anew: true };
  const shown = found.slice(0, TIMELINE_PAGE);
  return { tasks, events: shown, older: found.length > TIMELINE_PAGE ? shown.at(-1)?.id : undefined };
}

async function isThere(by: Member, id: string): Promise<boolean> {
  return (await sql(`select from activities where tenant_id = $1 and id = $2`, [by.tenantId, id])).length > 0;
}
