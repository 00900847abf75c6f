import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { Invalid, NotFound, type FieldProblem } from '../errors.ts';
import { isId, newId } from '../identifiers.ts';
import { submittedBefore } from '../submissions.ts';
import { change, sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { ActivityKind, ActivitySubject } from './activity.ts';
import { refreshLastActivity } from './last-activity.ts';

export interface NewActivity {
  readonly kind: ActivityKind;
  readonly subject: ActivitySubject;
  /** What it was about, in one line. A task needs one. */
  readonly title: string;
  readonly body: string;
  /** When it happened; now when left out. Never ahead: what is to come is a task. */
  readonly happenedAt?: Date | undefined;
  /** When a task is due. */
  readonly dueAt?: Date | undefined;
}

export const LONGEST_TITLE = 200;
export const LONGEST_BODY = 10_000;

/**
 * Writes an activity on a record and everything it belongs to, and moves their last activity; a form sent twice writes
 * one.
 * @param id of the new activity, the same for a form sent twice
 * @returns its id
 * @throws Invalid (fields title, body, happenedAt), NotFound when the record is not there, NotAllowed
 */
export async function recordActivity(by: Member, activity: NewActivity, id = newId()): Promise<string> {
  demand(by, 'write');
  const problems = problemsOf(activity);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  if (await submittedBefore('activity', id)) return id;
  const belongs = await belongingTo(by, activity.subject);
  const isTask = activity.kind === 'task';
  await change(
    `insert into activities (tenant_id, id, kind, subject, body, contact_id, company_id, deal_id, by_member,
                             happened_at, due_at, created_at, restricted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
             (select restricted_at from contacts where tenant_id = $1 and id = $6))`,
    [
      by.tenantId,
      id,
      activity.kind,
      activity.title.trim(),
      activity.body.trim(),
      belongs.contactId,
      belongs.companyId,
      belongs.dealId,
      by.id,
      isTask ? now() : (activity.happenedAt ?? now()),
      isTask ? (activity.dueAt ?? null) : null,
      now(),
    ],
  );
  await Promise.all([
    isTask ? undefined : refreshLastActivity(belongs),
    record(asActor(by), 'activity.recorded', { kind: 'activity', id }, { kind: activity.kind }),
  ]);
  return id;
}

function problemsOf({ kind, title, body, happenedAt }: NewActivity): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  const tooLong = (count: number): FieldProblem => ({ key: 'form.tooLong', params: { count } });
  if (title.length > LONGEST_TITLE) problems['title'] = tooLong(LONGEST_TITLE);
  if (body.length > LONGEST_BODY) problems['body'] = tooLong(LONGEST_BODY);
  if (kind === 'task' && title.trim() === '') problems['title'] = 'form.required';
  else if (title.trim() === '' && body.trim() === '') problems['body'] = 'form.required';
  if (kind !== 'task' && happenedAt && happenedAt > now()) problems['happenedAt'] = 'activities.ahead';
  return problems;
}

interface Belonging {
  readonly contactId: string | null;
  readonly companyId: string | null;
  readonly dealId: string | null;
}

// The person is locked, so that nobody restricts them before the activity is there to be restricted with them. A deal's
// person who is restricted is left out: the sale goes on without anything being written about them.
const belongings: Readonly<Record<ActivitySubject['kind'], string>> = {
  contact: `select id as "contactId", company_id as "companyId", null::uuid as "dealId"
              from contacts where tenant_id = $1 and id = $2 and deleted_at is null for key share`,
  company: `select null::uuid as "contactId", id as "companyId", null::uuid as "dealId"
              from companies where tenant_id = $1 and id = $2 and deleted_at is null`,
  deal: `select (select c.id from contacts c where c.tenant_id = $1 and c.id = d.contact_id for key share) as "contactId",
                d.company_id as "companyId", d.id as "dealId"
           from deals d where d.tenant_id = $1 and d.id = $2 and d.deleted_at is null`,
};

async function belongingTo(by: Member, subject: ActivitySubject): Promise<Belonging> {
  const [row] = isId(subject.id) ? await sql<Belonging>(belongings[subject.kind], [by.tenantId, subject.id]) : [];
  if (!row) throw new NotFound(subject.kind);
  return row;
}
