import type { AuditAction } from '../audit/actions.ts';
import { record } from '../audit/audit.ts';
import { now } from '../clock.ts';
import { NotFound } from '../errors.ts';
import { isId } from '../identifiers.ts';
import { sql } from '../tenancy.ts';
import { asActor, demand, type Member } from '../users/member.ts';
import type { ActivityKind, ActivitySubject } from './activity.ts';
import { refreshLastActivity } from './last-activity.ts';

/** An activity after a change: what it belongs to, so that the page it stands on can be shown again. */
export interface ChangedActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly contactId: string | null;
  readonly companyId: string | null;
  readonly dealId: string | null;
}

const shown = `id, kind, subject as title, contact_id as "contactId", company_id as "companyId", deal_id as "dealId"`;

/** SQL that is true of an activity unless it is what is left of an erased person's, which nobody touches; the tenant is `$1`. */
export const isOfTheLiving = `not exists (select from contacts c where c.tenant_id = $1 and c.id = contact_id and c.anonymised_at is not null)`;

/** Marks a task as done now; a task that is done stays as it is. @throws NotFound, NotAllowed */
export const completeTask = (by: Member, id: string): Promise<ChangedActivity> =>
  changeActivity(
    by,
    id,
    'activity.completed',
    `update activities set done_at = coalesce(done_at, $3),
            happened_at = case when done_at is null then $3 else happened_at end
      where tenant_id = $1 and id = $2 and kind = 'task' and deleted_at is null and ${isOfTheLiving} returning ${shown}`,
  );

/** Makes a done task open again. @throws NotFound, NotAllowed */
export const reopenTask = (by: Member, id: string): Promise<ChangedActivity> =>
  changeActivity(
    by,
    id,
    'activity.reopened',
    `update activities set done_at = null, happened_at = least(created_at, $3)
      where tenant_id = $1 and id = $2 and kind = 'task' and deleted_at is null and ${isOfTheLiving} returning ${shown}`,
  );

/** Takes an activity off every timeline. `restoreActivity` puts it back. @throws NotFound, NotAllowed */
export const removeActivity = (by: Member, id: string): Promise<ChangedActivity> =>
  changeActivity(
    by,
    id,
    'activity.removed',
    `update activities set deleted_at = coalesce(deleted_at, $3) where tenant_id = $1 and id = $2 and ${isOfTheLiving} returning ${shown}`,
  );

/** Puts a removed activity back. @throws NotFound, NotAllowed */
export const restoreActivity = (by: Member, id: string): Promise<ChangedActivity> =>
  changeActivity(
    by,
    id,
    'activity.restored',
    `update activities set deleted_at = null where tenant_id = $1 and id = $2 and ${isOfTheLiving} returning ${shown}`,
    [],
  );

async function changeActivity(
  by: Member,
  id: string,
  action: AuditAction,
  text: string,
  values: readonly unknown[] = [now()],
): Promise<ChangedActivity> {
  demand(by, 'write');
  const [changed] = isId(id) ? await sql<ChangedActivity>(text, [by.tenantId, id, ...values]) : [];
  if (!changed) throw new NotFound('activity');
  await Promise.all([
    refreshLastActivity(changed),
    record(asActor(by), action, { kind: 'activity', id }, { kind: changed.kind }),
  ]);
  return changed;
}

/** The record whose page an activity is best seen on. */
export function homeOf({ contactId, companyId, dealId }: ChangedActivity): ActivitySubject | undefined {
  if (dealId !== null) return { kind: 'deal', id: dealId };
  if (contactId !== null) return { kind: 'contact', id: contactId };
  return companyId === null ? undefined : { kind: 'company', id: companyId };
}
