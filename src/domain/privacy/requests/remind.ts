import { osloDay, daysAfter, daysBetween, type Day } from '../../clock.ts';
import { tenantIdsWithData } from '../../housekeeping.ts';
import { PLATFORM_TENANT_ID } from '../../identifiers.ts';
import { writeMail } from '../../mail/mail.ts';
import { faultPoint } from '../../fault-points.ts';
import { owe, settle, type LeasedObligation } from '../../outbox.ts';
import { outside } from '../../outside.ts';
import { inTenant, sql } from '../../tenancy.ts';
import { membersGetIn } from '../../tenants/lifecycle.ts';
import { system } from '../../audit/audit.ts';
import { reminderDays, reminderFor } from './clock.ts';
import { addEvent } from './events.ts';

/** Owes the mail that tells the desk of a request that came from outside. In the open transaction. */
export const tellOfArrival = (id: string, targetOn: Day): Promise<unknown> =>
  owe('request-reminder', `${id}:${targetOn}:${ARRIVED}`, { subjectId: id });

const ARRIVED = 'arrived';

/**
 * Owes the reminders that are due today, of every tenant whose members get in and of OnNet itself: a person's clock does not stop because
 * a tenant has ended and is in its grace. Each request is reminded of once for each of 14, 7 and 2 days, and once when it is overdue; when
 * a worker was away, only of the tightest one missed. A stopped clock is not reminded of. After that an overdue request stands on the desk's overview every day until it is answered.
 */
export async function oweRequestReminders(): Promise<void> {
  for (const tenantId of [PLATFORM_TENANT_ID, ...(await tenantIdsWithData())])
    await inTenant(tenantId, () => oweRemindersOf(tenantId));
}

async function oweRemindersOf(tenantId: string): Promise<void> {
  if (tenantId !== PLATFORM_TENANT_ID && !(await membersGetIn())) return;
  const today = osloDay();
  // Its own history says what it has been reminded of: an obligation is forgotten a week after it was done.
  const due = await sql<{ id: string; targetOn: string; remindedWith: number | null }>(
    `select r.id, r.target_on::text as "targetOn",
            (select min((e.details->>'days')::int) from data_subject_request_events e
              where e.tenant_id = $1 and e.request_id = r.id and e.kind = 'reminded'
                and e.details->>'target' = r.target_on::text) as "remindedWith"
       from data_subject_requests r
      where r.tenant_id = $1 and r.state in ('draft', 'open') and r.paused_on is null and r.target_on <= $2`,
    [tenantId, daysAfter(today, Math.max(...reminderDays))],
  );
  for (const { id, targetOn, remindedWith } of due) {
    const reminder = reminderFor(daysBetween(today, targetOn));
    const given = remindedWith === null ? undefined : reminderFor(remindedWith);
    if (reminder !== undefined && reminder !== given)
      await owe('request-reminder', `${id}:${targetOn}:${reminder}`, { subjectId: id });
  }
}

/** Mails everybody who looks after privacy at the desk that a request has come, is due or overdue, unless it has been answered meanwhile. */
export async function remindOfRequest(obligation: LeasedObligation): Promise<void> {
  const { tenantId, subjectId, key } = obligation;
  const [, targetOn = '', about] = key.split(':');
  await inTenant(tenantId, async () => {
    const [request] = await sql<{ id: string; targetOn: string }>(
      `select id, target_on::text as "targetOn" from data_subject_requests
        where tenant_id = $1 and id = $2 and state in ('draft', 'open') and paused_on is null
          and target_on::text = $3`,
      [tenantId, subjectId, targetOn],
    );
    if (request) {
      const days = daysBetween(osloDay(), request.targetOn);
      for (const person of await people(tenantId))
        await writeMail('request-reminder', {
          to: person.email,
          language: person.language,
          params: {
            controller: person.controller,
            targetOn: request.targetOn,
            days,
            arrived: about === ARRIVED ? 'yes' : 'no',
            link: linkTo(person.slug, request.id),
          },
          key: `request-reminder:${key}:${person.id}`,
        });
      await faultPoint('reminders written');
      if (about !== ARRIVED)
        await addEvent(request.id, 'reminded', system, { details: { days, target: request.targetOn } });
    }
    await settle(obligation);
  });
}

interface PrivacyPerson {
  readonly id: string;
  readonly email: string;
  readonly language: 'nb' | 'en';
  readonly controller: string;
  readonly slug: string;
}

/** Owners and administrators of the tenant; for OnNet's own requests its operators. */
const people = (tenantId: string): Promise<PrivacyPerson[]> =>
  tenantId === PLATFORM_TENANT_ID
    ? sql(
        `select u.id, u.email, u.language, t.name as controller, '' as slug
           from users u join tenants t on t.id = $1 where u.operator and not u.locked order by u.id`,
        [tenantId],
      )
    : sql(
        `select u.id, u.email, u.language, t.name as controller, t.slug
           from members m join users u on u.id = m.user_id and not u.locked join tenants t on t.id = m.tenant_id
          where m.tenant_id = $1 and m.ended_at is null and m.role in ('owner', 'admin') order by u.id`,
        [tenantId],
      );

/** Where a request is answered. The web has the same addresses in src/web/paths.ts, and a test holds them together. */
const linkTo = (slug: string, id: string): string =>
  `${outside().publicUrl}${slug === '' ? '/operator' : `/t/${encodeURIComponent(slug)}/privacy`}/requests/${id}`;
